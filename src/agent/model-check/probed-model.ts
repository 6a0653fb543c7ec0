import {
  AIMessage,
  AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
  tool,
} from "langchain";
import { GuardedModel } from "../guarded-model.ts";
import { Interaction } from "../interaction.ts";
import { requireWholeAnswer } from "../model-errors.ts";
import type { ModelSettings } from "../model-settings.ts";
import type { ModelExchange } from "../model-transport.ts";
import type { SkuNames } from "../sku-names.ts";
import { SYSTEM_PROMPT } from "../system-prompt.ts";
import { type AdvisorTool, withNulls } from "../tools/advisor-tool.ts";
import { advisorTools } from "../tools/advisor-tools.ts";
import { wireFormOf } from "../tools/callable-tools.ts";

/** A call of a tool as the model made it. */
export interface ProbedCall {
  readonly id: string;
  readonly name: string;
  readonly args: Record<string, unknown>;
  /** Whether the tool is one of ours and the arguments fit its schema. */
  readonly isSound: boolean;
}

export interface ProbedTurn {
  readonly text: string;
  readonly calls: readonly ProbedCall[];
}

const NOTHING_FOUND = JSON.stringify({ notes: ["This is a trial run, so there are no figures."] });

/**
 * A model that is asked fixed questions with the advisor's own prompt, tools and transport: what holds
 * here holds for the advisor. One is made per probe.
 */
export class ProbedModel {
  readonly #interaction: Interaction;
  readonly #model: GuardedModel;
  readonly #tools: readonly AdvisorTool[];
  readonly #signal: AbortSignal;

  constructor(settings: ModelSettings, skuNames: SkuNames, signal: AbortSignal) {
    this.#tools = advisorTools(skuNames);
    const fixed = { systemPrompt: SYSTEM_PROMPT, tools: wireFormOf(this.#tools) };
    this.#interaction = new Interaction(skuNames, fixed);
    this.#model = new GuardedModel(settings);
    this.#signal = signal;
  }

  get lastExchange(): ModelExchange | undefined {
    return this.#interaction.lastExchange;
  }

  /** Asks without tools. @throws what the model client or the wire says is wrong. */
  async say(question: string): Promise<ProbedTurn> {
    const prompt = this.#prompt([question]);
    return this.#turnOf(await this.#within(({ client }) => client.invoke(prompt, this.#options)));
  }

  /** The same as a stream, put together again. */
  async stream(question: string): Promise<ProbedTurn> {
    let whole = new AIMessageChunk("");
    const prompt = this.#prompt([question]);
    await this.#within(async ({ client }) => {
      const chunks = await client.stream(prompt, this.#options);
      for await (const chunk of chunks) whole = whole.concat(chunk);
    });
    return this.#turnOf(whole);
  }

  /** Asks with all of the advisor's tools; several texts are one question. */
  async ask(...question: readonly string[]): Promise<ProbedTurn> {
    return this.#askWithTools(this.#prompt(question));
  }

  /** Answers every call of a turn and gives what the model says then. */
  async answer(question: string, { text, calls }: ProbedTurn): Promise<ProbedTurn> {
    const content = this.#interaction.manifest.allowToolText(NOTHING_FOUND);
    const messages = [
      ...this.#prompt([question]),
      new AIMessage({
        content: text,
        tool_calls: calls.map(({ id, name, args }) => ({ id, name, args })),
      }),
      ...calls.map(({ id, name }) => new ToolMessage({ content, name, tool_call_id: id })),
    ];
    return this.#askWithTools(messages);
  }

  get #options() {
    return { signal: this.#signal };
  }

  #prompt(texts: readonly string[]) {
    const { manifest } = this.#interaction;
    const said = texts.map((text) => new HumanMessage(manifest.allowUserText(text)));
    return [new SystemMessage(SYSTEM_PROMPT), ...said];
  }

  async #askWithTools(messages: readonly BaseMessage[]): Promise<ProbedTurn> {
    const tools = this.#tools.map(({ name, description, schema }) =>
      tool(() => "", { name, description, schema }),
    );
    return this.#turnOf(
      await this.#within(({ client }) =>
        client.bindTools(tools).invoke([...messages], this.#options),
      ),
    );
  }

  #within<T>(act: (model: GuardedModel) => Promise<T>): Promise<T> {
    return this.#model.within(this.#interaction, () => act(this.#model));
  }

  #turnOf(message: AIMessage | AIMessageChunk): ProbedTurn {
    requireWholeAnswer(this.lastExchange);
    return {
      text: message.text,
      calls: (message.tool_calls ?? []).map(({ id = "", name, args }) => ({
        id,
        name,
        args,
        isSound: this.#tools.some(
          (one) => one.name === name && one.schema.safeParse(withNulls(one, args)).success,
        ),
      })),
    };
  }
}

import { HumanMessage, SystemMessage } from "langchain";
import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { parseJson } from "../../core/parse-json.ts";
import type { ConversationWall } from "../../privacy/index.ts";
import type { GuardedModel } from "../guarded-model.ts";
import type { Interaction } from "../interaction.ts";
import { requireWholeAnswer } from "../model-errors.ts";
import type { DeskTask } from "./ability.ts";
import { type DraftFault, faultIn } from "./checked-text.ts";

/** The form of a task's answer as it has to appear in the request, byte for byte. */
export function responseFormatOf({
  ability,
  schema,
}: Pick<DeskTask<unknown>, "ability" | "schema">) {
  return {
    type: "json_schema",
    json_schema: { name: ability, strict: true, schema: z.toJSONSchema(schema) },
  } as const;
}

export interface StructuredCall<Draft> {
  readonly task: DeskTask<Draft>;
  /** The ticket as the model is to read it. */
  readonly message: string;
  /** Every text in it, to hold the draft against. */
  readonly sent: string;
  readonly interaction: Interaction;
  readonly model: GuardedModel;
  /** Knows the contact of the ticket. */
  readonly wall: ConversationWall;
  readonly signal: AbortSignal;
  /** Counts a model call that begins. @throws AppError BUDGET_EXCEEDED. */
  readonly onModelCall: () => void;
  /** Told how the draft came to hold, for the receipt. */
  readonly onVerified: (verification: "verified" | "repaired") => void;
}

/**
 * Asks the model for a draft of the task's form and lets only what holds through, after one repair
 * turn at most. The model's own words are not sent back to it.
 * @throws AppError ANSWER_UNGROUNDED when the second draft does not hold either, or BUDGET_EXCEEDED.
 */
export async function draftWith<Draft>(call: StructuredCall<Draft>): Promise<Draft> {
  const { task, message, interaction, model, wall, signal, onModelCall, onVerified } = call;
  const { manifest } = interaction;
  const options = { response_format: responseFormatOf(task), signal };
  const ask = async (...said: readonly string[]): Promise<string> => {
    const told = said.map((text) => new HumanMessage(manifest.allowUserText(text)));
    const prompt = [new SystemMessage(manifest.systemPrompt), ...told];
    onModelCall();
    const answer = await model.within(
      interaction,
      () => model.client.invoke(prompt, options),
      (text) => wall.isPersonal(text),
    );
    requireWholeAnswer(interaction.lastExchange);
    return answer.text;
  };
  const first = checked(await ask(message), call);
  if ("draft" in first) {
    onVerified("verified");
    return first.draft;
  }
  const note = `Your draft cannot be used: ${first.fault}. Write it again from what the ticket says.`;
  const second = checked(await ask(message, note), call);
  if (!("draft" in second)) throw new AppError("ANSWER_UNGROUNDED");
  onVerified("repaired");
  return second.draft;
}

type Checked<Draft> = { readonly draft: Draft } | { readonly fault: DraftFault };

function checked<Draft>(
  answer: string,
  { task, sent, wall }: Pick<StructuredCall<Draft>, "task" | "sent" | "wall">,
): Checked<Draft> {
  const parsed = task.schema.safeParse(parseJson(answer));
  if (!parsed.success) return { fault: "not of the asked form" };
  for (const text of task.texts(parsed.data)) {
    const fault = faultIn(text, sent, wall);
    if (fault !== undefined) return { fault };
  }
  return { draft: parsed.data };
}

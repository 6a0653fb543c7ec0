import { z } from "zod";
import {
  type FilterVerdict,
  filterSpellings,
  promptFilters,
  verdictsIn,
} from "./filter-verdicts.ts";
import { said } from "./said.ts";

export const FINISH_REASONS = ["stop", "length", "tool_calls", "content_filter"] as const;
export type FinishReason = (typeof FINISH_REASONS)[number];

/** What servers of the dialect write for them (models of other vendors behind Foundry, gateways). */
const FINISH_SPELLINGS: Readonly<Record<string, FinishReason | undefined>> = {
  eos: "stop",
  end_turn: "stop",
  max_tokens: "length",
  model_length: "length",
  tool_use: "tool_calls",
  "content-filter": "content_filter",
};

/** What LangChain loses of an answer: finish reason, filter verdicts, refusal, usage. */
export interface WireReading {
  finishReason: FinishReason | undefined;
  refused: boolean;
  /** What an error objects to, in whatever words: something in the prompt, or its length. */
  objection: "filter" | "context" | undefined;
  verdicts: FilterVerdict[];
  promptTokens: number;
  completionTokens: number;
  cachedTokens: number;
}

/** Servers of the dialect put verdicts beside the choice or into its message. */
const message = said(z.object({ refusal: said(z.string()), ...filterSpellings }));
/** A number no model could have made of one request is none. */
const tokens = said(z.number().int().nonnegative().max(100_000_000));

const word = said(z.string());
const fault = z.object({ code: word, type: word, message: word });
const innerFault = said(fault.extend(filterSpellings));
const wireFault = fault.extend({ innererror: innerFault, inner_error: innerFault });

const payload = z.object({
  /** vLLM and gateways tell an error without wrapping it, LM Studio in a single sentence. */
  ...wireFault.shape,
  id: said(z.string()),
  prompt_filter_results: promptFilters,
  /** Its name in versions of the API until 2023-08. */
  prompt_annotations: promptFilters,
  ...filterSpellings,
  choices: said(
    z.array(
      z
        .object({
          finish_reason: said(z.string()),
          ...filterSpellings,
          message,
          delta: message,
        })
        .catch({}),
    ),
  ),
  usage: said(
    z.object({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      prompt_tokens_details: said(z.object({ cached_tokens: tokens })),
    }),
  ),
  error: said(z.union([wireFault, z.string().transform((message) => ({ message }))])),
});

export function emptyReading(): WireReading {
  return {
    finishReason: undefined,
    refused: false,
    objection: undefined,
    verdicts: [],
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
  };
}

/** Adds what a JSON body, or one event of a stream, says to a reading. Unknown forms add nothing. */
export function readPayload(said: unknown, reading: WireReading): void {
  const parsed = payload.safeParse(said);
  if (!parsed.success) return;
  const { choices, usage, error, prompt_filter_results, prompt_annotations } = parsed.data;
  reading.verdicts.push(...verdictsIn("answer", parsed.data));
  for (const prompt of [...(prompt_filter_results ?? []), ...(prompt_annotations ?? [])]) {
    reading.verdicts.push(...verdictsIn("prompt", prompt));
  }
  for (const choice of choices ?? []) readChoice(choice, reading);
  for (const told of [parsed.data, error]) if (told) readFault(told, reading);
  if (usage) readUsage(usage, reading);
}

type Payload = z.infer<typeof payload>;
type WireChoice = NonNullable<Payload["choices"]>[number];

/** Codes of a refused prompt: Azure's own, that of its policy, OpenAI's (Azure OpenAI, "Content filtering"). */
const FILTER_CODES = /^(content_filter|ResponsibleAIPolicyViolation|content_policy_violation)$/;
/** Azure and OpenAI have a code for it; vLLM, Ollama, llama.cpp and LM Studio have sentences. */
const CONTEXT_WORDS = /\bcontext[ _-]?(length|window|size)|exceed_context/i;

function readFault(told: z.infer<typeof wireFault>, reading: WireReading): void {
  const { code, type, message: sentence, innererror, inner_error: inner = innererror } = told;
  const verdicts = verdictsIn("prompt", inner);
  reading.verdicts.push(...verdicts);
  const codes = [code, type, inner?.code];
  if (verdicts.length > 0 || codes.some((one) => FILTER_CODES.test(one ?? ""))) {
    reading.objection = "filter";
  } else if ([...codes, sentence].some((one) => CONTEXT_WORDS.test(one ?? ""))) {
    reading.objection = "context";
  }
}

function readUsage(usage: NonNullable<Payload["usage"]>, reading: WireReading): void {
  reading.promptTokens = usage.prompt_tokens ?? 0;
  reading.completionTokens = usage.completion_tokens ?? 0;
  reading.cachedTokens = usage.prompt_tokens_details?.cached_tokens ?? 0;
}

/** A verdict once given stays: the asynchronous filter may object after the `stop`. */
function readChoice(choice: WireChoice, reading: WireReading): void {
  const reason = finishReasonOf(choice.finish_reason);
  if (reason !== undefined && reading.finishReason !== "content_filter") {
    reading.finishReason = reason;
  }
  if (choice.message?.refusal || choice.delta?.refusal) reading.refused = true;
  for (const part of [choice, choice.message, choice.delta]) {
    reading.verdicts.push(...verdictsIn("answer", part));
  }
}

function finishReasonOf(written = ""): FinishReason | undefined {
  return FINISH_REASONS.find((known) => known === written) ?? FINISH_SPELLINGS[written];
}

/** Whether an event is Azure's opening one: empty id, filter results only. It would confuse LangChain. */
export function isOpeningEvent(said: unknown): boolean {
  const parsed = payload.safeParse(said);
  return parsed.success && parsed.data.id === "" && (parsed.data.choices?.length ?? 0) === 0;
}

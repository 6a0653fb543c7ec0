import { z } from "zod";
import type { WireAnswerFilter, WirePromptFilter } from "./model-client.ts";

/** Categories Azure's filters report; the frozen package of types lacks the last three on one side. */
export const FILTER_CATEGORIES = [
  "hate",
  "sexual",
  "violence",
  "self_harm",
  "profanity",
  "jailbreak",
  "protected_material_text",
  "protected_material_code",
  "indirect_attack",
] as const satisfies readonly (
  | keyof WirePromptFilter
  | keyof WireAnswerFilter
  | "indirect_attack"
)[];
export type FilterCategory = (typeof FILTER_CATEGORIES)[number];

/** What a filter said about one category of the prompt or the answer, when it said anything. */
export interface FilterVerdict {
  readonly of: "prompt" | "answer";
  readonly category: FilterCategory;
  readonly filtered: boolean;
}

export const FINISH_REASONS = ["stop", "length", "tool_calls", "content_filter"] as const;
export type FinishReason = (typeof FINISH_REASONS)[number];

/** What LangChain loses of an answer: finish reason, filter verdicts, refusal, usage. */
export interface WireReading {
  finishReason: FinishReason | undefined;
  refused: boolean;
  broken: boolean;
  verdicts: FilterVerdict[];
  promptTokens: number;
  completionTokens: number;
  cachedTokens: number;
}

/** What is not of its form counts as not said, and takes nothing else with it. */
function said<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}

const filterResult = z.object({ filtered: said(z.boolean()), detected: said(z.boolean()) });
const filterResults = said(z.record(z.string(), z.unknown()));
/** Both spellings occur in the service's answers and documentation. */
const filterSpellings = {
  content_filter_results: filterResults,
  content_filter_result: filterResults,
};
/** Servers of the dialect put verdicts beside the choice or into its message. */
const message = said(z.object({ refusal: said(z.string()), ...filterSpellings }));
/** A number no model could have made of one request is none. */
const tokens = said(z.number().int().nonnegative().max(100_000_000));

const payload = z.object({
  id: said(z.string()),
  prompt_filter_results: said(z.array(z.object(filterSpellings).catch({}))),
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
  error: said(
    z.object({
      innererror: said(z.object(filterSpellings)),
    }),
  ),
});

export function emptyReading(): WireReading {
  return {
    finishReason: undefined,
    refused: false,
    broken: false,
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
  const { choices, usage, error, prompt_filter_results: prompts } = parsed.data;
  note("answer", parsed.data, reading);
  for (const prompt of prompts ?? []) note("prompt", prompt, reading);
  for (const choice of choices ?? []) readChoice(choice, reading);
  if (error) readError(error, reading);
  if (usage) readUsage(usage, reading);
}

type Payload = z.infer<typeof payload>;
type WireChoice = NonNullable<Payload["choices"]>[number];

function readError({ innererror }: NonNullable<Payload["error"]>, reading: WireReading): void {
  reading.broken = true;
  note("prompt", innererror, reading);
}

function readUsage(usage: NonNullable<Payload["usage"]>, reading: WireReading): void {
  reading.promptTokens = usage.prompt_tokens ?? 0;
  reading.completionTokens = usage.completion_tokens ?? 0;
  reading.cachedTokens = usage.prompt_tokens_details?.cached_tokens ?? 0;
}

/** A verdict once given stays: the asynchronous filter may object after the `stop`. */
function readChoice(choice: WireChoice, reading: WireReading): void {
  const reason = FINISH_REASONS.find((known) => known === choice.finish_reason);
  if (reason !== undefined && reading.finishReason !== "content_filter") {
    reading.finishReason = reason;
  }
  if (choice.message?.refusal || choice.delta?.refusal) reading.refused = true;
  for (const part of [choice, choice.message, choice.delta]) {
    note("answer", part, reading);
  }
}

type Told = z.infer<z.ZodObject<typeof filterSpellings>>;

function resultsIn(told: Told | undefined): Readonly<Record<string, unknown>> {
  return told?.content_filter_results ?? told?.content_filter_result ?? {};
}

function note(of: FilterVerdict["of"], told: Told | undefined, reading: WireReading): void {
  const results = resultsIn(told);
  for (const category of FILTER_CATEGORIES) {
    // The documentation itself writes both `self_harm` and `self-harm`.
    const verdict = results[category] ?? results[category.replaceAll("_", "-")];
    if (verdict === undefined) continue;
    const { filtered, detected } = filterResult.safeParse(verdict).data ?? {};
    if (filtered === true || detected === true) {
      reading.verdicts.push({ of, category, filtered: filtered === true });
    }
  }
}

/** Whether an event is Azure's opening one: empty id, filter results only. It would confuse LangChain. */
export function isOpeningEvent(said: unknown): boolean {
  const parsed = payload.safeParse(said);
  return parsed.success && parsed.data.id === "" && (parsed.data.choices?.length ?? 0) === 0;
}

import { z } from "zod";
import { parseJson } from "../core/parse-json.ts";
import { MAX_ANSWER_LENGTH } from "./grounding/plain-text.ts";

const textParts = z
  .array(z.object({ type: z.literal("text"), text: z.string() }))
  .transform((parts) => parts.map(({ text }) => text).join(""));

const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), textParts]).nullish(),
          tool_calls: z
            .array(z.object({ function: z.object({ name: z.string(), arguments: z.unknown() }) }))
            .nullish(),
        }),
      }),
    )
    .min(1),
});
type Message = z.infer<typeof completion>["choices"][number]["message"];

/** More than any interaction may make. */
const MOST_CALLS = 100;

/** A name that no tool has: the model is told so and calls again. */
const NO_TOOL = "no_such_tool";

/** Arguments that could not be read: no tool takes them, so that the model is told and calls again. */
const UNREADABLE = '{"unreadable":true}';

/**
 * An answer of the model in the one form LangChain is sure to understand. Servers of the dialect
 * differ: calls without an id or all of the same, arguments as an object or none, thoughts in the
 * text (Ollama, vLLM, LM Studio). Ids are ours, because LangChain takes messages with the same id for
 * one, and because what a model puts into an id would be sent back. What is not listed is dropped,
 * and so is what goes on beyond what is read of an answer: it would be looked through before it is
 * sent back.
 * @param newId gives another id with every call.
 * @returns JSON; `undefined` when what was said is no completion.
 */
export function plainCompletion(said: unknown, newId: () => string): string | undefined {
  const [choice] = completion.safeParse(said).data?.choices ?? [];
  if (choice === undefined) return undefined;
  const { finish_reason, message } = choice;
  return JSON.stringify({
    id: newId(),
    object: "chat.completion",
    choices: [{ index: 0, finish_reason, message: plainMessage(message, newId) }],
  });
}

function plainMessage({ content, tool_calls: calls }: Message, newId: () => string): object {
  return {
    role: "assistant",
    content: content == null ? null : withoutThoughts(content).slice(0, MAX_ANSWER_LENGTH + 1),
    ...(calls?.length
      ? {
          tool_calls: calls.slice(0, MOST_CALLS).map(({ function: called }) => ({
            id: newId(),
            type: "function",
            function: {
              name: readableName(called.name),
              arguments: readableArguments(called.arguments),
            },
          })),
        }
      : {}),
  };
}

/** Some templates open the thinking themselves, so that only its end is in the answer. */
function withoutThoughts(content: string): string {
  return content.replace(/^.*<\/think>\s*/s, "");
}

/** Some models put blanks around a name; what could be the name of no tool is not sent back. */
function readableName(given: string): string {
  const name = given.trim();
  return /^[\w-]{1,64}$/.test(name) ? name : NO_TOOL;
}

/** Arguments as JSON of an object. */
function readableArguments(given: unknown): string {
  if (given === undefined || given === null || given === "") return "{}";
  const args = typeof given === "string" ? parseJson(given) : given;
  const isObject = typeof args === "object" && args !== null && !Array.isArray(args);
  const written = isObject ? asJson(args) : undefined;
  return written === undefined || written.length > MAX_ANSWER_LENGTH ? UNREADABLE : written;
}

function asJson(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

import type { ModelTurn } from "../behaviour.ts";
import type { ChatMessage, SentTool } from "../chat-request.ts";
import { writeAnswer } from "./answer.ts";
import { type IntentReader, shippedReader } from "./intents/intent-reader.ts";
import { waysOf } from "./intents/sent-intents.ts";
import { replyTo } from "./replies.ts";
import { readToolResult } from "./tool-result.ts";
import { type Parts, understand } from "./understand.ts";
import { stemsOf } from "./words.ts";

/** A note about what the model wrote is no question. */
const ABOUT_THE_ANSWER = /^your (?:answer|draft|reply)\b/i;

/** No person asks at such length: a text that only fills a prompt is not read sentence by sentence. */
const LONGEST_QUESTION = 4_096;

/**
 * What the demo planner does next. It sees what a model would see, the messages and the tool schemas,
 * and knows nothing else; same input, same turn. A question becomes a plan in four steps:
 *
 * 1. an `IntentReader`, learned from labelled questions, guesses what a text asks for, whatever the
 *    products, spans of time and numbers in it;
 * 2. `waysOf` says which of the tools that were sent tells this, and `argumentsFor` fills its
 *    arguments with the products, spans and numbers of the question;
 * 3. `understand` does this with the whole text, its halves, and the question before;
 * 4. where no guess is sure enough, or no tool can tell, `replyTo` says so or asks back.
 */
export function plan(
  messages: readonly ChatMessage[],
  tools: readonly SentTool[],
  reader: IntentReader = shippedReader(),
): ModelTurn {
  const questions = messages.flatMap(({ role, text }, at) =>
    role === "user" && !ABOUT_THE_ANSWER.test(text) ? [{ text, at }] : [],
  );
  const { text = "", at: asked = -1 } = questions.at(-1) ?? {};
  const earlier = questions
    .slice(0, -1)
    .flatMap((one) => (one.text.length > LONGEST_QUESTION ? [] : [one.text]));
  const parts = partsOf(tools, reader);
  const understanding = understand(text, earlier, parts);
  if (understanding.kind !== "steps") return says(replyTo(understanding, text));
  const { steps } = understanding;
  const results = messages.slice(asked + 1).filter((message) => message.role === "tool");
  if (results.length > 0) {
    return says(
      writeAnswer(
        results.flatMap((message, index) => {
          const step = steps[index % steps.length];
          return step ? [{ step, result: readToolResult(message.text) }] : [];
        }),
        parts.names,
      ),
    );
  }
  return {
    kind: "tools",
    calls: steps.map(({ tool, args }) => ({
      name: tool.name,
      arguments: JSON.stringify(args),
    })),
  };
}

/** Tools are read once for all the turns they are sent with. */
const READ = new WeakMap<readonly SentTool[], Parts>();

function partsOf(tools: readonly SentTool[], reader: IntentReader): Parts {
  const known = READ.get(tools);
  if (known?.reader === reader) return known;
  const names = namesIn(tools);
  const parts = { names, words: wordsIn(tools), reader, ways: waysOf(tools, reader, names) };
  READ.set(tools, parts);
  return parts;
}

const says = (text: string): ModelTurn => ({ kind: "text", text });

/** Proper names the tools can be narrowed to: products. */
function namesIn(tools: readonly SentTool[]): readonly string[] {
  const lists = tools.flatMap(({ parameters }) => enumerationsIn(parameters));
  return [...new Set(lists.filter(areNames).flat())];
}

/** Every word the tools are described with. */
const wordsIn = (tools: readonly SentTool[]): ReadonlySet<string> =>
  new Set(stemsOf(tools.map((tool) => JSON.stringify(tool)).join(" ")));

/** Every list of allowed words anywhere in a schema. */
function enumerationsIn(schema: unknown): readonly (readonly string[])[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "enum" && Array.isArray(value)
      ? [value.filter((one): one is string => typeof one === "string")]
      : enumerationsIn(value),
  );
}

/** Whether the values of arrays are proper names: most of them begin with a capital letter. */
const areNames = (values: readonly string[]): boolean =>
  values.filter((value) => /^\p{Lu}/u.test(value)).length * 2 > values.length;

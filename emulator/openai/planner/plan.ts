import type { ModelTurn } from "../behaviour.ts";
import type { ChatMessage, SentTool } from "../chat-request.ts";
import { writeAnswer } from "./answer.ts";
import { declineChange, declinePeople, replyTo } from "./replies.ts";
import { requestOf } from "./requests.ts";
import { readToolResult } from "./tool-result.ts";
import { understand } from "./understand.ts";
import { stemsOf } from "./words.ts";

/** A note about what the model wrote is no question. */
const ABOUT_THE_ANSWER = /^your (?:answer|draft|reply)\b/i;

/** No person asks at such length: a text that only fills a prompt is not read sentence by sentence. */
const LONGEST_QUESTION = 4_096;

/**
 * What the demo planner does next. It sees what a model would see, the messages and the tool schemas,
 * and knows nothing else; same input, same turn. A question becomes a plan in five steps:
 *
 * 1. `readQuestion` makes claims of its words by the lexicon: concepts, products, spans of time,
 *    numbers, and words nobody knows;
 * 2. `candidatesFor` fills the arguments of every tool from its schema and notes which claims that
 *    tool, by its own words, accounts for;
 * 3. `decide` takes the tool that accounts for every claim, if no other does as well;
 * 4. `understand` tries this with the whole text, its sentences, its halves, and the question before;
 * 5. where nothing accounts for everything, `replyTo` says what is missing or asks back.
 */
export function plan(messages: readonly ChatMessage[], tools: readonly SentTool[]): ModelTurn {
  const questions = messages.flatMap(({ role, text }, at) =>
    role === "user" && !ABOUT_THE_ANSWER.test(text) ? [{ text, at }] : [],
  );
  const { text = "", at: asked = -1 } = questions.at(-1) ?? {};
  const words = wordsIn(tools);
  const request = requestOf(text, words);
  if (request === "change") return says(declineChange());
  if (request === "people") return says(declinePeople());
  const earlier = questions
    .slice(0, -1)
    .flatMap((one) => (one.text.length > LONGEST_QUESTION ? [] : [one.text]));
  const names = namesIn(tools);
  const understanding = understand(text, earlier, { tools, names, words });
  if (understanding.kind !== "steps") return says(replyTo(understanding, tools));
  const { steps } = understanding;
  const results = messages.slice(asked + 1).filter((message) => message.role === "tool");
  if (results.length > 0) {
    return says(
      writeAnswer(
        results.flatMap((message, index) => {
          const step = steps[index % steps.length];
          return step ? [{ reading: step.reading, result: readToolResult(message.text) }] : [];
        }),
        names,
      ),
    );
  }
  return {
    kind: "tools",
    calls: steps.map(({ candidate: { tool, args } }) => ({
      name: tool.name,
      arguments: JSON.stringify(args),
    })),
  };
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

import { labelledFile } from "./intents/examples.ts";
import { intentOf } from "./intents/expectations.ts";
import { missingSourceOf } from "./missing-sources.ts";
import type { Understanding } from "./understand.ts";

/** Said under every answer: nobody should take rules for a language model. */
export const SIGNATURE = "This answer was put together by the demo planner, which is no AI model.";

const NOT_UNDERSTOOD =
  "I did not understand this question. Ask me about seats, cost, savings, renewals, usage, findings or recommendations.";

const signed = (text: string): string => `${text}\n\n${SIGNATURE}`;

/** What is said instead of a call: what is missing, or what could have been meant. */
export function replyTo(
  understanding: Exclude<Understanding, { readonly kind: "steps" }>,
  question: string,
): string {
  const missing = missingSourceOf(question);
  switch (understanding.kind) {
    case "change":
      return signed(
        "I can only read, so I cannot change anything. Ask me for figures to decide by.",
      );
    case "people":
      return signed("I never speak about individual people. Ask me how many there are instead.");
    case "open":
      return signed(missing ?? didYouMean(understanding.between, understanding.names));
    case "beyond":
      return signed(
        `I cannot know this: none of my tools can answer about ${understanding.about}.`,
      );
    case "narrower":
      return signed("I cannot know this: none of my figures can be narrowed that way.");
    case "nothing":
      return signed(missing ?? NOT_UNDERSTOOD);
    default:
      return understanding satisfies never;
  }
}

/** A plain question for every intent, about what was asked about. */
function didYouMean(between: readonly string[], names: readonly string[]): string {
  const about = names.length > 0 && names.length <= MOST_NAMES ? ` for ${names.join(" or ")}` : "";
  const questions = between.flatMap((intent) => plainQuestions().get(intent) ?? []);
  return questions.length === 0
    ? NOT_UNDERSTOOD
    : questions
        .map((one) => `Did you mean: ${lowered(one).replace("?", `${about}?`)}`)
        .join("\n\n");
}

const MOST_NAMES = 3;
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

let plain: ReadonlyMap<string, string> | undefined;

function plainQuestions(): ReadonlyMap<string, string> {
  plain ??= new Map(
    labelledFile("plain").flatMap(({ question, expected }) =>
      expected.flat().map((call) => [intentOf(call), question] as const),
    ),
  );
  return plain;
}

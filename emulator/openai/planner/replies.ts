import type { SentTool } from "../chat-request.ts";
import type { Candidate } from "./candidates.ts";
import { isTopic } from "./reading.ts";
import type { Understanding } from "./understand.ts";

/** Said under every answer: nobody should take rules for a language model. */
export const SIGNATURE = "This answer was put together by the demo planner, which is no AI model.";

const signed = (text: string): string => `${text}\n\n${SIGNATURE}`;

const topicOf = (tool: SentTool): string => tool.name.replaceAll("_", " ");

const listOf = (tools: readonly SentTool[]): string =>
  tools.map((tool) => `- ${topicOf(tool)}`).join("\n");

export function declineChange(): string {
  return signed("I can only read, so I cannot change anything. Ask me for figures to decide by.");
}

export function declinePeople(): string {
  return signed("I never speak about individual people. Ask me how many there are instead.");
}

/** What is said instead of a call: what is missing, or what could have been meant. */
export function replyTo(
  understanding: Exclude<Understanding, { readonly kind: "steps" }>,
  tools: readonly SentTool[],
): string {
  switch (understanding.kind) {
    case "open":
      return didYouMean(understanding.between);
    case "unclear":
      return didYouMean(
        understanding.near,
        "There are words in this question that I do not know. ",
      );
    case "beyond":
      return signed(`I cannot know this: ${whatIsMissing(understanding.near[0])}.`);
    case "nothing":
      return signed(`I did not understand this question. I can speak about:\n\n${listOf(tools)}`);
    default:
      return understanding satisfies never;
  }
}

const didYouMean = (candidates: readonly Candidate[], because = ""): string =>
  signed(`${because}Did you mean:\n\n${listOf(candidates.map(({ tool }) => tool))}`);

/** The first two digits of years. */
const YEARS: ReadonlySet<number> = new Set([19, 20]);

function whatIsMissing(candidate: Candidate | undefined): string {
  const open = candidate?.open ?? [];
  const isOfTime = open.some(
    ({ span, number, concepts }) =>
      span !== null ||
      concepts.includes("date") ||
      (number !== null && YEARS.has(Math.floor(number / 100))),
  );
  if (isOfTime) return "none of my figures is made for that span of time";
  const about = open.flatMap(({ concepts }) => concepts).find((one) => isTopic(one));
  if (about !== undefined) return `none of my tools can answer about ${about}`;
  const isDrawn = open.some(
    ({ number, concepts }) => number !== null || concepts.includes("threshold"),
  );
  return isDrawn
    ? "none of my figures is drawn up by such a limit"
    : "none of my figures can be narrowed that way";
}

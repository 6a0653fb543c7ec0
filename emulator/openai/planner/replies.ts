import type { SentTool } from "../chat-request.ts";
import type { Concept } from "./lexicon.ts";

/** Said under every answer: nobody should take rules for a language model. */
export const SIGNATURE = "This answer was put together by the demo planner, which is no AI model.";

const signed = (text: string): string => `${text}\n\n${SIGNATURE}`;

const topicOf = (tool: SentTool): string => tool.name.replaceAll("_", " ");

const listOf = (tools: readonly SentTool[]): string =>
  tools.map((tool) => `- ${topicOf(tool)}`).join("\n");

export function abstain(tools: readonly SentTool[]): string {
  return signed(`I did not understand this question. I can speak about:\n\n${listOf(tools)}`);
}

export function didYouMean(tools: readonly SentTool[]): string {
  return signed(`Did you mean:\n\n${listOf(tools)}`);
}

export function declineChange(): string {
  return signed("I can only read, so I cannot change anything. Ask me for figures to decide by.");
}

export function declinePeople(): string {
  return signed("I never speak about individual people. Ask me how many there are instead.");
}

/** @param missing what no tool can break figures down by; a span of time when not given. */
export function cannotBreakDown(missing: Concept | undefined): string {
  const what =
    missing === undefined
      ? "none of my figures is made for that span of time"
      : `none of my tools can answer about ${missing === "whatIf" ? "what would happen" : missing}`;
  return signed(`I cannot know this: ${what}.`);
}

import type { SentTool } from "../chat-request.ts";

const SPAN = /\b(?<number>\d{1,4})[ -]?(?<unit>day|week|month|quarter|year)s?\b/giu;

/** A year by its number: figures are of today. */
const YEAR = /\b(?:19|20)\d\d\b/;

/** Whether a question names a span of time that no tool speaks of: its figures would be of another one. */
export function unknownSpan(question: string, tools: readonly SentTool[]): boolean {
  const spoken = tools
    .map((tool) => `${tool.description} ${JSON.stringify(tool.parameters)}`)
    .join(" ");
  if (YEAR.test(question)) return true;
  return [...question.matchAll(SPAN)].some(({ groups }) => {
    const { number = "", unit = "" } = groups ?? {};
    return !new RegExp(`\\b${number}[ -]?${unit}`, "i").test(spoken);
  });
}

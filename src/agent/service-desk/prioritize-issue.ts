import { z } from "zod";
import { type DeskTask, internal } from "./ability.ts";

/** Impact, urgency and why, as judged by the model; the priority follows from the tenant's matrix. */
export interface IssueJudgement {
  readonly impact: string;
  readonly urgency: string;
  readonly impactReason: string;
  readonly urgencyReason: string;
}

const LONGEST_REASON = 400;

export function prioritizeTask(levels: {
  readonly impacts: readonly string[];
  readonly urgencies: readonly string[];
}): DeskTask<IssueJudgement> {
  return {
    ability: "prioritize_issue",
    instructions:
      "Judge the impact and the urgency of this issue. The levels are listed from the highest to the lowest. Give a reason for each from what the ticket says.",
    schema: z.strictObject({
      impact: z
        .enum(levels.impacts)
        .describe("Level of impact, highest first: how many people and how much work is affected."),
      urgency: z
        .enum(levels.urgencies)
        .describe("Level of urgency, highest first: how soon work stops or a deadline passes."),
      impactReason: z.string().describe("Reason for the impact, one sentence."),
      urgencyReason: z.string().describe("Reason for the urgency, one sentence."),
    }),
    texts: ({ impactReason, urgencyReason }) =>
      [impactReason, urgencyReason].map((text) => internal(text, LONGEST_REASON)),
  };
}

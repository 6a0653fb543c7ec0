import { z } from "zod";
import { type DeskTask, internal } from "./ability.ts";

/** Where an issue stands, for who takes it over. */
export interface IssueRecap {
  readonly problem: string;
  readonly done: string;
  readonly next: string;
}

const LONGEST_PART = 800;

export const recapTask: DeskTask<IssueRecap> = {
  ability: "recap_issue",
  instructions:
    "Recap this ticket for a colleague who takes it over: the problem, what was done, and what comes next.",
  schema: z.strictObject({
    problem: z.string().describe("The problem in one or two sentences."),
    done: z.string().describe("What was done so far; say so when nothing was."),
    next: z.string().describe("The next step, one sentence."),
  }),
  texts: ({ problem, done, next }) =>
    [problem, done, next].map((text) => internal(text, LONGEST_PART)),
};

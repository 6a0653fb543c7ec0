import { z } from "zod";
import { type DeskTask, internal } from "./ability.ts";

/** Categories where the tenant names none of its own. */
export const DEFAULT_CATEGORIES = [
  "Access and passwords",
  "Email and calendar",
  "Hardware",
  "Network and internet",
  "Printing",
  "Security",
  "Software",
  "Telephony and meetings",
  "User onboarding and offboarding",
  "Other",
] as const;

export interface IssueCategory {
  readonly category: string;
  readonly reason: string;
}

const LONGEST_REASON = 400;

/** @param categories as they were sent, in the tenant's own words. */
export function categorizeTask(categories: readonly string[]): DeskTask<IssueCategory> {
  return {
    ability: "categorize_issue",
    instructions: "Choose the category this issue belongs to, and say in one sentence why.",
    schema: z.strictObject({
      category: z.enum(categories).describe("Category the issue belongs to."),
      reason: z.string().describe("Reason for the category, one sentence."),
    }),
    texts: ({ reason }) => [internal(reason, LONGEST_REASON)],
  };
}

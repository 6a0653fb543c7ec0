import { z } from "zod";
import { type DeskTask, internal } from "./ability.ts";

/** Steps in which time is booked, in minutes. */
export const DURATIONS = [5, 10, 15, 30, 45, 60, 90, 120, 180, 240, 360, 480] as const;

/** Work types where the tenant names none of its own. */
export const DEFAULT_WORK_TYPES = [
  "Remote support",
  "On-site support",
  "Administration",
  "Consulting",
  "Training",
] as const;

/** A time entry as it would be booked. */
export interface TimeEntryDraft {
  readonly minutes: number;
  readonly workType: string;
  readonly internalNote: string;
  readonly customerNote: string;
}

const LONGEST_NOTE = 2_000;

/** @param workTypes as they were sent, in the tenant's own words. */
export function timeEntryTask(workTypes: readonly string[]): DeskTask<TimeEntryDraft> {
  return {
    ability: "draft_time_entry",
    instructions:
      "Draft the time entry for the work on this ticket: how long it took by what the ticket tells, the work type, a note for colleagues about cause and what was done, and a friendly note the contact can read.",
    schema: z.strictObject({
      minutes: z.literal(DURATIONS).describe("Duration of the work in minutes."),
      workType: z.enum(workTypes).describe("Work type that fits best."),
      internalNote: z
        .string()
        .describe("Note for colleagues: the problem, the cause if known, and what was done."),
      customerNote: z
        .string()
        .describe(
          "Note for the contact: what was done, in plain friendly words, no jargon, no accounts or addresses, nothing that colleagues noted for themselves.",
        ),
    }),
    texts: ({ internalNote, customerNote }) => [
      internal(internalNote, LONGEST_NOTE),
      { text: customerNote, most: LONGEST_NOTE, forContact: true },
    ],
  };
}

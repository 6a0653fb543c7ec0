import type { z } from "zod";

/** What people at a service desk have drafted for them. */
export const DESK_ABILITIES = [
  "draft_time_entry",
  "prioritize_issue",
  "categorize_issue",
  "recap_issue",
  "suggest_title",
] as const;
export type DeskAbility = (typeof DESK_ABILITIES)[number];

/**
 * One ability as the model meets it. `schema` is the strict form of the answer, made of enumerations
 * and texts; `texts` are those of its texts that a person will read.
 */
export interface DeskTask<Draft> {
  readonly ability: DeskAbility;
  readonly instructions: string;
  readonly schema: z.ZodType<Draft>;
  readonly texts: (draft: Draft) => readonly DraftedText[];
}

/** A text of a draft, the most characters it may have, and whether the contact will read it. */
export interface DraftedText {
  readonly text: string;
  readonly most: number;
  readonly forContact: boolean;
}

/** A text the service desk keeps to itself. */
export function internal(text: string, most: number): DraftedText {
  return { text, most, forContact: false };
}

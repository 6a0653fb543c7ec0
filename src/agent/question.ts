import { AppError } from "../core/errors.ts";

const MOST_BYTES = 4_096;

/** A question with everything personal replaced, and what was replaced. */
export interface ScrubbedQuestion {
  readonly text: string;
  readonly redactions: Readonly<Record<string, number>>;
  /** Puts the caller's own words back into text for the caller; unknown pseudonyms stay as they are. */
  readonly restore: (text: string) => string;
}

/** Takes names, addresses, secrets and the like out of a question. Throws when it cannot be sure. */
export type QuestionScrubber = (question: string) => ScrubbedQuestion;

/**
 * A question of bearable size.
 * @throws AppError BAD_INPUT when it is empty, QUESTION_TOO_LONG over 4 KB.
 */
export function requireQuestion(question: string): string {
  const text = question.trim();
  if (text === "") throw new AppError("BAD_INPUT", { argument: "question" });
  if (Buffer.byteLength(text) > MOST_BYTES) throw new AppError("QUESTION_TOO_LONG");
  return text;
}

/** The stand-ins in a scrubbed question: the only ones an answer may use. */
export function pseudonymsIn(scrubbed: string): readonly string[] {
  return [...new Set(scrubbed.match(/\b\p{Lu}\p{Ll}+-\d{2,6}\b/gu) ?? [])];
}

import { AppError } from "../core/errors.ts";

const MOST_BYTES = 4_096;

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

/** The stand-ins in scrubbed texts: the only ones an answer may use. */
export function pseudonymsIn(scrubbed: readonly string[]): readonly string[] {
  return [...new Set(scrubbed.flatMap((text) => text.match(/\b\p{Lu}\p{Ll}+-\d{2,6}\b/gu) ?? []))];
}

import { z } from "zod";
import { AppError } from "../../core/errors.ts";

const MOST_CHOICES = 60;
const LONGEST_CHOICE = 80;

const choices = z
  .array(z.string().trim().min(1).max(LONGEST_CHOICE))
  .min(1)
  .max(MOST_CHOICES)
  .refine((words) => new Set(words).size === words.length)
  .readonly();

/**
 * Words of the tenant to choose from, such as work types or priorities.
 * @throws AppError BAD_INPUT when there are none, too many, too long ones, or one twice.
 */
export function requireChoices(words: readonly string[], argument: string): readonly string[] {
  const parsed = choices.safeParse(words);
  if (!parsed.success) throw new AppError("BAD_INPUT", { argument });
  return parsed.data;
}

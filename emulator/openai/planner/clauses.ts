import { namesMeant } from "./product-words.ts";
import { type Question, readQuestion } from "./question.ts";

/** "…, and what do we pay for it?" is a question of its own. */
const BETWEEN = /[?;.]\s+(?=\p{L})|,?\s+(?:and|also|plus)\s+(?=(?:what|how|which|where|when)\b)/giu;

/**
 * The questions inside a text. One that names no product means those of the text; one that is about
 * nothing by itself belongs to the whole.
 */
export function clausesOf(
  text: string,
  { names, known }: { readonly names: readonly string[]; readonly known: ReadonlySet<string> },
): readonly Question[] {
  const parts = text.split(BETWEEN).filter((part) => part.trim() !== "");
  const clauses = parts.map((part) => readQuestion(part, known, names));
  if (clauses.length < 2 || clauses.some(({ clear }) => clear.length === 0)) {
    return [readQuestion(text, known, names)];
  }
  const meant = namesMeant(text, names).join(", ");
  return clauses.map((clause) =>
    namesMeant(clause.text, names).length > 0
      ? clause
      : { ...clause, text: `${clause.text} (${meant})` },
  );
}

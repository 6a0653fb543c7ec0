import { type Concept, MANNER, NARROWING, readConcepts } from "./lexicon.ts";
import { namesMeant } from "./product-words.ts";
import type { Question } from "./question.ts";
import { contentWords } from "./small-words.ts";
import { indexOfPhrase, stemsOf } from "./words.ts";

/** What goes with anything about seats need not be said beside what is particular. */
const INCIDENTAL: ReadonlySet<Concept> = new Set<Concept>(["assigned", "owned"]);

/** Values a question names: proper names by their telling words, words by what they mean. */
export function valuesMeant(values: readonly string[], question: Question): readonly string[] {
  if (areNames(values)) return namesMeant(question.text, values);
  return wordsMeant(values, question).map(({ value }) => value);
}

/** Of words the question says in full those that say most of it, and how much. */
export function wordsMeant(
  values: readonly string[],
  question: Question,
): readonly { readonly value: string; readonly size: number }[] {
  const spoken = stemsOf(question.text);
  const said = new Set(spoken);
  const fitting = values.flatMap((value) => {
    const { concepts, rest } = readConcepts(value);
    const telling = [...concepts.keys()].filter(
      (concept) => !MANNER.has(concept) || NARROWING.has(concept),
    );
    const needed = telling.filter((one) => telling.length === 1 || !INCIDENTAL.has(one));
    const words = contentWords(rest);
    const fits =
      telling.length + words.length > 0 &&
      needed.every((concept) => question.concepts.has(concept)) &&
      words.every((word) => said.has(word));
    const clarity = telling.reduce((sum, one) => sum + (question.concepts.get(one) ?? 0), 0);
    const isQuoted = indexOfPhrase(spoken, stemsOf(value)) >= 0;
    return fits ? [{ value, size: clarity + words.length, isQuoted }] : [];
  });
  const largest = Math.max(0, ...fitting.map(({ size }) => size));
  const best = fitting.filter(({ size }) => size === largest);
  // What is said word for word is meant rather than what means the same.
  const quoted = best.filter(({ isQuoted }) => isQuoted);
  return quoted.length > 0 ? quoted : best;
}

/** Whether most values of an enumeration are proper names. */
export function areNames(values: readonly string[]): boolean {
  return values.filter((value) => /^\p{Lu}/u.test(value)).length * 2 > values.length;
}

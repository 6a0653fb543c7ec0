import { randomInt } from "node:crypto";
import type { QuestionScrubber } from "./agent/index.ts";
import { type PseudonymAllocator, Scrubber } from "./privacy/index.ts";

/**
 * Takes personal and secret content out of questions. Every question is a conversation of its own:
 * its pseudonyms mean nothing in another.
 */
export function createQuestionScrubber(): QuestionScrubber {
  const scrubber = new Scrubber({});
  return (question) => {
    const pseudonyms = new QuestionPseudonyms();
    const { text, redactions } = scrubber.scrub(question, pseudonyms);
    const byKind = Object.groupBy(redactions, ({ kind }) => kind);
    return {
      text,
      redactions: Object.fromEntries(
        Object.entries(byKind).map(([kind, found]) => [kind, found.length]),
      ),
      restore: (answer) => pseudonyms.restore(answer),
    };
  };
}

class QuestionPseudonyms implements PseudonymAllocator {
  readonly #byIdentity = new Map<string, string>();
  readonly #written = new Map<string, string>();

  pseudonymFor({
    kind,
    word,
    identity,
    written,
  }: Parameters<PseudonymAllocator["pseudonymFor"]>[0]): string {
    const key = `${kind} ${identity}`;
    const known = this.#byIdentity.get(key);
    if (known !== undefined) {
      return known;
    }
    let pseudonym: string;
    do {
      pseudonym = `${word}-${String(randomInt(1, 10_000)).padStart(2, "0")}`;
    } while (this.#written.has(pseudonym));
    this.#byIdentity.set(key, pseudonym);
    this.#written.set(pseudonym, written);
    return pseudonym;
  }

  /** Puts back what this question's pseudonyms stand for; others stay as they are. */
  restore(text: string): string {
    return text.replace(
      /\b[A-Z][A-Za-z]*-\d{2,4}\b/g,
      (found) => this.#written.get(found) ?? found,
    );
  }
}

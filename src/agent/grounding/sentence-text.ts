import type { AnswerFigure } from "../figures/answer-figure.ts";
import type { KnownNames } from "./known-names.ts";
import type { Place } from "./nearness.ts";
import type { Cited } from "./relations.ts";

export interface Grounds {
  readonly find: (id: string) => AnswerFigure | undefined;
  /** Sentences of our own that tools told the model: they hold as they are. */
  readonly told: ReadonlySet<string>;
  readonly names: KnownNames;
  /** What there are figures about. */
  readonly subjects: ReadonlySet<string>;
  /** Stand-ins of the question, which an answer may repeat. */
  readonly pseudonyms: ReadonlySet<string>;
}

/** What a sentence stands in. */
export interface SentenceGrounds extends Grounds {
  /** Whether something in the answer looks like personal data. */
  readonly isSuspect: boolean;
  readonly heading: string;
  /** Figures of the sentence before. */
  readonly previous: readonly AnswerFigure[];
}

export const REFERENCE = /\{\{\s*(?<id>[^{}]*?)\s*\}\}/g;
export const PSEUDONYM = /\b\p{Lu}\p{Ll}+-\d{2,6}\b/gu;

/** Ids a text refers to, in the order in which it does. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)].map(({ groups }) => groups?.["id"] ?? "");
}

/** Figures a text refers to, and where. */
export function citedIn(text: string, { find }: Grounds): readonly Cited[] {
  return [...text.matchAll(REFERENCE)].flatMap(({ 0: written, groups, index }) => {
    const figure = find(groups?.["id"] ?? "");
    return figure === undefined ? [] : [{ figure, from: index, to: index + written.length }];
  });
}

/** What stands around a reference, other references taken out. */
export function placeOf({ from, to }: Cited, sentence: string): Place {
  return {
    before: sentence.slice(0, from).replaceAll(REFERENCE, " "),
    after: sentence.slice(to).replaceAll(REFERENCE, " "),
  };
}

/** A text without references, stand-ins and known names: what the model said itself. */
export function proseOf(text: string, grounds: Grounds): string {
  return grounds.names.without(wordsBetween(text, grounds));
}

/** A text without references and stand-ins; names of products in place. */
export function wordsBetween(text: string, { pseudonyms }: Grounds): string {
  return text
    .replaceAll(REFERENCE, " ")
    .replaceAll(PSEUDONYM, (found) => (pseudonyms.has(found) ? " " : found));
}

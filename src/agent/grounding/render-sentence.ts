import { type AnswerFigure, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { renderNumber } from "../figures/render-figure.ts";
import type { Unsaid } from "./claims.ts";
import { datesOf } from "./in-our-words.ts";
import type { KnownNames } from "./known-names.ts";
import { belongTogether, type Cited } from "./relations.ts";

interface Rendered {
  /** Its figures, and where in the sentence they are referred to. */
  readonly cited: readonly Cited[];
  /** Of each figure, by its id. */
  readonly unsaid: ReadonlyMap<string, Unsaid>;
  readonly names: KnownNames;
}

const AS_OF_PLACE = /(?<end>[.!?:;]*)$/;

/** A sentence with its figures in place, completed with what it leaves unsaid. */
export function renderSentence(sentence: string, { cited, unsaid, names }: Rendered): string {
  const days = cited.map(({ figure }) => figure.asOf.slice(0, 10)).sort();
  const text = cited
    .toReversed()
    .reduce((left, { figure, from, to }) => {
      const { value, noun } = valueBefore(left.slice(to), figure, names);
      const isDatedLater = cited.some(
        (other) => other.from > from && belongTogether(figure, other.figure),
      );
      const label = labelOf(figure, unsaid.get(figure.id), isDatedLater ? [] : datesOf(figure));
      return `${left.slice(0, from)}${value}${noun}${label}${left.slice(to + noun.length)}`;
    }, sentence)
    .replaceAll(/ {2,}/g, " ")
    .trim();
  const [oldest] = days;
  return oldest === undefined
    ? text
    : text.replace(AS_OF_PLACE, (end) => ` (as of ${oldest})${end}`);
}

const COUNTED =
  /^\s+(?:[\p{L}-]+\s+){0,2}(?:seats?|licen[cs]es?|members?|users?|people|purchases?|accounts?|policies|groups?|points?)\b/iu;

/**
 * A number, and the words behind it that say its unit or period: where the sentence itself goes on with
 * "idle seats" or "per month", that is not said twice.
 */
function valueBefore(
  after: string,
  { number }: AnswerFigure,
  names: KnownNames,
): { readonly value: string; readonly noun: string } {
  const value = renderNumber(number);
  if (!("money" in number)) {
    const product = names.leading(after);
    const [counted] = COUNTED.exec(after.slice(product.length)) ?? [];
    return counted === undefined
      ? { value, noun: "" }
      : { value: value.replace(/ \p{L}+$/u, ""), noun: `${product}${counted}` };
  }
  const { period } = number.money;
  const [said] = new RegExp(`^\\s*(?:per|a|each|every|/)\\s*${period}\\b`, "i").exec(after) ?? [];
  return said === undefined
    ? { value, noun: "" }
    : { value: value.replace(/ per \w+$/, ""), noun: said };
}

/** What the sentence leaves unsaid, and dates, which only we may write. */
function labelOf(
  figure: AnswerFigure,
  unsaid: Unsaid | undefined,
  dates: readonly string[],
): string {
  const { finding, measure, subject } = figure;
  const parts = [
    ...(unsaid?.measure ? [wordsOf(measure)] : []),
    ...(unsaid?.finding && finding !== null ? [FINDING_NAMES[finding]] : []),
    ...(unsaid?.subject ? [subject] : []),
    ...dates,
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

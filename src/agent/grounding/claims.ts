import type { AnswerFigure, Measure } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";

/** Words by which a sentence says what it measures. */
const MEASURE_WORDS: Readonly<Record<Measure, RegExp>> = {
  "paid-seats": /\b(?:paid|own(?:s|ed)?|bought|purchased|prepaid)\b/i,
  "assigned-seats": /\b(?<!not )(?:assigned|in use|consumed|used)\b/i,
  "idle-seats": /\b(?:idle|unassigned|spare|not assigned|unused)\b/i,
  "missing-seats": /\b(?:missing|short|shortage|too few)\b/i,
  "trial-seats": /\btrials?\b/i,
  "renewing-seats": /\b(?:renew\w*|expir\w*|end(?:s|ing)?)\b/i,
  cost: /\b(?:costs?|spend(?:s|ing)?|spent|pay(?:s|ing)?)\b/i,
  "price-per-seat": /\bprices?\b/i,
  "seats-without-price": /\b(?:without (?:a )?(?:known )?price|unpriced|unknown price)\b/i,
  "affected-seats": /\b(?:affected|seats|licen[cs]es)\b/i,
  saving: /\b(?:sav(?:e|es|ed|ing|ings)|wast\w+)\b/i,
  "saving-actionable-now": /\b(?:now|immediately|right away|today)\b/i,
  "saving-at-renewal": /\brenewals?\b/i,
  "avoidable-purchase": /\bavoid\w*\b/i,
  "sunk-cost": /\bsunk\b/i,
};

const PERIOD_WORDS = {
  month: /\b(?:months?|monthly)\b/i,
  year: /\b(?:years?|yearly|annual(?:ly)?|annum)\b/i,
} as const;

/** What a figure's label has that the sentence does not say; to be said by the renderer. */
export interface Unsaid {
  readonly subject: boolean;
  readonly measure: boolean;
  readonly finding: boolean;
}

export type ClaimVerdict =
  | { readonly agrees: true; readonly unsaid: Unsaid }
  | { readonly agrees: false; readonly about: "subject" | "measure" | "period" };

/**
 * Holds what a sentence says around a figure against the figure's own label. A sentence that names
 * another product, measure or period than the figure's is wrong however right the number is; one
 * that names none is completed.
 * @param products products the sentence speaks of.
 */
export function checkClaim(
  sentence: string,
  figure: AnswerFigure,
  products: readonly string[],
): ClaimVerdict {
  const saysSubject = products.includes(figure.subject);
  if (products.length > 0 && !saysSubject) return { agrees: false, about: "subject" };
  const said = measuresIn(sentence);
  const saysMeasure = said.has(figure.measure);
  if (said.size > 0 && !saysMeasure) return { agrees: false, about: "measure" };
  if (contradictsPeriod(sentence, figure)) return { agrees: false, about: "period" };
  return {
    agrees: true,
    unsaid: {
      subject: !saysSubject && figure.skuId !== null,
      measure: !saysMeasure,
      finding: figure.finding !== null && !sentence.includes(FINDING_NAMES[figure.finding]),
    },
  };
}

function measuresIn(sentence: string): ReadonlySet<Measure> {
  // The name of a finding is about the finding: "unassigned seats" there measures nothing.
  const text = Object.values(FINDING_NAMES).reduce(
    (rest, name) => rest.replaceAll(name, " "),
    sentence,
  );
  const measures = Object.entries(MEASURE_WORDS).filter(([, words]) => words.test(text));
  return new Set(measures.flatMap(([name]) => (isMeasure(name) ? [name] : [])));
}

const isMeasure = (name: string): name is Measure => name in MEASURE_WORDS;

function contradictsPeriod(sentence: string, { number }: AnswerFigure): boolean {
  if ("seats" in number || number.money.period === "once") return false;
  const other = number.money.period === "month" ? "year" : "month";
  return PERIOD_WORDS[other].test(sentence) && !PERIOD_WORDS[number.money.period].test(sentence);
}

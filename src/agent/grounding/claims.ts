import { type AnswerFigure, MEASURES, type Measure } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { literally, type ProductMention } from "./known-names.ts";
import { distanceTo, type Place } from "./nearness.ts";

/** Words by which a sentence says what it measures. */
const MEASURE_WORDS: Readonly<Record<Measure, RegExp>> = {
  "paid-seats": /\b(?:paid|own(?:s|ed)?|bought|purchased|prepaid)\b/gi,
  "assigned-seats": /\b(?<!not )(?:assigned|in use|consumed|used)\b/gi,
  "idle-seats": /\b(?:idle|unassigned|spare|not assigned|unused)\b/gi,
  "missing-seats": /\b(?:missing|short|shortage|too few)\b/gi,
  "trial-seats": /\btrials?\b/gi,
  "renewing-seats": /\b(?:renew\w*|expir\w*|end(?:s|ing)?)\b/gi,
  cost: /\b(?:costs?|spend(?:s|ing)?|spent|pay(?:s|ing)?)\b/gi,
  "price-per-seat": /\bprices?\b/gi,
  "seats-without-price": /\b(?:without (?:a )?(?:known )?price|unpriced|unknown price)\b/gi,
  "affected-seats": /\b(?:affected|seats|licen[cs]es)\b/gi,
  "affected-members": /\b(?:members|accounts|people|users|mailboxes|rooms|administrators)\b/gi,
  "affected-purchases": /\bpurchases?\b/gi,
  saving: /\b(?:sav(?:e|es|ed|ing|ings)|wast\w+)\b/gi,
  "saving-actionable-now": /\b(?:now|immediately|right away|today)\b/gi,
  "saving-at-renewal": /\brenewals?\b/gi,
  "avoidable-purchase": /\bavoid\w*\b/gi,
  "sunk-cost": /\bsunk(?: costs?)?\b/gi,
  "extra-cost": /\b(?:extra|additional)(?: costs?)?\b|\bmore to pay\b/gi,
  "amount-at-stake": /\b(?:at stake|at risk|lose|lost)\b/gi,
  "price-change": /\bprices? (?:change|rise|increase)s?\b/gi,
  "planned-cost": /\b(?:planned|cheapest|optimal|best) (?:licen[cs]e )?(?:costs?|mix|plan)\b/gi,
  "amount-before": /\b(?:before|as it is|today|so far)\b/gi,
  "amount-after": /\b(?:after|then|would (?:be|cost|save))\b/gi,
  "active-members": /\bactive\b/gi,
  "reported-members": /\breported\b/gi,
  policies: /\bpolic(?:y|ies)\b/gi,
  points: /\b(?:points?|scores?)\b/gi,
  "entitled-seats": /\bentitled\b/gi,
  "protected-members": /\bprotected\b/gi,
  "licence-groups": /\bgroups?\b/gi,
  "paid-seats-before": /\bpaid seats before\b/gi,
  "paid-seats-after": /\bpaid seats after\b/gi,
  "assigned-seats-before": /\bassigned seats before\b/gi,
  "assigned-seats-after": /\bassigned seats after\b/gi,
  difference: /\b(?:difference|change|differs?)\b/gi,
};

const PERIOD_WORDS = {
  month: /\b(?:months?|monthly)\b/gi,
  year: /\b(?:years?|yearly|annual(?:ly)?|annum)\b/gi,
} as const;

/** Words that go with any figure of their sort, and so contradict none. */
const GENERAL: readonly Measure[] = [
  "affected-seats",
  "affected-members",
  "affected-purchases",
  "saving",
  "licence-groups",
];

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
 * another product, measure or period than the figure's is wrong however right the number is, and so is
 * one that names them all but another one nearer to the figure; one that names none is completed.
 * @param mentions products the sentence speaks of, and where.
 */
export function checkClaim(
  place: Place,
  figure: AnswerFigure,
  mentions: (text: string) => readonly ProductMention[],
): ClaimVerdict {
  const sentence = `${place.before} ${place.after}`;
  const named = mentions(sentence);
  const saysSubject = named.some(({ names }) => names.includes(figure.subject));
  if (named.length > 0 && !(saysSubject && isNearestSubject(place, figure, named))) {
    return { agrees: false, about: "subject" };
  }
  const bare = {
    before: withoutNames(place.before, named),
    after: withoutNames(place.after, named),
  };
  const said = measuresAround(bare);
  if (contradictsMeasure(said, figure)) return { agrees: false, about: "measure" };
  if (contradictsPeriod(place, figure)) return { agrees: false, about: "period" };
  return {
    agrees: true,
    unsaid: {
      subject: isParticular(figure) && !saysSubject,
      measure: !said.has(figure.measure),
      finding: figure.finding !== null && !sentence.includes(FINDING_NAMES[figure.finding]),
    },
  };
}

/** Whether a figure is about less than the whole tenant. */
export function isParticular({ skuId, group, topic }: AnswerFigure): boolean {
  return skuId !== null || group !== undefined || topic !== undefined;
}

/** Of several products in a sentence the one nearest to a figure is the one it is said of. */
function isNearestSubject(
  place: Place,
  { subject }: AnswerFigure,
  named: readonly ProductMention[],
): boolean {
  const distances = named.map(({ written, names }) => ({
    isOwn: names.includes(subject),
    far: distanceTo(literally(written), place),
  }));
  const nearest = Math.min(...distances.map(({ far }) => far));
  return distances.some(({ isOwn, far }) => isOwn && far === nearest);
}

/** Names of findings and products measure nothing, whatever words they are made of. */
function withoutNames(text: string, named: readonly ProductMention[]): string {
  return [...Object.values(FINDING_NAMES), ...named.map(({ written }) => written)].reduce(
    (rest, name) => rest.replaceAll(name, " ".repeat(name.length)),
    text,
  );
}

/** Measures a sentence speaks of, and how far from the figure. */
function measuresAround(place: Place): ReadonlyMap<Measure, number> {
  return new Map(
    MEASURES.map((name) => [name, distanceTo(MEASURE_WORDS[name], place)] as const).filter(
      ([, far]) => far < Infinity,
    ),
  );
}

/** Whether a sentence speaks of measures, and not of the figure's own, or of another one nearer to it. */
function contradictsMeasure(said: ReadonlyMap<Measure, number>, figure: AnswerFigure): boolean {
  const own = said.get(figure.measure) ?? Infinity;
  const isUnsaid = own === Infinity && said.size > 0;
  return isUnsaid || [...said].some(([name, far]) => isOther(name, figure) && far < own);
}

/** Whether words of a measure, nearer than a figure's own, say something else than the figure. */
function isOther(name: Measure, { measure }: AnswerFigure): boolean {
  return name !== measure && !GENERAL.includes(name);
}

function contradictsPeriod(place: Place, { number }: AnswerFigure): boolean {
  if (!("money" in number) || number.money.period === "once") return false;
  const { period } = number.money;
  const other = period === "month" ? "year" : "month";
  return distanceTo(PERIOD_WORDS[other], place) < distanceTo(PERIOD_WORDS[period], place);
}

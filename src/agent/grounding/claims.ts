import { type AnswerFigure, MEASURES, type Measure } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { stemOf, wordsIn } from "./admitted-words.ts";
import { literally, looseName, type ProductMention } from "./known-names.ts";
import { MEASURE_WORDS, PERIOD_WORDS, UNIT_NOUNS, unitOf } from "./measure-words.ts";
import { distanceTo, type Place } from "./nearness.ts";

/** Words that go with any figure of their sort, and so contradict none. */
const GENERAL: readonly Measure[] = [
  "affected-seats",
  "affected-members",
  "affected-purchases",
  "saving",
  "licence-groups",
  "accounts",
];

/** What a figure's label has that the sentence does not say; to be said by the renderer. */
export interface Unsaid {
  readonly subject: boolean;
  readonly measure: boolean;
  readonly finding: boolean;
}

/** What else there is in the sentence. */
export interface Around {
  readonly words: ReadonlySet<string>;
  /** What the interaction has figures about: of several products of one short name those matter. */
  readonly subjects: ReadonlySet<string>;
  /** Products a text speaks of, and where. */
  readonly mentions: (text: string) => readonly ProductMention[];
  /** Whether another figure of the sentence has this measure, and its word stands nearer to that one. */
  readonly isOfOther: (measure: Measure, far: number) => boolean;
  /** Whether a product is named for another figure of the sentence, and stands nearer to that one. */
  readonly namesOther: (mention: ProductMention, far: number) => boolean;
  /** Whether it is named for a figure that counts a part of this one. */
  readonly namesPart: (mention: ProductMention) => boolean;
  /** What the findings of the sentence are called behind a number: "never used". */
  readonly tails: readonly string[];
}

export type ClaimVerdict =
  | { readonly agrees: true; readonly unsaid: Unsaid }
  | { readonly agrees: false; readonly about: "subject" | "measure" | "period" };

/**
 * Holds what a sentence says around a figure against the figure's own label. A sentence that names
 * another product, measure or period than the figure's is wrong however right the number is, and so is
 * one that names them all but another one nearer to the figure; one that names none is completed.
 */
export function checkClaim(
  place: Place,
  figure: AnswerFigure,
  { words, subjects, tails, mentions, isOfOther, namesOther, namesPart }: Around,
): ClaimVerdict {
  const sentence = `${place.before} ${place.after}`;
  const named = mentions(sentence);
  if (!isSaidOf(place, figure, { named, words, namesOther, namesPart })) {
    return { agrees: false, about: "subject" };
  }
  const bare = withoutNames(place, [
    ...named.map(({ written }) => written),
    figure.topic ?? "",
    ...tails,
  ]);
  const said = measuresAround(bare);
  if (contradictsMeasure(said, figure, isOfOther) || isOfAnotherUnit(bare, figure)) {
    return { agrees: false, about: "measure" };
  }
  if (contradictsPeriod(place, figure)) return { agrees: false, about: "period" };
  return {
    agrees: true,
    unsaid: {
      subject: !saysSubject(named, figure, { words, subjects }),
      measure: !said.has(figure.measure) && !isCountOfFinding(figure),
      finding: leavesFindingUnsaid(sentence, figure),
    },
  };
}

/** Whether a sentence leaves no doubt what a figure is about: by its own name, or one that no other figure has. */
function saysSubject(
  named: readonly ProductMention[],
  figure: AnswerFigure,
  { words, subjects }: Pick<Around, "words" | "subjects">,
): boolean {
  if (!isParticular(figure) || saysTopic(words, figure)) return true;
  return named.some(
    ({ names }) =>
      names.includes(figure.subject) &&
      !names.some((name) => name !== figure.subject && subjects.has(name)),
  );
}

/** Whether a figure is of the product that is named nearest to it, if any is. */
function isSaidOf(
  place: Place,
  figure: AnswerFigure,
  { named, words, namesOther, namesPart }: Naming & Pick<Around, "namesOther" | "namesPart">,
): boolean {
  // Beside the total its parts may be named, and of what may be reached what was.
  const own = isParticular(figure)
    ? named.filter((one) => !namesPart(one))
    : named.filter((one) => !namesOther(one, distanceTo(literally(one.written), place)));
  return own.length === 0 || isNearestSubject(place, figure, { named: own, words });
}

interface Naming extends Pick<Around, "words"> {
  readonly named: readonly ProductMention[];
}

function leavesFindingUnsaid(sentence: string, { finding }: AnswerFigure): boolean {
  return finding !== null && !sentence.toLowerCase().includes(FINDING_NAMES[finding].toLowerCase());
}

/** "Affected seats" says no more of the seats of a finding than its name. */
function isCountOfFinding({ finding, number }: AnswerFigure): boolean {
  return finding !== null && !("money" in number);
}

/** Whether a sentence has all words of what a figure is about, in whatever order. */
function saysTopic(words: ReadonlySet<string>, { topic }: AnswerFigure): boolean {
  const stems = new Set([...words].map(stemOf));
  return topic !== undefined && wordsIn(topic).every((word) => stems.has(stemOf(word)));
}

/**
 * Whether a name is of what a figure is about; or a part of its name, "mailboxes" of "mailboxes near the
 * limit", where the rest of it is said as well.
 */
export function isOwnName(
  { written, names }: ProductMention,
  figure: AnswerFigure,
  words: ReadonlySet<string>,
): boolean {
  const small = written.toLowerCase();
  // "Seats assigned directly and by group" are a finding, and such assignments something else.
  if (figure.finding !== null && FINDING_NAMES[figure.finding].includes(small)) return true;
  const isPart = figure.topic?.includes(small) === true;
  return names.includes(figure.subject) || (isPart && saysTopic(words, figure));
}

/** Whether a figure is about less than the whole tenant. */
export function isParticular({ skuId, group, topic }: AnswerFigure): boolean {
  return skuId !== null || group !== undefined || topic !== undefined;
}

/** Of several products in a sentence the one nearest to a figure is the one it is said of. */
function isNearestSubject(place: Place, figure: AnswerFigure, { named, words }: Naming): boolean {
  const distances = named.map((mention) => ({
    isOwn: isOwnName(mention, figure, words),
    far: distanceTo(literally(mention.written), place),
  }));
  const nearest = Math.min(...distances.map(({ far }) => far));
  return distances.some(({ isOwn, far }) => isOwn && far === nearest);
}

/** Whether a figure is of the finding that its heading names, if it names any. */
export function isOfHeading(heading: string, { finding, measure }: AnswerFigure): boolean {
  if (heading.search(FINDINGS) < 0) return true;
  const own = finding ?? (measure === "idle-seats" ? "D01" : undefined);
  return own !== undefined && new RegExp(looseName(FINDING_NAMES[own]), "iu").test(heading);
}

/** Any name of a finding, the longest that fits, "have never been used" for "never used". */
const FINDINGS = new RegExp(
  Object.values(FINDING_NAMES)
    .toSorted((a, b) => b.length - a.length)
    .map(looseName)
    .join("|"),
  "giu",
);

/** Names of findings and products measure nothing, whatever words they are made of. */
function withoutNames({ before, after }: Place, called: readonly string[]): Place {
  const blank = (written: string): string => " ".repeat(written.length);
  const without = (text: string): string =>
    called.reduce(
      (rest, name) => (name === "" ? rest : rest.replaceAll(literally(name, "giu"), blank)),
      text.replaceAll(FINDINGS, blank),
    );
  return { before: without(before), after: without(after) };
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
function contradictsMeasure(
  said: ReadonlyMap<Measure, number>,
  figure: AnswerFigure,
  isOfOther: Around["isOfOther"],
): boolean {
  const own = said.get(figure.measure);
  return [...said].some(([name, far]) =>
    own === undefined
      ? isForeign(name, figure) && !isOfOther(name, far)
      : isOther(name, figure) && far < own && !isOfOther(name, far),
  );
}

/** Measures whose words are mostly said of time alone: they part the ones of their own kind. */
const OF_TIME: Readonly<Partial<Record<Measure, RegExp>>> = {
  "amount-before": /^amount-|^difference$|-(?:before|after)$/,
  "amount-after": /^amount-|^difference$|-(?:before|after)$/,
  "saving-actionable-now": /^saving/,
};

function saysNothingElse(name: Measure, { measure, finding }: AnswerFigure): boolean {
  // Unassigned seats are idle ones.
  return OF_TIME[name]?.test(measure) === false || (name === "idle-seats" && finding === "D01");
}

/** Whether a figure that is not called by its own measure cannot be called by this one either. */
function isForeign(name: Measure, figure: AnswerFigure): boolean {
  const { measure, on } = figure;
  if (saysNothingElse(name, figure)) return false;
  if (!GENERAL.includes(name)) return !isOfItsDate(name, on);
  return name === "saving" && !GENERAL.includes(measure) && !measure.startsWith("saving-");
}

/** Whether words of a measure, nearer than a figure's own, say something else than the figure. */
function isOther(name: Measure, figure: AnswerFigure): boolean {
  const { measure, on } = figure;
  if (saysNothingElse(name, figure)) return false;
  // "The cheapest mix would cost" says of what it is the cost.
  if (name === "cost" && measure.endsWith("cost")) return false;
  return name !== measure && !GENERAL.includes(name) && !isOfItsDate(name, on);
}

/** At a renewal is where an amount stands that has a date. */
function isOfItsDate(name: Measure, on: AnswerFigure["on"]): boolean {
  return name === "saving-at-renewal" && on !== null;
}

/** Whether what stands right behind a number is something else than it counts. */
function isOfAnotherUnit({ after }: Place, figure: AnswerFigure): boolean {
  const unit = unitOf(figure);
  const behind = unit === undefined ? /^\s*\p{L}*/u : /^\s*(?:\p{L}+\s+){0,2}\p{L}*/u;
  const [near = ""] = behind.exec(after) ?? [];
  const ofTopic = wordsIn(figure.topic ?? "");
  const bare = near.replaceAll(/\p{L}+/gu, (word) =>
    ofTopic.includes(word.toLowerCase()) ? "" : word,
  );
  const nouns = Object.entries(UNIT_NOUNS).filter(([, noun]) => bare.search(noun) >= 0);
  return nouns.length > 0 && nouns.every(([name]) => name !== unit);
}

function contradictsPeriod(place: Place, { number }: AnswerFigure): boolean {
  if (!("money" in number) || number.money.period === "once") return false;
  const { period } = number.money;
  const other = period === "month" ? "year" : "month";
  return distanceTo(PERIOD_WORDS[other], place) < distanceTo(PERIOD_WORDS[period], place);
}

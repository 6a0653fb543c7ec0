import { findPersonalData } from "../../privacy/index.ts";
import { type AnswerFigure, actByOf, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { renderNumber } from "../figures/render-figure.ts";
import { unsupportedWords } from "./admitted-words.ts";
import { checkClaim, type Unsaid } from "./claims.ts";
import type { KnownNames } from "./known-names.ts";
import { MEASURE_WORDS } from "./measure-words.ts";
import { distanceTo, type Place } from "./nearness.ts";
import { plainly, withoutOwnTimes, wordsSaid } from "./phrasing.ts";
import { hasAddress } from "./plain-text.ts";
import {
  belongTogether,
  type Cited,
  findingsInPlace,
  hasSign,
  standAlone,
  standApart,
  withoutJoins,
} from "./relations.ts";
import { claimsNothing } from "./speech-acts.ts";
import type { SentenceFault, SentenceVerdict } from "./verified-sentence.ts";

export interface Grounds {
  readonly find: (id: string) => AnswerFigure | undefined;
  /** Sentences of our own that tools told the model: they hold as they are. */
  readonly told: ReadonlySet<string>;
  readonly names: KnownNames;
  /** Stand-ins of the question, which an answer may repeat. */
  readonly pseudonyms: ReadonlySet<string>;
}

const REFERENCE = /\{\{\s*(?<id>[^{}]*?)\s*\}\}/g;
const PSEUDONYM = /\b\p{Lu}\p{Ll}+-\d{2,6}\b/gu;
const DIGIT = /\p{N}/u;
/** Dots and dashes, as numbers are tallied or keyed. */
const STROKES = /[.\-–—|]{4,}/u;
const OTHER_SCRIPT = /[\p{L}--\p{Script=Latin}]/v;
const CAPITALISED_RUN = /(?<!^)\p{Lu}\p{Ll}+(?:[\s-]+\p{Lu}\p{Ll}+)+/gu;

/**
 * Checks one sentence of bare text and puts its figures in place. Nothing passes that says a number,
 * an address or a name this interaction did not issue, or a figure of something else.
 */
export function verifySentence(
  sentence: string,
  grounds: Grounds & { readonly isSuspect: boolean; readonly heading: string },
): SentenceVerdict {
  if (grounds.told.has(sentence)) return { ok: true, sentence: { text: sentence, figures: [] } };
  const figures = referencesIn(sentence).map(grounds.find);
  if (!figures.every((figure) => figure !== undefined)) return failed("unknown reference");
  const said = withoutOwnTimes(plainly(sentence), figures);
  const cited = citedIn(said, grounds);
  const prose = wordsBetween(said, grounds);
  const rest = grounds.names.without(prose);
  const fault = formFaultIn(rest, grounds) ?? claimFaultIn(said, { prose, rest, cited }, grounds);
  if (fault !== undefined) return failed(fault);
  if (grounds.isSuspect && findPersonalData(rest).length > 0) return failed("name nobody issued");
  const { heading } = grounds;
  const words = wordsSaid(`${heading} ${sentence}`);
  const unsaid = unsaidOf({ said, heading, words }, cited, grounds);
  if (typeof unsaid === "string") return failed(unsaid);
  const isNamed = ({ id }: AnswerFigure): boolean => unsaid.get(id)?.subject === false;
  const unjoined = proseOf(withoutJoins(said, cited), grounds);
  if (figures.length > 0 && unsupportedWords(unjoined, figures, isNamed).length > 0) {
    return failed("claim without figure");
  }
  return { ok: true, sentence: { text: render(sentence, grounds, unsaid), figures } };
}

/** Ids a text refers to, in the order in which it does. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)].map(({ groups }) => groups?.["id"] ?? "");
}

function citedIn(text: string, { find }: Grounds): readonly Cited[] {
  return [...text.matchAll(REFERENCE)].flatMap(({ 0: written, groups, index }) => {
    const figure = find(groups?.["id"] ?? "");
    return figure === undefined ? [] : [{ figure, from: index, to: index + written.length }];
  });
}

/** Of each figure what its sentence leaves unsaid; why it may not stand there, where one may not. */
/** A sentence as it is checked, and what it stands under. */
interface InContext {
  readonly said: string;
  readonly heading: string;
  /** Of both. */
  readonly words: ReadonlySet<string>;
}

function unsaidOf(
  { said: sentence, heading, words }: InContext,
  cited: readonly Cited[],
  { names }: Grounds,
): ReadonlyMap<string, Unsaid> | SentenceFault {
  const unsaid = new Map<string, Unsaid>();
  for (const one of cited) {
    const { before, after } = placeOf(one, sentence);
    const place = { before: `${heading} ${before}`, after };
    const claim = checkClaim(place, one.figure, {
      words,
      mentions: names.mentionsIn,
      isOfOther: (measure, far) =>
        cited.some(
          (other) =>
            other.figure.measure === measure &&
            distanceTo(MEASURE_WORDS[measure], placeOf(other, sentence)) < far,
        ),
    });
    if (!claim.agrees) return `wrong ${claim.about} for a figure`;
    // Beside another count it has to be said what an amount is the price of.
    const isMixed =
      isMoney(one) &&
      cited.some((other) => !isMoney(other) && !belongTogether(one.figure, other.figure));
    unsaid.set(one.figure.id, isMixed ? { ...claim.unsaid, measure: true } : claim.unsaid);
  }
  return unsaid;
}

const isMoney = ({ figure }: Cited): boolean => "money" in figure.number;

/** What stands around a reference, other references taken out. */
function placeOf({ from, to }: Cited, sentence: string): Place {
  return {
    before: sentence.slice(0, from).replaceAll(REFERENCE, " "),
    after: sentence.slice(to).replaceAll(REFERENCE, " "),
  };
}

const failed = (fault: SentenceFault): SentenceVerdict => ({ ok: false, fault });

/** A text without references, stand-ins and known names: what the model said itself. */
export function proseOf(text: string, grounds: Grounds): string {
  return grounds.names.without(wordsBetween(text, grounds));
}

function wordsBetween(text: string, { pseudonyms }: Grounds): string {
  return text
    .replaceAll(REFERENCE, " ")
    .replaceAll(PSEUDONYM, (found) => (pseudonyms.has(found) ? " " : found));
}

/** What no sentence may hold, whatever it is about. */
function formFaultIn(rest: string, { names }: Grounds): SentenceFault | undefined {
  if (/[{}]/.test(rest)) return "unknown reference";
  if (hasAddress(rest)) return "address";
  if (OTHER_SCRIPT.test(rest)) return "language that cannot be checked";
  if (DIGIT.test(rest) || STROKES.test(rest)) return "number without reference";
  const runs = rest.trim().match(CAPITALISED_RUN) ?? [];
  const isStrange = runs.some((run) =>
    run.split(/[\s-]+/).some((word) => !names.isKnownWord(word)),
  );
  return isStrange ? "name nobody issued" : undefined;
}

interface Said {
  /** Without references and stand-ins. */
  readonly prose: string;
  /** Without known names as well. */
  readonly rest: string;
  readonly cited: readonly Cited[];
}

/** What a sentence says that its figures do not bear out. */
function claimFaultIn(
  sentence: string,
  { prose, rest, cited }: Said,
  { names }: Grounds,
): SentenceFault | undefined {
  if (hasSign(rest)) return "claim without figure";
  const figures = cited.map(({ figure }) => figure);
  const standIns = (sentence.match(PSEUDONYM) ?? []).filter(
    (found) => !figures.some(({ subject }) => subject === found),
  );
  if (cited.length === 0) {
    const said = { text: prose.trim(), namesSomebody: standIns.length > 0 };
    return claimsNothing(said, names.without) ? undefined : "claim without figure";
  }
  // Nobody the caller named is behind a figure.
  if (standIns.length > 0) return "wrong subject for a figure";
  if (!standAlone(sentence, cited)) return "number without reference";
  const isOfAnother = names
    .mentionsIn(prose)
    .some((mention) => !figures.some(({ subject }) => mention.names.includes(subject)));
  if (isOfAnother) return "wrong subject for a figure";
  if (!standApart(sentence, cited)) return "figures that say nothing of each other";
  return findingsInPlace(sentence, cited) ? undefined : "wrong finding for a figure";
}

const AS_OF_PLACE = /(?<end>[.!?:;]*)$/;

function render(sentence: string, grounds: Grounds, unsaid: ReadonlyMap<string, Unsaid>): string {
  const cited = citedIn(sentence, grounds);
  const days = cited.map(({ figure }) => figure.asOf.slice(0, 10)).sort();
  const text = cited
    .toReversed()
    .reduce((left, { figure, from, to }) => {
      const { value, noun } = valueBefore(left.slice(to), figure, grounds);
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
  { names }: Grounds,
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

/** When it renews, and until when to act. */
export function datesOf(figure: AnswerFigure): readonly string[] {
  const actBy = actByOf(figure);
  return [
    ...(figure.on === null ? [] : [`on ${figure.on}`]),
    ...(actBy === null ? [] : [`act by ${actBy}`]),
  ];
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

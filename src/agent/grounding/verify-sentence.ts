import { findPersonalData } from "../../privacy/index.ts";
import type { AnswerFigure } from "../figures/answer-figure.ts";
import { unsupportedWords } from "./admitted-words.ts";
import { saysHowMuch, saysNumber } from "./claim-words.ts";
import { checkClaim, isOwnName, type Unsaid } from "./claims.ts";
import { inOurWords } from "./in-our-words.ts";
import { type KnownNames, literally } from "./known-names.ts";
import { MEASURE_WORDS } from "./measure-words.ts";
import { distanceTo, type Place } from "./nearness.ts";
import { plainly, withoutKnownSpans, withoutOwnTimes, wordsSaid } from "./phrasing.ts";
import { hasAddress } from "./plain-text.ts";
import { isOneSubject, withoutPointing } from "./pointing.ts";
import {
  belongTogether,
  type Cited,
  findingsInPlace,
  hasSign,
  isPartOf,
  standAlone,
  standApart,
  withoutJoins,
  withoutRemainders,
} from "./relations.ts";
import { renderSentence } from "./render-sentence.ts";
import { claimsNothing, withoutTalk } from "./speech-acts.ts";
import type { SentenceFault, SentenceVerdict } from "./verified-sentence.ts";

/** What stands before a sentence of ours that is repeated. */
const INTRODUCED =
  /^(?:(?:please )?note(?: that)?|important|caveats?|limitations?|prices?|sources?|also|however|in addition|additionally)\b[:,]?\s+/iu;

/** A sentence as it is looked for among those that tools told. */
export function asTold(sentence: string): string {
  return sentence
    .replace(INTRODUCED, "")
    .replace(/[.!]+$/u, "")
    .toLowerCase();
}

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

export const REFERENCE = /\{\{\s*(?<id>[^{}]*?)\s*\}\}/g;
const PSEUDONYM = /\b\p{Lu}\p{Ll}+-\d{2,6}\b/gu;
const DIGIT = /\p{N}/u;
/** Dots and dashes, as numbers are tallied or keyed. */
const STROKES = /[.\-–—|]{4,}/u;
const OTHER_SCRIPT = /[\p{L}--\p{Script=Latin}]/v;
const CAPITALISED_RUN = /(?<!^)\p{Lu}\p{Ll}+(?:[\s-]+\p{Lu}\p{Ll}+)+/gu;

/** What a sentence stands in. */
export interface SentenceGrounds extends Grounds {
  /** Whether something in the answer looks like personal data. */
  readonly isSuspect: boolean;
  readonly heading: string;
  /** Figures of the sentence before. */
  readonly previous: readonly AnswerFigure[];
}

/**
 * Checks one sentence of bare text and puts its figures in place. Nothing passes that says a number,
 * an address or a name this interaction did not issue, or a figure of something else.
 */
export function verifySentence(sentence: string, grounds: SentenceGrounds): SentenceVerdict {
  if (grounds.told.has(asTold(sentence))) {
    return { ok: true, sentence: { text: sentence, figures: [] } };
  }
  const figures = referencesIn(sentence).map(grounds.find);
  if (!figures.every((figure) => figure !== undefined)) return failed("unknown reference");
  const { names, heading } = grounds;
  const said = claimsOf(sentence, figures, grounds);
  const cited = citedIn(said, grounds);
  const prose = wordsBetween(said, grounds);
  const rest = names.without(prose);
  const formFault = formFaultIn(rest, grounds);
  if (formFault !== undefined) return failed(formFault);
  const fault = claimFaultIn(said, { prose, rest, cited }, grounds);
  if (fault !== undefined) return refused(fault, rest, figures);
  const words = wordsSaid(`${heading} ${sentence}`);
  const unsaid = unsaidOf({ said, heading, words }, cited, grounds);
  if (typeof unsaid === "string") return failed(unsaid);
  if (saysMore({ said, cited, unsaid }, grounds)) {
    return refused("claim without figure", rest, figures);
  }
  const shown = { cited: citedIn(sentence, grounds), unsaid, names };
  return { ok: true, sentence: { text: renderSentence(sentence, shown), figures } };
}

/** A sentence without what is talk and no claim; what is left keeps its place. */
function claimsOf(
  sentence: string,
  figures: readonly AnswerFigure[],
  grounds: SentenceGrounds,
): string {
  const plain = plainly(sentence);
  return figures.length === 0
    ? withoutKnownSpans(plain, grounds.subjects)
    : withoutTalk(withoutOwnTimes(plain, citedIn(plain, grounds)), grounds.names.without);
}

interface Completed {
  readonly said: string;
  readonly cited: readonly Cited[];
  readonly unsaid: ReadonlyMap<string, Unsaid>;
}

/** Whether a sentence says more than the labels of its figures. */
function saysMore({ said, cited, unsaid }: Completed, grounds: SentenceGrounds): boolean {
  const { previous } = grounds;
  const figures = cited.map(({ figure }) => figure);
  const isNamed = ({ id }: AnswerFigure): boolean => unsaid.get(id)?.subject === false;
  const context = { figures, previous, namesSubject: figures.every(isNamed) };
  const joined = withoutRemainders(withoutJoins(said, cited), cited);
  const unjoined = proseOf(withoutPointing(joined, context), grounds);
  const isKnown = (figure: AnswerFigure): boolean => isNamed(figure) || isOneSubject(context);
  return figures.length > 0 && unsupportedWords(unjoined, figures, isKnown).length > 0;
}

/**
 * Faults of wording alone: the figures are the right ones, and what is said around them cannot be vouched
 * for. They are told in our own words then, and talk without figures is left out. Words that say how much
 * are no mere wording.
 */
const SOFT: ReadonlySet<SentenceFault> = new Set<SentenceFault>([
  "claim without figure",
  "figures that say nothing of each other",
]);

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

/** A sentence as it is checked, and what it stands under. */
interface InContext {
  readonly said: string;
  readonly heading: string;
  /** Of both. */
  readonly words: ReadonlySet<string>;
}

/** Of each figure what its sentence leaves unsaid; why it may not stand there, where one may not. */
function unsaidOf(
  { said: sentence, heading, words }: InContext,
  cited: readonly Cited[],
  { names, subjects }: Grounds,
): ReadonlyMap<string, Unsaid> | SentenceFault {
  const unsaid = new Map<string, Unsaid>();
  for (const one of cited) {
    const { before, after } = placeOf(one, sentence);
    const place = { before: `${heading} ${before}`, after };
    const claim = checkClaim(place, one.figure, {
      words,
      subjects,
      mentions: names.mentionsIn,
      isOfOther: (measure, far) =>
        cited.some(
          (other) =>
            other.figure.measure === measure &&
            (distanceTo(MEASURE_WORDS[measure], placeOf(other, sentence)) < far ||
              isPartHere(other, one, sentence)),
        ),
      namesOther: ({ written, names: named }, far) =>
        cited.some(
          (other) =>
            other.figure.subject !== one.figure.subject &&
            named.includes(other.figure.subject) &&
            distanceTo(literally(written), placeOf(other, sentence)) < far,
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

/** Whether a part stands right before its whole: what is said behind both is said of the part. */
function isPartHere(part: Cited, whole: Cited, sentence: string): boolean {
  const between = part.to < whole.from ? sentence.slice(part.to, whole.from) : "";
  return /^\s*of (?:your |the )?$/iu.test(between) && isPartOf(part.figure, whole.figure);
}

const isMoney = ({ figure }: Cited): boolean => "money" in figure.number;

/** What stands around a reference, other references taken out. */
function placeOf({ from, to }: Cited, sentence: string): Place {
  return {
    before: sentence.slice(0, from).replaceAll(REFERENCE, " "),
    after: sentence.slice(to).replaceAll(REFERENCE, " "),
  };
}

/** Figures whose words cannot be vouched for are told in ours; talk is left out. */
function refused(
  fault: SentenceFault,
  rest: string,
  figures: readonly AnswerFigure[],
): SentenceVerdict {
  const saysClaim = figures.length === 0 ? saysNumber : saysHowMuch;
  const isSoft = SOFT.has(fault) && !saysClaim(rest);
  if (!isSoft || figures.length === 0) return failed(fault, isSoft);
  const text = [...new Set(figures)].map(inOurWords).join(" ");
  return { ok: true, sentence: { text, figures, isRestated: true } };
}

const failed = (fault: SentenceFault, isTalk = false): SentenceVerdict => ({
  ok: false,
  fault,
  isTalk,
});

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
function formFaultIn(
  rest: string,
  { names, isSuspect }: SentenceGrounds,
): SentenceFault | undefined {
  if (/[{}]/.test(rest)) return "unknown reference";
  if (hasAddress(rest)) return "address";
  if (OTHER_SCRIPT.test(rest)) return "language that cannot be checked";
  if (DIGIT.test(rest) || STROKES.test(rest)) return "number without reference";
  const runs = rest.trim().match(CAPITALISED_RUN) ?? [];
  const isStrange = runs.some((run) =>
    run.split(/[\s-]+/).some((word) => !names.isKnownWord(word)),
  );
  const isPersonal = isStrange || (isSuspect && findPersonalData(rest).length > 0);
  return isPersonal ? "name nobody issued" : undefined;
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
  const words = wordsSaid(sentence);
  // Nobody the caller named is behind a figure.
  if (standIns.length > 0) return "wrong subject for a figure";
  if (!standAlone(sentence, cited)) return "number without reference";
  const isOfAnother = names
    .mentionsIn(prose)
    .some((mention) => !figures.some((figure) => isOwnName(mention, figure, words)));
  if (isOfAnother) return "wrong subject for a figure";
  if (!standApart(sentence, cited)) return "figures that say nothing of each other";
  return findingsInPlace(sentence, cited) ? undefined : "wrong finding for a figure";
}

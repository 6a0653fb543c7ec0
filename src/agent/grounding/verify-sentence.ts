import type { AnswerFigure } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { tailsOf, unsupportedWords, wordsIn } from "./admitted-words.ts";
import { saysHowMuch, saysNumber } from "./claim-words.ts";
import { checkClaim, isOfHeading, type Unsaid } from "./claims.ts";
import { inOurWords } from "./in-our-words.ts";
import { literally } from "./known-names.ts";
import { MEASURE_WORDS } from "./measure-words.ts";
import { distanceTo } from "./nearness.ts";
import { plainly, withoutKnownSpans, withoutOwnTimes, wordsSaid } from "./phrasing.ts";
import { isOneSubject, withoutPointing } from "./pointing.ts";
import {
  belongTogether,
  type Cited,
  isPartOf,
  withoutJoins,
  withoutRemainders,
} from "./relations.ts";
import { renderSentence } from "./render-sentence.ts";
import { claimFaultIn, formFaultIn } from "./sentence-faults.ts";
import {
  citedIn,
  type Grounds,
  placeOf,
  proseOf,
  referencesIn,
  type SentenceGrounds,
  wordsBetween,
} from "./sentence-text.ts";
import { withoutTalk } from "./speech-acts.ts";
import type { SentenceFault, SentenceVerdict } from "./verified-sentence.ts";

/** What stands before a sentence of ours that is repeated. */
const INTRODUCED =
  /^(?:(?:please )?note(?: that)?|important|caveats?|limitations?|prices?|sources?|also|however|in addition|additionally)\b[:,]?\s+/iu;

/** A sentence as it is looked for among those that tools told. */
export function asTold(sentence: string): string {
  return sentence
    .replace(INTRODUCED, "")
    .replace(/(?: (?:in|for) your (?:tenant|organi[sz]ation))?[.!]*$/u, "")
    .toLowerCase();
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
  const tails = cited.flatMap(({ figure: { finding } }) =>
    finding === null ? [] : tailsOf(FINDING_NAMES[finding]),
  );
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
      tails,
      namesPart: ({ names: named }) =>
        cited.some(
          ({ figure }) =>
            figure.subject !== one.figure.subject &&
            named.includes(figure.subject) &&
            isPartOf(figure, one.figure),
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
    if (!isOfHeading(heading, one.figure)) return "wrong finding for a figure";
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

/** Figures whose words cannot be vouched for are told in ours; talk is left out. */
function refused(
  fault: SentenceFault,
  rest: string,
  figures: readonly AnswerFigure[],
): SentenceVerdict {
  const saysClaim = figures.length === 0 ? saysNumber : saysHowMuch;
  // "Highest possible secure score" is a name.
  const ofSubjects = new Set(figures.flatMap(({ subject }) => wordsIn(subject)));
  const bare = rest.replaceAll(/\p{L}+/gu, (word) =>
    ofSubjects.has(word.toLowerCase()) ? " " : word,
  );
  const isSoft = SOFT.has(fault) && !saysClaim(bare);
  if (!isSoft || figures.length === 0) return failed(fault, isSoft);
  const text = [...new Set(figures)].map(inOurWords).join(" ");
  return { ok: true, sentence: { text, figures, isRestated: true } };
}

const failed = (fault: SentenceFault, isTalk = false): SentenceVerdict => ({
  ok: false,
  fault,
  isTalk,
});

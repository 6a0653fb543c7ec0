import { findPersonalData } from "../../privacy/index.ts";
import { type AnswerFigure, actByOf, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { renderNumber } from "../figures/render-figure.ts";
import { unsupportedWords } from "./admitted-words.ts";
import { checkClaim, type Unsaid } from "./claims.ts";
import type { KnownNames } from "./known-names.ts";
import type { Place } from "./nearness.ts";
import { hasAddress } from "./plain-text.ts";
import { type Cited, findingsInPlace, hasSign, standAlone, standApart } from "./relations.ts";
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
const OTHER_SCRIPT = /[\p{L}--\p{Script=Latin}]/v;
const CAPITALISED_RUN = /(?<!^)\p{Lu}\p{Ll}+(?:[\s-]+\p{Lu}\p{Ll}+)+/gu;

/**
 * Checks one sentence of bare text and puts its figures in place. Nothing passes that says a number,
 * an address or a name this interaction did not issue, or a figure of something else.
 */
export function verifySentence(
  sentence: string,
  grounds: Grounds & { readonly isSuspect: boolean },
): SentenceVerdict {
  if (grounds.told.has(sentence)) return { ok: true, sentence: { text: sentence, figures: [] } };
  const references = [...sentence.matchAll(REFERENCE)];
  const cited = references.flatMap(({ 0: written, groups, index }) => {
    const figure = grounds.find(groups?.["id"] ?? "");
    return figure === undefined ? [] : [{ figure, from: index, to: index + written.length }];
  });
  if (cited.length < references.length) return failed("unknown reference");
  const prose = wordsBetween(sentence, grounds);
  const rest = grounds.names.without(prose);
  const fault =
    formFaultIn(rest, grounds) ?? claimFaultIn(sentence, { prose, rest, cited }, grounds);
  if (fault !== undefined) return failed(fault);
  if (grounds.isSuspect && findPersonalData(rest).length > 0) return failed("name nobody issued");
  const unsaid = unsaidOf(sentence, cited, grounds);
  if (typeof unsaid === "string") return failed(unsaid);
  const figures = cited.map(({ figure }) => figure);
  if (figures.length > 0 && unsupportedWords(rest, figures).length > 0) {
    return failed("claim without figure");
  }
  return { ok: true, sentence: { text: render(sentence, grounds, unsaid), figures } };
}

/** Of each figure what its sentence leaves unsaid; why it may not stand there, where one may not. */
function unsaidOf(
  sentence: string,
  cited: readonly Cited[],
  { names }: Grounds,
): ReadonlyMap<string, Unsaid> | SentenceFault {
  const unsaid = new Map<string, Unsaid>();
  const isMixed = cited.some(isMoney) && !cited.every(isMoney);
  for (const one of cited) {
    const claim = checkClaim(placeOf(one, sentence), one.figure, names.mentionsIn);
    if (!claim.agrees) return `wrong ${claim.about} for a figure`;
    // Beside a count it has to be said what an amount is the price of.
    const label = isMixed && isMoney(one) ? { ...claim.unsaid, measure: true } : claim.unsaid;
    unsaid.set(one.figure.id, label);
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
  if (DIGIT.test(rest)) return "number without reference";
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

function render(sentence: string, { find }: Grounds, unsaid: ReadonlyMap<string, Unsaid>): string {
  let oldest: string | undefined;
  const text = sentence.replaceAll(REFERENCE, (...match: unknown[]) => {
    const figure = find(String(match[1]));
    if (figure === undefined) return "";
    const day = figure.asOf.slice(0, 10);
    oldest = oldest === undefined || day < oldest ? day : oldest;
    const after = sentence.slice(Number(match[2]) + String(match[0]).length);
    return `${valueBefore(after, figure)}${labelOf(figure, unsaid.get(figure.id))}`;
  });
  const tidy = text.replaceAll(/ {2,}/g, " ").trim();
  return oldest === undefined
    ? tidy
    : tidy.replace(AS_OF_PLACE, (end) => ` (as of ${oldest})${end}`);
}

/** Where the sentence itself goes on with "idle seats" or "per month", the unit is not said twice. */
function valueBefore(after: string, { number }: AnswerFigure): string {
  const value = renderNumber(number);
  if (!("money" in number)) {
    return /^\s+(?:[\p{L}-]+\s+){0,2}(?:seats?|licen[cs]es?|members?|purchases?)\b/iu.test(after)
      ? value.replace(/ \p{L}+$/u, "")
      : value;
  }
  const { period } = number.money;
  return new RegExp(`^\\s*(?:per|a|each|every|/)\\s*${period}\\b`, "i").test(after)
    ? value.replace(/ per \w+$/, "")
    : value;
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
function labelOf(figure: AnswerFigure, unsaid: Unsaid | undefined): string {
  const { finding, measure, subject } = figure;
  const parts = [
    ...(unsaid?.measure ? [wordsOf(measure)] : []),
    ...(unsaid?.finding && finding !== null ? [FINDING_NAMES[finding]] : []),
    ...(unsaid?.subject ? [subject] : []),
    ...datesOf(figure),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

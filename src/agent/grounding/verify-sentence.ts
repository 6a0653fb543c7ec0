import { findPersonalData } from "../../privacy/index.ts";
import { type AnswerFigure, actByOf, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { renderNumber } from "../figures/render-figure.ts";
import { checkClaim, type Unsaid } from "./claims.ts";
import type { KnownNames } from "./known-names.ts";
import { hasNumberWord } from "./number-words.ts";
import { hasAddress } from "./plain-text.ts";
import type { SentenceFault, SentenceVerdict } from "./verified-sentence.ts";

export interface Grounds {
  readonly find: (id: string) => AnswerFigure | undefined;
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
  const ids = [...sentence.matchAll(REFERENCE)].map((match) => match.groups?.["id"] ?? "");
  const figures = ids.map((id) => grounds.find(id));
  const known = figures.filter((figure) => figure !== undefined);
  if (known.length < figures.length) return failed("unknown reference");
  const prose = wordsBetween(sentence, grounds);
  const rest = grounds.names.without(prose);
  const fault = faultIn(rest, grounds.names);
  if (fault !== undefined) return failed(fault);
  if (grounds.isSuspect && findPersonalData(rest).length > 0) {
    return failed("name nobody issued");
  }
  const products = known.length === 0 ? [] : grounds.names.productsIn(prose);
  const unsaid = new Map<string, Unsaid>();
  for (const figure of known) {
    const claim = checkClaim(prose, figure, products);
    if (!claim.agrees) return failed(`wrong ${claim.about} for a figure`);
    unsaid.set(figure.id, claim.unsaid);
  }
  return { ok: true, sentence: { text: render(sentence, grounds, unsaid), figures: known } };
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

function faultIn(rest: string, names: KnownNames): SentenceFault | undefined {
  if (/[{}]/.test(rest)) return "unknown reference";
  if (hasAddress(rest)) return "address";
  if (OTHER_SCRIPT.test(rest)) return "language that cannot be checked";
  if (DIGIT.test(rest) || hasNumberWord(rest)) return "number without reference";
  const runs = rest.trim().match(CAPITALISED_RUN) ?? [];
  const isStrange = runs.some((run) =>
    run.split(/[\s-]+/).some((word) => !names.isKnownWord(word)),
  );
  return isStrange ? "name nobody issued" : undefined;
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
  if ("seats" in number) {
    return /^\s+(?:[\p{L}-]+\s+){0,2}(?:seats?|licen[cs]es?)\b/iu.test(after)
      ? value.replace(/ seats?$/, "")
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

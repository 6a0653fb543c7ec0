import { findPersonalData } from "../../privacy/index.ts";
import { type AnswerFigure, actByOf, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { renderNumber } from "../figures/render-figure.ts";
import { checkClaim, type Unsaid } from "./claims.ts";
import type { KnownNames } from "./known-names.ts";
import type { Place } from "./nearness.ts";
import { hasNumberWord } from "./number-words.ts";
import { hasAddress } from "./plain-text.ts";
import { withoutBorneOut } from "./quantity-claims.ts";
import type { SentenceFault, SentenceVerdict } from "./verified-sentence.ts";

export interface Grounds {
  readonly find: (id: string) => AnswerFigure | undefined;
  /** All figures of the interaction. */
  readonly all: readonly AnswerFigure[];
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
  const ids = [...sentence.matchAll(REFERENCE)].map((match) => match.groups?.["id"] ?? "");
  const figures = ids.map((id) => grounds.find(id));
  const known = figures.filter((figure) => figure !== undefined);
  if (known.length < figures.length) return failed("unknown reference");
  const prose = wordsBetween(sentence, grounds);
  const rest = grounds.names.without(prose);
  const fault = faultIn(rest, known, grounds);
  if (fault !== undefined) return failed(fault);
  if (grounds.isSuspect && findPersonalData(rest).length > 0) {
    return failed("name nobody issued");
  }
  const unsaid = new Map<string, Unsaid>();
  for (const [at, figure] of known.entries()) {
    const claim = checkClaim(placeOf(at, sentence), figure, grounds.names.mentionsIn);
    if (!claim.agrees) return failed(`wrong ${claim.about} for a figure`);
    unsaid.set(figure.id, claim.unsaid);
  }
  return { ok: true, sentence: { text: render(sentence, grounds, unsaid), figures: known } };
}

/** What stands around the reference of that number, other references taken out. */
function placeOf(at: number, sentence: string): Place {
  const match = [...sentence.matchAll(REFERENCE)][at];
  const start = match?.index ?? 0;
  return {
    before: sentence.slice(0, start).replaceAll(REFERENCE, " "),
    after: sentence.slice(start + (match?.[0].length ?? 0)).replaceAll(REFERENCE, " "),
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

function faultIn(
  rest: string,
  cited: readonly AnswerFigure[],
  { names, all }: Grounds,
): SentenceFault | undefined {
  if (/[{}]/.test(rest)) return "unknown reference";
  if (hasAddress(rest)) return "address";
  if (OTHER_SCRIPT.test(rest)) return "language that cannot be checked";
  const quantities = withoutBorneOut(rest, cited, all);
  if (DIGIT.test(rest) || quantities.isUnsupported || hasNumberWord(quantities.rest)) {
    return "number without reference";
  }
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

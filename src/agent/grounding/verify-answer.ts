import { carriesNames, findPersonalData } from "../../privacy/index.ts";
import type { AnswerFigure } from "../figures/answer-figure.ts";
import type { FigureBook } from "../figures/figure-book.ts";
import { isParticular } from "./claims.ts";
import type { KnownNames } from "./known-names.ts";
import { MAX_ANSWER_LENGTH, toPlainText } from "./plain-text.ts";
import {
  type Grounds,
  proseOf,
  REFERENCE,
  referencesIn,
  type SentenceGrounds,
} from "./sentence-text.ts";
import type { SentenceFault, VerifiedSentence } from "./verified-sentence.ts";
import { asTold, verifySentence } from "./verify-sentence.ts";

/** A paragraph or a list item of checked sentences. */
export interface AnswerBlock {
  readonly kind: "paragraph" | "item";
  readonly sentences: readonly VerifiedSentence[];
}

export interface VerifiedAnswer {
  readonly blocks: readonly AnswerBlock[];
  /** What was found wrong, once each; empty for an answer that holds. */
  readonly faults: readonly SentenceFault[];
  /** Figures it refers to by their ids, whether or not it may be shown. */
  readonly wanted: ReadonlySet<string>;
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const ITEM = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+/u;
const EMPHASIS = /\*\*|__|(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])|^#{1,6}\s+|^\s*>+\s?/gmu;

export interface AnswerGrounds {
  readonly book: FigureBook;
  /** Products a sentence may name although no figure is about them. */
  readonly names: KnownNames;
  /** Stand-ins of the question, which an answer may repeat. */
  readonly pseudonyms: readonly string[];
  /** Texts of our own that tools told the model. */
  readonly told?: readonly string[];
}

/** Checks an answer of the model sentence by sentence; only sentences that hold are in the result. */
export function verifyAnswer(
  answer: string,
  { book, names, pseudonyms, told = [] }: AnswerGrounds,
): VerifiedAnswer {
  if (answer.length > MAX_ANSWER_LENGTH) {
    return { blocks: [], faults: ["language that cannot be checked"], wanted: new Set() };
  }
  const subjects = namedSubjects(book.all());
  const grounds: Grounds = {
    find: (id) => book.find(id),
    told: new Set(
      told.flatMap((text) => linesOf(toPlainText(text)).flatMap(sentencesIn)).map(asTold),
    ),
    names: names.and(subjects),
    subjects: new Set(subjects),
    pseudonyms: new Set(pseudonyms),
  };
  const lines = linesOf(toPlainText(answer));
  // One look at the whole is enough where it finds nothing, which is nearly always.
  const whole = proseOf(lines.map(({ text }) => text).join("\n"), grounds);
  const isSuspect = findPersonalData(whole).length > 0;
  const faults = new Set<SentenceFault>();
  // A sentence may end in the middle of what readers' programs take for one address.
  const isAddress = lines.some(({ text }) => carriesNames(text));
  if (isAddress) faults.add("address");
  const reading: Reading = { shown: new Set(), faults, previous: [], leftOut: 0 };
  const blocks = lines.map(({ kind, text }, at) => {
    const heading = headingOf(lines, at, reading.shown);
    const verified = sentencesIn({ text }).flatMap((sentence) =>
      verifiedIn(reading, sentence, { ...grounds, isSuspect, heading }),
    );
    if (verified.length > 0) reading.shown.add(at);
    return { kind, sentences: verified };
  });
  const shown = blocks.filter((block) => block.sentences.length > 0);
  // Talk is no loss beside figures; where there are none the talk is all there is.
  const cites = shown.some((block) => block.sentences.some(({ figures }) => figures.length > 0));
  if (reading.leftOut > 0 && !cites) faults.add("claim without figure");
  return { blocks: shown, faults: [...faults], wanted: new Set(referencesIn(answer)) };
}

/** How far an answer was read. */
interface Reading {
  /** Lines of which something is shown. */
  readonly shown: Set<number>;
  readonly faults: Set<SentenceFault>;
  /** Figures of the sentence before. */
  previous: readonly AnswerFigure[];
  /** Sentences without figures that are not shown, and whose absence takes nothing from the others. */
  leftOut: number;
}

function verifiedIn(
  reading: Reading,
  sentence: string,
  grounds: Omit<SentenceGrounds, "previous">,
): readonly VerifiedSentence[] {
  if (!/\p{L}|\{/u.test(sentence) && !/\p{N}/u.test(sentence)) return [];
  const verdict = verifySentence(sentence, { ...grounds, previous: reading.previous });
  reading.previous = verdict.ok ? verdict.sentence.figures : [];
  if (verdict.ok) return [verdict.sentence];
  if (verdict.isTalk) reading.leftOut += 1;
  else reading.faults.add(verdict.fault);
  return [];
}

/**
 * What figures are about, where it has to be named as it is. "Unassigned seats" of a table by
 * department and "licence spend" of a comparison are words for other figures too.
 */
function namedSubjects(figures: readonly AnswerFigure[]): readonly string[] {
  return figures.flatMap((figure) =>
    isParticular(figure) && !ORDINARY.has(figure.subject) ? [figure.subject] : [],
  );
}

const ORDINARY: ReadonlySet<string> = new Set(["changes", "licence spend", "possible savings"]);

/** Full stops that end no sentence. */
const ABBREVIATED = /\b(?:vs|i\.e|e\.g|incl|approx|etc)\.(?=\s)/giu;

/** References are no words, but a sentence may begin with one. */
function sentencesIn({ text }: { readonly text: string }): readonly string[] {
  const masked = text
    .replaceAll(REFERENCE, (written) => `A${"a".repeat(written.length - 1)}`)
    .replaceAll(ABBREVIATED, (written) => "a".repeat(written.length));
  return [...sentences.segment(masked)].map(({ index, segment }) =>
    text.slice(index, index + segment.length).trim(),
  );
}

interface Line {
  readonly kind: AnswerBlock["kind"];
  readonly text: string;
}

/** What a line stands under: a line before it that is no sentence, with nothing but items between. */
function headingOf(lines: readonly Line[], at: number, shown: ReadonlySet<number>): string {
  const before = lines.slice(0, at);
  const last = before.findLastIndex(({ kind }) => kind === "paragraph");
  const heading = shown.has(last) ? (before[last]?.text ?? "") : "";
  const isNear = last === at - 1 || lines[at]?.kind === "item";
  return isNear && !/[.!?]$|\{\{/.test(heading) ? heading : "";
}

function linesOf(text: string): readonly Line[] {
  return text.split("\n").flatMap((line) => {
    const kind = ITEM.test(line) ? "item" : "paragraph";
    const words = line.replace(ITEM, "").replaceAll(EMPHASIS, "").trim();
    return words === "" ? [] : [{ kind, text: words } as const];
  });
}

/** The blocks as plain text: paragraphs apart, list items behind hyphens. */
export function textOf(blocks: readonly AnswerBlock[]): string {
  return blocks
    .map(({ kind, sentences }, index) => {
      const text = sentences.map((sentence) => sentence.text).join(" ");
      const apart =
        index === 0 ? "" : kind === "item" && blocks[index - 1]?.kind === "item" ? "\n" : "\n\n";
      return `${apart}${kind === "item" ? "- " : ""}${text}`;
    })
    .join("");
}

import { AppError } from "../../core/errors.ts";
import type { Detector } from "./detector.ts";
import type { DirectoryDictionary } from "./directory-dictionary.ts";
import { encodedRuns } from "./encoded-runs.ts";
import { foldHomoglyphs } from "./homoglyphs.ts";
import { normaliseText } from "./normalise.ts";
import { openEncodings } from "./open-encodings.ts";
import { ScanText } from "./scan-text.ts";
import { type Finding, overlaps, type Span } from "./span.ts";
import { SpanSet } from "./span-set.ts";
import { plainView, type TextView, throughView } from "./text-view.ts";
import { loadEnglish } from "./vocabulary/english.ts";
import type { Word } from "./words.ts";

export interface ScanSettings {
  /** In order of precedence: what an earlier one covers is not told anew by a later one. */
  readonly detectors: readonly Detector[];
  readonly dictionary: DirectoryDictionary;
  readonly country: string | undefined;
  /** Words of the texts that the scanned one belongs to. */
  readonly beside?: readonly Word[];
  /** Milliseconds on any clock that only goes forward. */
  readonly elapsedMs: () => number;
  /** How many of them one detector may take for one text. */
  readonly budgetMs: number;
}

/** What is known of a text before it is scanned. */
export interface ScanHints {
  /** Stretches never to be touched, such as pseudonyms put in before. */
  readonly reserved?: readonly Span[];
  /** Findings that take precedence over the detectors'. */
  readonly before?: readonly Finding[];
  /** Findings that cover what no detector took. */
  readonly after?: readonly Finding[];
}

/** Text inside text inside text: deeper nesting of encodings is not opened. */
const DEEPEST = 3;

function refuse(reason: string, cause?: unknown): AppError {
  return new AppError("EGRESS_BLOCKED", { reason }, { cause });
}

/** The text as it stands and, where that differs, with encodings opened and look-alikes folded. */
function viewsOf(text: string): readonly TextView[] {
  const opened = openEncodings(text);
  const folded = throughView(opened, foldHomoglyphs(opened.text));
  return folded.text === text ? [plainView(text)] : [plainView(text), folded];
}

function runDetector(
  detector: Detector,
  views: readonly { readonly view: TextView; readonly scan: ScanText }[],
  found: SpanSet,
  { dictionary, country, beside = [] }: ScanSettings,
): void {
  for (const { view, scan } of views) {
    const isTaken = (span: Span): boolean => found.touches(view.originOf(span));
    // All of a detector's findings first: it must not see its own as taken while it still looks.
    const findings = Array.from(detector.find(scan, { dictionary, country, beside, isTaken }));
    for (const { kind, ...span } of findings) {
      found.add({ ...view.originOf(span), kind, detector: detector.id });
    }
  }
}

function runInTime(detector: Detector, settings: ScanSettings, run: () => void): void {
  const began = settings.elapsedMs();
  try {
    run();
  } catch (error) {
    throw refuse(
      "The question could not be checked for personal data, so nothing was sent.",
      error,
    );
  }
  if (settings.elapsedMs() - began > settings.budgetMs) {
    throw refuse(
      "Checking the question for personal data took too long, so nothing was sent.",
      detector.id,
    );
  }
}

/** Encoded runs that hold something are taken as a whole, as what they hold first. */
function addEncoded(text: string, found: SpanSet, settings: ScanSettings, depth: number): void {
  const runs = depth < DEEPEST ? Array.from(encodedRuns(text)) : [];
  if (runs.length === 0) {
    return;
  }
  // All of them at once, one a line: opening costs one scan, however many runs there are.
  const lines = runs.map(({ decoded }) => normaliseText(decoded).text.replaceAll("\n", " "));
  const findings = scanText(lines.join("\n"), settings, {}, depth + 1);
  let begin = 0;
  for (const [index, { start, end }] of runs.entries()) {
    const line = { start: begin, end: begin + (lines[index]?.length ?? 0) };
    const inner = findings.find((finding) => overlaps(finding, line));
    if (inner !== undefined) {
      found.add({ start, end, kind: inner.kind, detector: inner.detector });
    }
    begin = line.end + 1;
  }
}

/**
 * Everything the detectors find in a text, without overlaps, in the order of the text. Each detector
 * sees the text as it stands and, where there is something to open, a decoded form of it.
 * @throws AppError EGRESS_BLOCKED when a detector throws or takes longer than its budget: what could
 * not be checked must not leave.
 */
export function scanText(
  text: string,
  settings: ScanSettings,
  hints: ScanHints = {},
  depth = 0,
): readonly Finding[] {
  // No detector's time is spent on reading it.
  loadEnglish();
  const views = viewsOf(text).map((view) => ({ view, scan: new ScanText(view.text) }));
  const found = new SpanSet(text.length, hints.reserved);
  for (const finding of hints.before ?? []) {
    found.add(finding);
  }
  addEncoded(text, found, settings, depth);
  for (const detector of settings.detectors) {
    runInTime(detector, settings, () => runDetector(detector, views, found, settings));
  }
  for (const finding of hints.after ?? []) {
    found.add(finding);
  }
  return joinNames(
    text,
    found.inOrder().map((finding) => withoutBlanks(text, finding)),
  );
}

/** What is left beside an earlier finding may end in a blank, which belongs to the text. */
function withoutBlanks(text: string, finding: Finding): Finding {
  const covered = text.slice(finding.start, finding.end);
  return {
    ...finding,
    start: finding.start + (covered.length - covered.trimStart().length),
    end: finding.end - (covered.length - covered.trimEnd().length),
  };
}

/** What may part the pieces of one name that two detectors found: a blank, an initial, a hyphen. */
const INSIDE_NAME = /^(?:[ \t]{1,2}(?:\p{Lu}\.?[ \t])?|-)$/u;

/** Pieces of one person's name become one finding, and so one pseudonym. */
function joinNames(text: string, findings: readonly Finding[]): readonly Finding[] {
  const joined: Finding[] = [];
  for (const finding of findings) {
    const last = joined.at(-1);
    const names = last?.kind === "PERSON" && finding.kind === "PERSON";
    if (last !== undefined && names && INSIDE_NAME.test(text.slice(last.end, finding.start))) {
      joined[joined.length - 1] = { ...last, end: finding.end };
    } else {
      joined.push(finding);
    }
  }
  return joined;
}

import { createHash } from "node:crypto";
import {
  createDirectoryDictionary,
  type DirectoryDictionary,
  NumberedPseudonyms,
  type Redaction,
  Scrubber,
} from "../../src/privacy/text/index.ts";
import type { EvalRow } from "./rows.ts";
import { type ScoredRow, type SetScore, scoreSet } from "./score.ts";

/** How much of the people, groups, domains and devices labelled in the file the directory knows. */
export const DIRECTORIES = ["all", "90 %", "none"] as const;
export type DirectoryShare = (typeof DIRECTORIES)[number];

export interface EvalReport {
  readonly directory: DirectoryShare;
  readonly score: SetScore;
}

/** One in ten names, always the same ones, is not in the directory. */
function isLeftOut(name: string): boolean {
  return createHash("sha256").update(name.toLowerCase()).digest().readUInt32BE() % 10 === 0;
}

function directoryOf(rows: readonly EvalRow[], share: DirectoryShare): DirectoryDictionary {
  const labelled = (type: string): readonly string[] =>
    rows
      .flatMap(({ text, spans }) =>
        spans.filter((span) => span.type === type).map(({ start, end }) => text.slice(start, end)),
      )
      .filter((name) => share === "all" || (share === "90 %" && !isLeftOut(name)));
  return createDirectoryDictionary({
    people: labelled("PERSON").map((displayName) => ({ displayName })),
    groups: labelled("GROUP"),
    domains: labelled("DOMAIN"),
    devices: labelled("DEVICE"),
  });
}

/** The best of a few runs: what else the machine does at the moment is not to be measured. */
export const TIMED_RUNS = 5;

function scrubRow(scrubber: Scrubber, row: EvalRow, runs: number): ScoredRow {
  const times: number[] = [];
  let redactions: readonly Redaction[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    redactions = scrubber.scrub(row.text, new NumberedPseudonyms()).redactions;
    times.push(performance.now() - began);
  }
  const detections = redactions.map(({ start, end, kind }) => ({ start, end, type: kind }));
  return { row, detections, milliseconds: Math.min(...times) };
}

/** Scores the rows with the directory knowing all, most, and none of the names labelled in them. */
export function evaluate(
  rows: readonly EvalRow[],
  country: string,
  runs = TIMED_RUNS,
): readonly EvalReport[] {
  const named = rows.some(({ spans }) =>
    spans.some(({ type }) => /^(?:PERSON|GROUP|DOMAIN|DEVICE)$/.test(type)),
  );
  return DIRECTORIES.filter((share) => named || share === "none").map((directory) => {
    const scrubber = new Scrubber({ country, dictionary: directoryOf(rows, directory) });
    return { directory, score: scoreSet(rows.map((row) => scrubRow(scrubber, row, runs))) };
  });
}

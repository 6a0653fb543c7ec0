import { SOURCE_IDS } from "../core/source-ids.ts";
import {
  accessTo,
  type Coverage,
  purposeOf,
  roleGains,
  SOURCE_OUTCOMES,
} from "../insights/index.ts";
import type { CoverageType, SourceCoverageType } from "../schema/index.ts";

/** The coverage statement with what would open each source that was not read. */
export function shapeCoverage(seen: Coverage): CoverageType {
  return {
    ...seen,
    shareJudged: seen.seatsTotal === 0 ? null : seen.seatsJudged / seen.seatsTotal,
    sources: seen.sources.map((entry) => shapeSource(entry, seen.opensAgain)),
    roleGains: roleGains(seen),
  };
}

type SourceCoverage = Coverage["sources"][number];

/** Whether words read back from the ledger are still words of today. */
export function isSourceCoverage(
  entry: {
    readonly [Part in keyof SourceCoverage]: Part extends "staleSince"
      ? SourceCoverage[Part]
      : string;
  },
): entry is SourceCoverage {
  return (
    SOURCE_IDS.some((id) => id === entry.source) &&
    SOURCE_OUTCOMES.some((outcome) => outcome === entry.outcome)
  );
}

/** What became of one source, with what would open it when it was not read. */
export function shapeSource(
  entry: SourceCoverage,
  opensAgain: Coverage["opensAgain"] = [],
): SourceCoverageType {
  return {
    ...entry,
    purpose: purposeOf(entry.source),
    opensWith: accessTo(entry),
    opensAgainAt: opensAgain.find(({ source }) => source === entry.source)?.at ?? null,
  };
}

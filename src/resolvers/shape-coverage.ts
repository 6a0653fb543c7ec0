import { type Coverage, opensWith } from "../insights/index.ts";
import type { CoverageType } from "../schema/index.ts";

/** The coverage statement with what would open each source that was not read. */
export function shapeCoverage(seen: Coverage): CoverageType {
  return {
    ...seen,
    shareJudged: seen.seatsTotal === 0 ? null : seen.seatsJudged / seen.seatsTotal,
    sources: seen.sources.map((entry) => ({
      ...entry,
      opensWith: entry.outcome === "used" ? null : opensWith(entry.source),
    })),
  };
}

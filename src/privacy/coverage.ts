import { SOURCE_IDS, type SourceId } from "../core/source-ids.ts";
import { type ClosedValue, closed } from "./vocabulary.ts";

/**
 * What became of a source. `used`: read in full. `notConsented`, `notPermitted`, `notLicensed`: the
 * scope, the caller's role or the tenant's licence is missing. `concealed`: read, but names are hashed,
 * so nothing was joined. `stale`: older than the rules allow. `throttled`, `unavailable`, `overBudget`:
 * not (fully) read this time. A source that is `used` and has a `staleSince` was read on that day: an earlier
 * survey stands in while Microsoft gives no more of it.
 */
export const SOURCE_OUTCOMES = [
  "used",
  "notConsented",
  "notPermitted",
  "notLicensed",
  "concealed",
  "stale",
  "throttled",
  "unavailable",
  "overBudget",
] as const;
export type SourceOutcome = (typeof SOURCE_OUTCOMES)[number];

/** Shape of the coverage statement that goes with every sealed value. */
export const coverage = closed.object({
  sources: closed.listOf(
    closed.object({
      source: closed.oneOf(SOURCE_IDS),
      outcome: closed.oneOf(SOURCE_OUTCOMES),
      staleSince: closed.nullable(closed.date()),
    }),
  ),
  /** When sources that Microsoft gives no more of for now can be asked again, where it said so. */
  opensAgain: closed.listOf(
    closed.object({ source: closed.oneOf(SOURCE_IDS), at: closed.instant() }),
  ),
  /** Assigned paid seats about which the evidence allowed a conclusion, and all of them. */
  seatsJudged: closed.count(),
  seatsTotal: closed.count(),
  reportRefreshedOn: closed.nullable(closed.date()),
  reportNamesConcealed: closed.nullable(closed.boolean()),
  /** Whether the tenant has too few members for anything but totals of purchases to be told. */
  tooFewMembers: closed.boolean(),
  /** Whether nothing is told of members because it cannot be read what was told of them before. */
  recordsUnavailable: closed.boolean(),
});

/** What was seen and what was not; nothing sealed travels without it. */
export type Coverage = ClosedValue<typeof coverage>;
export type SourceCoverage = Coverage["sources"][number];

/** Whether a source was read well enough to conclude from. */
export function isUsed(statement: Coverage, source: SourceId): boolean {
  return statement.sources.some((entry) => entry.source === source && entry.outcome === "used");
}

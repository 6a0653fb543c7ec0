import type { SourceId } from "../../core/source-ids.ts";
import { sourcesBehind } from "../../insights/index.ts";
import type { Coverage, SourceCoverage, SourceOutcome } from "../../privacy/index.ts";

/** A kind of aggregate and what was seen for it. */
export interface Seen {
  readonly kind: string;
  readonly coverage: Coverage;
}

const WHY: Readonly<Record<Exclude<SourceOutcome, "used">, string>> = {
  notConsented: "the permission for it was not consented to",
  notPermitted: "the caller's role does not allow it",
  notLicensed: "the tenant lacks the licence for it",
  concealed: "its names are concealed",
  stale: "it is too old",
  throttled: "the source asked to slow down",
  unavailable: "the source did not answer",
  overBudget: "the reading budget was used up",
};

const TOO_FEW_MEMBERS =
  "The tenant has too few members to tell what they do; only purchases are counted.";

const TRIALS_UNKNOWN =
  "Trial seats could not be told apart, so that paid seats, cost and savings may be less.";

const RECORDS_UNAVAILABLE =
  "What was told of members before cannot be read, so that only purchases are counted for now.";

/** What of an aggregate's own sources could not be seen and why, one sentence per reason, in fixed words. */
export function coverageNotes({ kind, coverage }: Seen): readonly string[] {
  const sources = sourcesOf({ kind, coverage });
  const byOutcome = Map.groupBy(sources, ({ outcome }) => outcome);
  const notCounted = [...byOutcome].flatMap(([outcome, missed]) => {
    const names = missed.map(({ source }) => sourceName(source)).join(", ");
    return outcome === "used" ? [] : [noteOf(names, outcome)];
  });
  const unseen = knowsTrials(sources) ? notCounted : [...notCounted, TRIALS_UNKNOWN];
  if (coverage.recordsUnavailable) return [...unseen, RECORDS_UNAVAILABLE];
  return coverage.tooFewMembers ? [...unseen, TOO_FEW_MEMBERS] : unseen;
}

/** Purchases alone tell which seats are on trial. */
function knowsTrials(sources: readonly SourceCoverage[]): boolean {
  return sources.every(
    ({ source, outcome }) => source !== "commerceSubscriptions" || outcome === "used",
  );
}

/** What became of the sources that the figures of an aggregate rest on. */
export function sourcesOf({ kind, coverage }: Seen): readonly SourceCoverage[] {
  const behind = sourcesBehind(kind);
  return coverage.sources.filter(({ source }) => behind.includes(source));
}

/** Why a source could not be seen; undefined where it was. */
export function coverageNote({ source, outcome }: SourceCoverage): string | undefined {
  return outcome === "used" ? undefined : noteOf(sourceName(source), outcome);
}

function noteOf(names: string, outcome: Exclude<SourceOutcome, "used">): string {
  return `Not counted in: ${names}, because ${WHY[outcome]}.`;
}

/** Names of products keep their form; OneDrive is a name and no number. */
const NAMES = {
  "one drive": "OneDrive",
  "share point": "SharePoint",
  teams: "Teams",
  copilot: "Copilot",
  "sign in": "sign-in",
} as const;

/** "oneDriveUsage" as people read it. */
function sourceName(source: SourceId): string {
  const words = source.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return Object.entries(NAMES).reduce((name, [word, form]) => name.replace(word, form), words);
}

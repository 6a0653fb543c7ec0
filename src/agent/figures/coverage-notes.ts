import type { SourceId } from "../../core/source-ids.ts";
import type { Coverage, SourceCoverage, SourceOutcome } from "../../privacy/index.ts";

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

const RECORDS_UNAVAILABLE =
  "What was told of members before cannot be read, so that only purchases are counted for now.";

/** What could not be seen and why, one sentence per reason, in fixed words. */
export function coverageNotes(coverage: Coverage): readonly string[] {
  const byOutcome = Map.groupBy(coverage.sources, ({ outcome }) => outcome);
  const unseen = [...byOutcome].flatMap(([outcome, missed]) => {
    const names = missed.map(({ source }) => sourceName(source)).join(", ");
    return outcome === "used" ? [] : [noteOf(names, outcome)];
  });
  if (coverage.recordsUnavailable) return [...unseen, RECORDS_UNAVAILABLE];
  return coverage.tooFewMembers ? [...unseen, TOO_FEW_MEMBERS] : unseen;
}

/** Why a source could not be seen; undefined where it was. */
export function coverageNote({ source, outcome }: SourceCoverage): string | undefined {
  return outcome === "used" ? undefined : noteOf(sourceName(source), outcome);
}

function noteOf(names: string, outcome: Exclude<SourceOutcome, "used">): string {
  return `Not counted in: ${names}, because ${WHY[outcome]}.`;
}

/** "oneDriveUsage" as people read it; OneDrive is a name and no number. */
function sourceName(source: SourceId): string {
  return source
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .replace("one drive", "OneDrive")
    .replace("sign in", "sign-in");
}

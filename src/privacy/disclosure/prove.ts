import { auditRelease } from "./audit/audit-release.ts";
import type { Cell } from "./audit/layout.ts";
import { DIMENSIONS } from "./dictionary.ts";
import { type DraftInput, draftRelease } from "./draft.ts";
import { type Folds, NO_FOLDS, splitName } from "./folds.ts";
import type { Release } from "./release.ts";

/** So often is a rejected draft merged further; each time at least one bucket or split is given up. */
const MOST_ROUNDS = 200;

/**
 * A release of this survey that passes every test. What the auditor rejects is merged further; when
 * nothing is left to merge, only totals are told, and when even those fail, nothing.
 */
export function provenDraft(input: DraftInput): Release {
  let folds = NO_FOLDS;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const draft = draftRelease(input, folds);
    const fault = auditRelease(draft, input.population);
    if (fault === undefined) {
      return draft;
    }
    if (fault.test === "arithmetic") {
      break;
    }
    folds = fault.causes.reduce((all, cells) => foldSmallest(all, cells, draft), folds);
  }
  const totals = draftRelease(input, { ...NO_FOLDS, dropped: new Set(DIMENSIONS) });
  return auditRelease(totals, input.population) === undefined ? totals : withheld(totals);
}

/** The release that tells nothing but that there is one. */
export function withheld(release: Release): Release {
  return { ...release, scope: "nothing", dimensions: {}, figures: [] };
}

/**
 * Gives up the smallest of some cells: a part with the whole split of its row, and only where no split
 * is involved a row, by merging it into "other"; where only "other" is left, the least important
 * dimension.
 */
function foldSmallest(folds: Folds, cells: readonly Cell[], draft: Release): Folds {
  const [smallest] = cells
    .filter(({ within, row }) => within !== null || row.kind === "named")
    .toSorted(
      (a, b) =>
        Number(a.within === null) - Number(b.within === null) ||
        a.bucket.people.members - b.bucket.people.members,
    );
  if (smallest === undefined || smallest.by === null) {
    const [least] = DIMENSIONS.filter((dimension) => draft.dimensions[dimension]).toReversed();
    return {
      ...folds,
      dropped: new Set([...folds.dropped, ...(least === undefined ? [] : [least])]),
    };
  }
  const { by, within, row } = smallest;
  if (within !== null) {
    return { ...folds, unsplit: new Set([...folds.unsplit, splitName(by, within, row.values)]) };
  }
  const folded = new Set([...(folds.values.get(by) ?? []), ...row.values]);
  return { ...folds, values: new Map([...folds.values, [by, folded]]) };
}

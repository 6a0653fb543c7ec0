import { auditRelease } from "./audit/audit-release.ts";
import type { Cell } from "./audit/layout.ts";
import { DIMENSIONS, type Dimension } from "./dictionary.ts";
import { type DraftInput, draftRelease, LEAST_NAMED } from "./draft.ts";
import { type Folds, NO_FOLDS, splitName } from "./folds.ts";
import type { Release, ReleasedShares } from "./release.ts";

/** So often is a rejected draft merged further; each time at least one bucket or split is given up. */
const MOST_ROUNDS = 200;

/**
 * A release of this survey that passes every test. What the auditor rejects is merged further; when
 * nothing is left to merge, only totals are told, and when even those fail, nothing.
 */
export function provenDraft(input: DraftInput): Release {
  let folds = NO_FOLDS;
  let before: { readonly folds: Folds; readonly draft: Release } | undefined;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const draft = draftRelease(input, folds);
    const nameless = before === undefined ? [] : losingNames(before.draft, draft);
    if (before !== undefined && nameless.length > 0) {
      folds = { ...before.folds, unshared: new Set([...before.folds.unshared, ...nameless]) };
      before = undefined;
      continue;
    }
    const fault = auditRelease(draft, input.population);
    if (fault === undefined) {
      return draft;
    }
    if (fault.test === "arithmetic") {
      break;
    }
    const isOfShares = sharesIn(draft).some(({ id }) => id === fault.figure);
    before = isOfShares ? { folds, draft } : undefined;
    folds = fault.causes.reduce(
      (all, cells) => foldSmallest(all, cells, { draft, isOfShares }),
      folds,
    );
  }
  const totals = draftRelease(input, { ...NO_FOLDS, dropped: new Set(DIMENSIONS) });
  return auditRelease(totals, input.population) === undefined ? totals : withheld(totals);
}

function sharesIn({ figures }: Release): readonly ReleasedShares[] {
  return figures.filter((figure) => figure.kind === "shares");
}

/** Dimensions in which so many names went for the sake of shares that shares go instead. */
function losingNames(before: Release, after: Release): readonly Dimension[] {
  return DIMENSIONS.filter((one) => isNamed(before, one) && !isNamed(after, one));
}

function isNamed({ dimensions, people }: Release, dimension: Dimension): boolean {
  const named = (dimensions[dimension] ?? []).filter(({ kind }) => kind === "named");
  return (
    named.reduce((sum, bucket) => sum + bucket.people.members, 0) >= LEAST_NAMED * people.members
  );
}

/** The release that tells nothing but that there is one. */
export function withheld(release: Release): Release {
  return { ...release, scope: "nothing", dimensions: {}, figures: [] };
}

interface Rejected {
  readonly draft: Release;
  readonly isOfShares: boolean;
}

/**
 * Gives up the smallest of some cells: a part with the whole split of its row, and only where no split
 * is involved a row, by merging it into "other"; where only "other" is left, the least important
 * dimension. Costs stay where shares are what is rejected.
 */
function foldSmallest(folds: Folds, cells: readonly Cell[], rejected: Rejected): Folds {
  const [smallest] = cells
    .filter(({ within, row }) => within !== null || row.kind === "named")
    .toSorted(
      (a, b) =>
        Number(a.within === null) - Number(b.within === null) ||
        a.bucket.people.members - b.bucket.people.members,
    );
  if (smallest === undefined || smallest.by === null) {
    return withoutLeast(folds, rejected);
  }
  const { by, within, row } = smallest;
  if (within !== null) {
    return { ...folds, unsplit: new Set([...folds.unsplit, splitName(by, within, row.values)]) };
  }
  const folded = new Set([...(folds.values.get(by) ?? []), ...row.values]);
  return { ...folds, values: new Map([...folds.values, [by, folded]]) };
}

function withoutLeast(folds: Folds, { draft, isOfShares }: Rejected): Folds {
  const shared = sharesIn(draft).flatMap(({ tables }) => tables.map(({ by }) => by));
  const isGivenUp = (one: Dimension) =>
    isOfShares ? shared.includes(one) : draft.dimensions[one] !== undefined;
  const least = DIMENSIONS.filter(isGivenUp).slice(-1);
  return isOfShares
    ? { ...folds, unshared: new Set([...folds.unshared, ...least]) }
    : { ...folds, dropped: new Set([...folds.dropped, ...least]) };
}

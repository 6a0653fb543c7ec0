import { strictestMinimum } from "../carry-over.ts";
import type { Release } from "../release.ts";
import { changesSinceAll, ledgerOf } from "../visible-changes.ts";

/**
 * Whether a release can be laid beside the earlier ones without showing what too few people make: the
 * total, every bucket and part told anew, the rest of every table, and what remains when changes, new
 * ones and those known before, are taken from one another.
 */
export function isSafeBeside(release: Release, stored: readonly Release[]): boolean {
  const minimum = strictestMinimum(release);
  const ledger = ledgerOf(stored, minimum);
  return (
    changesSinceAll(release, stored).every((change) => ledger.accept(change)) &&
    ledger.isSafeTogether()
  );
}

import type { Dimension } from "./dictionary.ts";
import type { ValueKey } from "./population.ts";

/** Merges beyond those of size, asked for by the auditor. They only ever grow. */
export interface Folds {
  /** Values that go into "other" whatever their size. */
  readonly values: ReadonlyMap<Dimension, ReadonlySet<ValueKey>>;
  /** Rows that are not split, by `splitName`. */
  readonly unsplit: ReadonlySet<string>;
  /** Dimensions by which no shares are told. */
  readonly unshared: ReadonlySet<Dimension>;
  /** Dimensions of which only totals are told. */
  readonly dropped: ReadonlySet<Dimension>;
}

export const NO_FOLDS: Folds = {
  values: new Map(),
  unsplit: new Set(),
  unshared: new Set(),
  dropped: new Set(),
};

/** Names the split of one row, the same in every attempt at a release. */
export function splitName(by: Dimension, within: Dimension, row: readonly ValueKey[]): string {
  return JSON.stringify([by, within, row.map((value) => value ?? [])]);
}

import type { AmountPair, BandWord, Dimension } from "./dictionary.ts";
import type { Sensitivity } from "./minimums.ts";
import type { PeopleMark } from "./people-mark.ts";
import type { ValueKey } from "./population.ts";
import type { Share } from "./share.ts";

/**
 * People shown as one: those with one value, or `other`, which holds all values too small to be shown
 * (and whatever had to be merged so that no difference of tables shows them).
 */
export interface Bucket {
  readonly kind: "named" | "other";
  readonly values: readonly ValueKey[];
  readonly people: PeopleMark;
  /** Release and period in which its figures were told: earlier ones where too few people changed since. */
  readonly toldBy: string;
  readonly toldIn: string;
}

/** A cell of a row: the bucket crossed with values of the second dimension. */
export interface Part extends Bucket {
  readonly total: number;
}

export interface AmountRow {
  readonly total: number;
  /** The row by the second dimension, per allowed pair; absent where it could not be split. */
  readonly splits: readonly RowSplit[];
}

/** Parts and changes add up to the row. */
export interface RowSplit {
  readonly within: AmountPair[1];
  readonly parts: readonly Part[];
  /** What changed since older parts were told. */
  readonly changes: number;
}

/** Rows stand in the order of the dimension's buckets; rows and changes add up to the total. */
export interface AmountTable {
  readonly by: Dimension;
  readonly rows: readonly AmountRow[];
  /** What changed since older rows were told; 0 when all rows are of this period. */
  readonly changes: number;
}

export interface ReleasedAmount {
  readonly kind: "amount";
  readonly id: string;
  readonly sensitivity: Sensitivity;
  /** `null` where even the total would tell of too few. */
  readonly total: number | null;
  readonly tables: readonly AmountTable[];
}

/** A share, and the release that told it: an earlier one where it changed by too few people since. */
export interface ToldShare extends Share {
  readonly toldBy: string;
}

export interface SharesTable {
  readonly by: Dimension;
  /** Per bucket, per word. */
  readonly rows: readonly (readonly ToldShare[])[];
}

export interface ReleasedShares {
  readonly kind: "shares";
  readonly id: string;
  readonly sensitivity: "behaviour";
  readonly words: readonly BandWord[];
  readonly total: readonly ToldShare[] | null;
  readonly tables: readonly SharesTable[];
}

export type ReleasedFigure = ReleasedAmount | ReleasedShares;

/**
 * How much is told. `totals`: the tenant is too small for tables, or they could not be proven safe.
 * `nothing`: nor could the totals.
 */
export type ReleaseScope = "tables" | "totals" | "nothing";

/** All that is told of a tenant's people in one period. The same for everybody and every wording. */
export interface Release {
  readonly id: string;
  readonly period: string;
  readonly minimums: Readonly<Record<Sensitivity, number>>;
  readonly scope: ReleaseScope;
  /** Whether the tenant has too few people for tables of any figure: to be told to the caller. */
  readonly tooFewPeople: boolean;
  readonly people: PeopleMark;
  /** One merged mapping per dimension, used by every table; absent where only totals are told. */
  readonly dimensions: Readonly<Partial<Record<Dimension, readonly Bucket[]>>>;
  readonly figures: readonly ReleasedFigure[];
}

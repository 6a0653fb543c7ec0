import { AppError } from "../../core/errors.ts";
import type { Sensitivity } from "./minimums.ts";

/**
 * What people may be grouped by. The first is kept longest: where tables together would tell too much,
 * the last gives way first.
 */
export const DIMENSIONS = ["department", "country", "licenceFamily", "accountKind"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The one dimension that is behaviour: it is shown as shares of a bucket, never as a bucket. */
export const SHARED_DIMENSION = "activityBand";

/** All crossings there are, rows first. Nothing else can be asked: no values, no NOT, no OR, no lists. */
export const ALLOWED_PAIRS = [
  ["department", "licenceFamily"],
  ["country", "licenceFamily"],
  ["department", SHARED_DIMENSION],
  ["country", SHARED_DIMENSION],
  ["licenceFamily", SHARED_DIMENSION],
  ["accountKind", SHARED_DIMENSION],
] as const;
/** The columns a table of amounts may have per row dimension. */
type ColumnOf<Row extends Dimension> = Exclude<
  Extract<(typeof ALLOWED_PAIRS)[number], readonly [Row, unknown]>[1],
  typeof SHARED_DIMENSION
>;
export type AmountPair = {
  readonly [Row in Dimension]: readonly [by: Row, within: ColumnOf<Row>];
}[Dimension];
type SharedRow = Extract<
  (typeof ALLOWED_PAIRS)[number],
  readonly [unknown, typeof SHARED_DIMENSION]
>[0];

/** Sums over people: exact, so that every table adds up to the total. */
export interface PlannedAmount {
  readonly kind: "amount";
  readonly id: string;
  readonly sensitivity: Sensitivity;
  readonly by: readonly Dimension[];
  readonly pairs: readonly AmountPair[];
}

/** Something told of people by activity band: which of the bands it comprises, by number. */
export interface BandWord {
  readonly word: string;
  readonly bands: readonly number[];
}

/**
 * Shares of people in some of the activity bands. Words are told each by itself, so they should
 * comprise one another ("silent for 30 days", "silent for 90 days"): were they bands side by side,
 * their rounded shares could be set against the whole.
 */
export interface PlannedShares {
  readonly kind: "shares";
  readonly id: string;
  readonly sensitivity: "behaviour";
  readonly words: readonly BandWord[];
  readonly by: readonly SharedRow[];
}

export type PlannedFigure = PlannedAmount | PlannedShares;

/** All that one release tells; there is no other way to ask for a figure about people. */
export interface ReleasePlan {
  readonly figures: readonly PlannedFigure[];
}

/**
 * A plan of allowed tables.
 * @throws AppError INTERNAL for a crossing outside the list, a crossing without its rows, or a figure
 *   named twice. The types say the same; this is for callers that have none.
 */
export function definePlan(figures: readonly PlannedFigure[]): ReleasePlan {
  const ids = new Set(figures.map(({ id }) => id));
  if (ids.size !== figures.length || !figures.every(isAllowed)) {
    throw new AppError("INTERNAL", { reason: "A release plan holds a table that is not allowed." });
  }
  return { figures };
}

function isAllowed(figure: PlannedFigure): boolean {
  const pairs: readonly (readonly [string, string])[] =
    figure.kind === "shares" ? figure.by.map((by) => [by, SHARED_DIMENSION]) : figure.pairs;
  const rows: readonly string[] = figure.by;
  const dimensions: readonly string[] = DIMENSIONS;
  return (
    rows.every((by) => dimensions.includes(by)) &&
    pairs.every(
      ([by, within]) =>
        rows.includes(by) && ALLOWED_PAIRS.some(([row, column]) => row === by && column === within),
    )
  );
}

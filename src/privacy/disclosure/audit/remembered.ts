import type { Dimension } from "../dictionary.ts";
import type { PeopleClass, Population, ValueKey } from "../population.ts";
import type { AmountTable, Bucket, Release } from "../release.ts";
import { isolableCells } from "./isolation.ts";

/**
 * Whether a figure is cut finer than before in a way that shows too few people beside the cuts of
 * earlier releases. Those are laid over today's people as if they were told today: of people who stay,
 * earlier sums are still true.
 */
export function isFinerSafely(
  figureId: string,
  release: Release,
  stored: readonly Release[],
  { population, minimum }: { readonly population: Population; readonly minimum: number },
): boolean {
  const before = new Map(
    stored.flatMap((one) => cutsOf(figureId, one)).map((cut) => [cut.name, cut]),
  );
  const now = cutsOf(figureId, release);
  if (now.every(({ name }) => before.has(name))) {
    return true;
  }
  const cuts = [...new Map([...before, ...now.map((cut) => [cut.name, cut] as const)]).values()];
  const classes = population.map((one) => ({
    members: one.people.members,
    cells: cuts.flatMap((cut, number) => (cut.holds(one) ? [number] : [])),
  }));
  return isolableCells({ cells: cuts, classes }, minimum).length === 0;
}

/** The people a published sum is about, by their values. */
interface Cut {
  readonly by: Dimension | null;
  readonly name: string;
  readonly holds: (one: PeopleClass) => boolean;
}

function cutsOf(figureId: string, release: Release): readonly Cut[] {
  const figure = release.figures.find(({ id }) => id === figureId);
  if (figure === undefined || figure.tables.length === 0) {
    return [];
  }
  const everybody: Cut = { by: null, name: "all", holds: () => true };
  const rows =
    figure.kind === "shares"
      ? figure.tables.flatMap(({ by }) =>
          (release.dimensions[by] ?? []).map((row) => cutBy(everybody, by, row)),
        )
      : figure.tables.flatMap((table) => amountCuts(everybody, table, release));
  return [everybody, ...rows];
}

function amountCuts(everybody: Cut, { by, rows }: AmountTable, release: Release): readonly Cut[] {
  return (release.dimensions[by] ?? []).flatMap((row, at) => {
    const whole = cutBy(everybody, by, row);
    const parts = (rows[at]?.splits ?? []).flatMap(({ within, parts: cells }) =>
      cells.map((part) => ({ ...cutBy(whole, within, part), by })),
    );
    return [whole, ...parts];
  });
}

/** The people of a cut who are also in a bucket. */
function cutBy({ name, holds }: Cut, by: Dimension, { values }: Bucket): Cut {
  const held = new Set<ValueKey>(values);
  return {
    by,
    name: JSON.stringify([name, by, values.map((value) => value ?? []).toSorted(byText)]),
    holds: (one) => held.has(one.values[by]) && holds(one),
  };
}

function byText(a: string | readonly never[], b: string | readonly never[]): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

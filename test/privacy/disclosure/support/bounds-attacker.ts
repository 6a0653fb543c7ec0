import { loadHighsSolver } from "../../../../src/licensing/optimizer/highs-solver.ts";
import { ColumnBatch, RowBounds } from "../../../../src/licensing/optimizer/linear-solver.ts";
import { guardedShare } from "../../../../src/privacy/index.ts";

/** A share as it was told, in the API's words of any case. */
export interface ShareTold {
  readonly word: string;
  readonly bound: string;
  readonly percent: number;
}

/** Shares told of a bucket. Words comprise one another, the widest first. */
export interface SharesTold<Known> {
  readonly isIn: (person: Known) => boolean;
  readonly members: number;
  readonly shares: readonly ShareTold[];
}

/** What can be worked out of people whom nothing known tells apart: at least and at most so many. */
export interface Closeness {
  readonly people: number;
  readonly word: string;
  readonly least: number;
  readonly most: number;
}

/** Of fewer than ten: within less than three people, or than a fifth of them. */
export function isTooClose({ people, least, most }: Closeness): boolean {
  const open = Math.min(3, Math.ceil(people / 5));
  return people < 10 && most - least < open - 1e-6;
}

/**
 * How closely the number of silent people can be worked out from everything told of a tenant, for each
 * kind of people by itself: the least and the most that a linear program finds with all shares as they
 * were told. Knows how shares are made, and who is in which bucket.
 */
export async function closenessOf<Known>(
  told: readonly SharesTold<Known>[],
  people: readonly Known[],
  kindOf: (person: Known) => string,
): Promise<readonly Closeness[]> {
  const kinds = [...Map.groupBy(people, kindOf).values()];
  const words = told[0]?.shares.map(({ word }) => word) ?? [];
  const columnOf = (kind: number, word: number) => kind * words.length + word;
  const entries = kinds.flatMap(() => words.map((): [row: number, factor: number][] => []));
  const rows = new RowBounds();
  for (const { isIn, members, shares } of told) {
    const inside = kinds.flatMap(([one], kind) => (one !== undefined && isIn(one) ? [kind] : []));
    shares.forEach((share, word) => {
      const row = rows.add(...countsBehind(share, members));
      for (const kind of inside) entries[columnOf(kind, word)]?.push([row, 1]);
    });
  }
  kinds.forEach((_, kind) => {
    words.slice(1).forEach((_word, at) => {
      const row = rows.add(0, Infinity);
      entries[columnOf(kind, at)]?.push([row, 1]);
      entries[columnOf(kind, at + 1)]?.push([row, -1]);
    });
  });
  const columns = new ColumnBatch();
  kinds.forEach(({ length }, kind) => {
    words.forEach((_, word) => columns.add(0, [0, length], entries[columnOf(kind, word)] ?? []));
  });
  const solver = await loadHighsSolver();
  return solver.withProgram({ rows, columns, whole: false }, (session) => {
    const reached = (column: number, sign: 1 | -1) => {
      session.changeCosts(columns.costs.map((_, at) => (at === column ? sign : 0)));
      const outcome = session.run(10);
      if (outcome.kind !== "optimal") throw new Error(`the shares told cannot be: ${outcome.kind}`);
      return outcome.values[column] ?? Number.NaN;
    };
    return kinds.flatMap(({ length }, kind) =>
      words.map((word, at) => {
        const column = columnOf(kind, at);
        return { people: length, word, least: reached(column, 1), most: reached(column, -1) };
      }),
    );
  });
}

function countsBehind(share: ShareTold, of: number): readonly [least: number, most: number] {
  const counts = Array.from({ length: of + 1 }, (_, count) => count).filter((count) => {
    const { bound, percent } = guardedShare(count, of);
    return bound === share.bound.toLowerCase() && percent === share.percent;
  });
  return [counts[0] ?? 0, counts.at(-1) ?? of];
}

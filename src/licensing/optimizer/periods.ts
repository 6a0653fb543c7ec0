import type { LicenceProblem } from "./licence-problem.ts";
import type { SkuTable } from "./sku-table.ts";

/** Months `firstMonth` to `lastMonth` (from 1, both included) with the seats locked in all of them. */
export interface Period {
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly months: number;
  /** Per SKU index. */
  readonly floors: readonly number[];
}

/** Cuts the horizon at every end of a commitment inside it; within a period nothing changes. */
export function periodsOf(problem: LicenceProblem, table: SkuTable): readonly Period[] {
  const { horizonMonths, purchased } = problem;
  const cuts = new Set(purchased.map((row) => row.committedMonths));
  const ends = [...cuts, horizonMonths]
    .filter((month) => month > 0 && month <= horizonMonths)
    .sort((a, b) => a - b);
  return [...new Set(ends)].map((lastMonth, index, months) => {
    const before = months[index - 1] ?? 0;
    const floors = table.ids.map(() => 0);
    for (const { sku, seats, committedMonths } of purchased) {
      const at = table.indexOf(sku);
      if (at !== undefined && committedMonths >= lastMonth) floors[at] = (floors[at] ?? 0) + seats;
    }
    return { firstMonth: before + 1, lastMonth, months: lastMonth - before, floors };
  });
}

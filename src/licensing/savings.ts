import type { Finding } from "./findings.ts";
import type { LicensingInput } from "./input.ts";
import type { Reference } from "./reference.ts";
import { type SavingLine, savingLineOf } from "./saving-line.ts";
import { type SavingTotal, savingTotals } from "./saving-totals.ts";
import { type SeatPool, type SeatSlice, seatPoolOf } from "./seat-pool.ts";

/** Days before a renewal by which a change must be decided and booked. */
export const DEFAULT_LEAD_DAYS = 30;

export interface Savings {
  readonly lines: readonly SavingLine[];
  readonly totals: readonly SavingTotal[];
  /** Distinct seats in `lines`; those of unknown price are in no total. */
  readonly seats: number;
  readonly seatsWithoutPrice: number;
}

/**
 * What the findings are worth. Each finding takes its seats from the SKU's pool, so totals are unions
 * and never exceed the seats that exist; money at a renewal is counted at the price in force on that
 * day. Terms are never inferred from dates: without a known term nothing is actionable now.
 */
export function savingsOf(
  findings: readonly Finding[],
  input: LicensingInput,
  reference: Reference,
  leadDays: number = DEFAULT_LEAD_DAYS,
): Savings {
  const pools = new Map(input.ownedSkus.map((sku) => [sku.skuId, seatPoolOf(sku, input.on)]));
  const context = { on: input.on, reference, leadDays };
  const lines = findings.flatMap((finding) => {
    const slices = slicesOf(finding, pools.get(finding.skuId));
    return slices.length === 0 ? [] : [savingLineOf(finding, slices, context)];
  });
  const seatsIn = (chosen: readonly SavingLine[]) =>
    chosen.reduce((sum, line) => sum + line.seats, 0);
  return {
    lines,
    totals: savingTotals(lines, input.on),
    seats: seatsIn(lines),
    seatsWithoutPrice: seatsIn(lines.filter((line) => line.monthly === null)),
  };
}

function slicesOf(finding: Finding, pool: SeatPool | undefined): readonly SeatSlice[] {
  if (pool === undefined) return [];
  return finding.held ? pool.takeHeld(finding.seats) : pool.takeIdle(finding.seats);
}

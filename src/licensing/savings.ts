import { worthOf } from "./amounts.ts";
import type { Finding } from "./findings.ts";
import type { FoldedSaving } from "./folded-savings.ts";
import type { LicensingInput } from "./input.ts";
import { DEFAULT_LEAD_DAYS } from "./purchase-dates.ts";
import type { Reference } from "./reference.ts";
import { isChoice, type SavingContext, type SavingLine, savingLineOf } from "./saving-line.ts";
import {
  choiceTotals,
  type SavingOfClass,
  type SavingTotal,
  savingTotals,
} from "./saving-totals.ts";
import { type SeatPool, type SeatSlice, seatPoolOf } from "./seat-pool.ts";

export interface Savings {
  /** In the order of the findings; choices (C5) last. */
  readonly lines: readonly SavingLine[];
  readonly totals: readonly SavingTotal[];
  /** Distinct seats in `lines` without choices. */
  readonly seats: number;
  /** Those of them whose price is unknown; they are in no total. */
  readonly seatsWithoutPrice: number;
  /** Seats about which somebody has to decide (C5), and what they are worth per currency. */
  readonly choiceSeats: number;
  readonly choices: readonly SavingOfClass[];
  /** Seats of findings too small to be told one by one; part of the totals and of `seats`. */
  readonly folded: readonly FoldedSaving[];
}

/**
 * What the findings are worth. Each finding takes its seats from the SKU's pool, so totals are unions
 * and never exceed the seats that exist; money at a renewal is counted at the price in force on that
 * day. Terms are never inferred from dates: without a known term nothing is actionable now. A finding
 * whose replacement costs as much as the seat saves nothing and is left out.
 */
export function savingsOf(
  findings: readonly Finding[],
  input: Pick<LicensingInput, "on" | "ownedSkus">,
  reference: Reference,
  leadDays: number = DEFAULT_LEAD_DAYS,
): Savings {
  const pools = new Map(input.ownedSkus.map((sku) => [sku.skuId, seatPoolOf(sku, input.on)]));
  const context: SavingContext = { on: input.on, reference, leadDays };
  const worthwhile = findings.filter((finding) => isWorthwhile(finding, context));
  const inTurn = [
    ...worthwhile.filter((finding) => !isChoice(finding)),
    ...worthwhile.filter(isChoice),
  ];
  const lines = inTurn.flatMap((finding) => {
    const slices = slicesOf(finding, pools.get(finding.skuId));
    return slices.length === 0 ? [] : [savingLineOf(finding, slices, context)];
  });
  const counted = lines.filter((line) => !isChoice(line));
  return {
    lines,
    totals: savingTotals(lines, input.on),
    seats: seatsIn(counted),
    seatsWithoutPrice: seatsIn(counted.filter((line) => line.monthly === null)),
    choiceSeats: seatsIn(lines.filter(isChoice)),
    choices: choiceTotals(lines, input.on),
    folded: [],
  };
}

function isWorthwhile({ skuId, replacement }: Finding, { on, reference }: SavingContext): boolean {
  const worth = worthOf({ skuId, replacement, seats: 1, on }, reference);
  return worth === null || worth.money.minor > 0;
}

function seatsIn(lines: readonly SavingLine[]): number {
  return lines.reduce((sum, line) => sum + line.seats, 0);
}

function slicesOf(finding: Finding, pool: SeatPool | undefined): readonly SeatSlice[] {
  if (pool === undefined) return [];
  return finding.held ? pool.takeHeld(finding.seats) : pool.takeIdle(finding.seats);
}

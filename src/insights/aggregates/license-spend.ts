import { FREE_REASONS, type Spend, type SpendTotal, TERMS } from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { FigureNaming, figure, monthAndYear, seatCount } from "./figure.ts";

/** What a tenant pays, by SKU and per currency in total; unknown prices listed, never summed. */
export const licenseSpend = defineAggregate(
  "licenseSpend",
  2,
  closed.object({
    lines: closed.listOf(
      closed.object({
        skuId: closed.skuId(),
        term: closed.nullable(closed.oneOf(TERMS)),
        seats: seatCount,
        unitPrice: figure,
        ...monthAndYear,
      }),
    ),
    totals: closed.listOf(closed.object(monthAndYear)),
    unknownPrice: closed.listOf(closed.object({ skuId: closed.skuId(), seats: seatCount })),
    free: closed.listOf(
      closed.object({
        skuId: closed.skuId(),
        seats: seatCount,
        because: closed.oneOf(FREE_REASONS),
      }),
    ),
  }),
);
export type LicenseSpend = ValueOf<typeof licenseSpend>;

/** The spend as a value to seal. */
export function licenseSpendValue(spend: Spend): LicenseSpend {
  const naming = new FigureNaming("spend");
  const pair = ({ monthly, yearly }: SpendTotal) => ({
    monthly: naming.amount(monthly),
    yearly: naming.amount(yearly),
  });
  return {
    totals: spend.totals.map(pair),
    lines: spend.lines.map((line) => ({
      skuId: line.skuId,
      term: line.term,
      seats: naming.seats(line.seats),
      unitPrice: naming.amount(line.unitPrice),
      ...pair(line),
    })),
    unknownPrice: spend.unknownPrice.map(({ skuId, seats }) => ({
      skuId,
      seats: naming.seats(seats),
    })),
    free: spend.free.map(({ skuId, seats, because }) => ({
      skuId,
      seats: naming.seats(seats),
      because,
    })),
  };
}

import { type SurveyTotals, TERMS } from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { minimumsShape, type TenantSnapshot } from "../tenant-snapshot.ts";

/** What is kept of a survey for later comparison: purchases, their prices, and savings in total. */
export const surveyRecord = defineAggregate(
  "surveyRecord",
  2,
  closed.object({
    /** Those the savings were told under: under others they are another sum. */
    minimums: closed.nullable(minimumsShape),
    seats: closed.listOf(
      closed.object({
        skuId: closed.skuId(),
        paid: closed.count(),
        consumed: closed.count(),
        idle: closed.count(),
      }),
    ),
    spend: closed.listOf(
      closed.object({
        skuId: closed.skuId(),
        term: closed.nullable(closed.oneOf(TERMS)),
        seats: closed.count(),
        unit: closed.money(),
      }),
    ),
    savings: closed.listOf(closed.money()),
  }),
);
export type SurveyRecordValue = ValueOf<typeof surveyRecord>;

/** A survey as it is kept; `null` where the caller could not see the tenant's SKUs. */
export function surveyRecordValue(of: TenantSnapshot): SurveyRecordValue | null {
  const { licenseInventory, licenseSpend, savings } = of;
  if (licenseInventory === null || licenseSpend === null) return null;
  const totals: SurveyTotals = {
    seats: licenseInventory.lines.map(({ skuId, paid, consumed, idle }) => ({
      skuId,
      paid: paid.seats,
      consumed: consumed.seats,
      idle: idle.seats,
    })),
    spend: licenseSpend.lines.map(({ skuId, term, seats, unitPrice }) => ({
      skuId,
      term,
      seats: seats.seats,
      unit: unitPrice.money,
    })),
    savings: (savings?.totals ?? []).map(({ gross }) => gross.monthly.money),
  };
  return { minimums: of.minimums, ...totals };
}

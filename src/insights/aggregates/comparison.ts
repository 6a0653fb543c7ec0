import type { IsoDate } from "../../core/ids.ts";
import type { Money } from "../../core/money.ts";
import {
  COMPARE_RULE,
  type ComparedSpend,
  type ConfidenceClass,
  type PriceBasis,
} from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import type { ComparedSurveys } from "../survey-history.ts";
import { FigureNaming, figure, seatCount } from "./figure.ts";

const seats = closed.nullable(closed.object({ paid: seatCount, assigned: seatCount }));
const spend = closed.listOf(
  closed.object({ before: figure, after: figure, bySeats: figure, byPrice: figure }),
);

/** What changed between two surveys, as figures that can be cited. Amounts are per month. */
export const comparison = defineAggregate(
  "comparison",
  1,
  closed.object({
    /** `null`: no survey lies that far back. */
    earlier: closed.nullable(closed.date()),
    now: closed.date(),
    /** Savings are compared on the same sources only. */
    isSameEvidence: closed.boolean(),
    /** One per currency. */
    spend,
    savings: closed.listOf(closed.object({ before: figure, after: figure })),
    /** Products of which anything changed; `null` where not owned then or now. */
    skus: closed.listOf(
      closed.object({ skuId: closed.skuId(), before: seats, after: seats, spend }),
    ),
  }),
);
export type ComparisonValue = ValueOf<typeof comparison>;

/** Records keep prices of a survey, not where they came from. */
function asKeptOn(asOf: IsoDate): PriceBasis {
  return { source: "mixed", asOf, dated: "stated", confidence: "remembered", estimated: false };
}

/** A comparison as a value to seal. */
export function comparisonValue({
  earlier,
  now,
  isSameEvidence,
  comparison: compared,
  confidence,
}: ComparedSurveys): ComparisonValue {
  const naming = new FigureNaming("comparison");
  const amount = amountsOn(now, confidence, naming);
  const spendValue = (all: readonly ComparedSpend[]) =>
    all.map(({ before, after, bySeats, byPrice }) => ({
      before: amount(before),
      after: amount(after),
      bySeats: amount(bySeats),
      byPrice: amount(byPrice),
    }));
  const seatsValue = (of: { readonly paid: number; readonly consumed: number } | null) =>
    of && { paid: naming.seats(of.paid), assigned: naming.seats(of.consumed) };
  return {
    earlier,
    now,
    isSameEvidence,
    spend: spendValue(compared?.spend ?? []),
    savings: (compared?.savings ?? []).map(({ before, after }) => ({
      before: amount(before),
      after: amount(after),
    })),
    skus: (compared?.skus ?? []).map((sku) => ({
      skuId: sku.skuId,
      before: seatsValue(sku.before),
      after: seatsValue(sku.after),
      spend: spendValue(sku.spend),
    })),
  };
}

function amountsOn(dataOn: IsoDate, confidence: ConfidenceClass, naming: FigureNaming) {
  return (money: Money) =>
    naming.amount({
      money,
      price: asKeptOn(dataOn),
      rule: COMPARE_RULE,
      dataOn,
      confidence,
      actBy: null,
    });
}

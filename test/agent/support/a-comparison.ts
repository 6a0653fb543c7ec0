import { currencyCode, money } from "../../../src/core/money.ts";
import { compareSurveys } from "../../../src/licensing/index.ts";
import { date, SKU } from "../../licensing/support/a-tenant.ts";

const USD = currencyCode.parse("USD");

const surveyOf = (paid: number, consumed: number, cents: number) => ({
  seats: [{ skuId: SKU.m365E3, paid, consumed, idle: paid - consumed }],
  spend: [
    { skuId: SKU.m365E3, term: "annual" as const, seats: paid, unit: money(cents, USD, "month") },
  ],
  savings: [money(cents * (paid - consumed), USD, "month")],
});

/** Fewer seats of one product, at a higher price. */
export const A_COMPARISON = {
  earlier: date("2026-10-20"),
  now: date("2026-11-21"),
  isSameEvidence: true,
  comparison: compareSurveys(surveyOf(50, 30, 3600), surveyOf(40, 33, 3900)),
  confidence: "C1" as const,
};

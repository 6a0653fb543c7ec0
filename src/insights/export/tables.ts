import type { FindingsValue } from "../aggregates/findings.ts";
import type { LicenseInventory } from "../aggregates/license-inventory.ts";
import type { LicenseSpend } from "../aggregates/license-spend.ts";
import type { RecommendationsValue } from "../aggregates/recommendations.ts";
import type { RenewalsValue } from "../aggregates/renewals.ts";
import type { SavingsValue } from "../aggregates/savings.ts";
import { amount, type Columns, column, product } from "./columns.ts";

export const LICENSE_COLUMNS: readonly Columns<LicenseInventory["lines"][number]>[] = [
  product("Product", ({ skuId }) => skuId),
  column("Status", ({ status }) => status),
  column("Pricing", ({ pricing }) => pricing),
  column("Paid", ({ paid }) => paid.seats),
  column("Trial", ({ trial }) => trial?.seats ?? null),
  column("Assigned", ({ consumed }) => consumed.seats),
  column("Idle", ({ idle }) => idle.seats),
  column("Missing", ({ deficit }) => deficit.seats),
  column("Warning", ({ warning }) => warning.seats),
  column("Suspended", ({ suspended }) => suspended.seats),
];

export const SPEND_COLUMNS: readonly Columns<LicenseSpend["lines"][number]>[] = [
  product("Product", ({ skuId }) => skuId),
  column("Term", ({ term }) => term),
  column("Seats", ({ seats }) => seats.seats),
  amount("Unit price", ({ unitPrice }) => unitPrice),
  amount("Per month", ({ monthly }) => monthly),
  amount("Per year", ({ yearly }) => yearly),
];

/** A saving by itself, or several too small to be told one by one, as one. */
type SavingRow = Partial<SavingsValue["lines"][number]> & SavingsValue["folded"][number];

/** All rows of the savings: their seats and amounts add up to the totals. */
export function savingRows({ lines, folded }: SavingsValue): readonly SavingRow[] {
  return [...lines, ...folded];
}

export const SAVING_COLUMNS: readonly Columns<SavingRow>[] = [
  column("Rule", ({ rule }) => rule ?? "several"),
  product("Product", ({ skuId }) => skuId ?? null),
  product("Replacement", ({ replacement }) => replacement ?? null),
  column("Seats", ({ seats }) => seats.seats),
  column("Confidence", ({ confidence, monthly }) => confidence ?? monthly?.confidence ?? null),
  amount("Per month", ({ monthly }) => monthly),
  amount("Per year", ({ yearly }) => yearly),
  column("Act by", ({ yearly }) => yearly?.actBy ?? null),
  column("Check first", ({ guards }) => guards?.join(" ") ?? null),
];

export const RECOMMENDATION_COLUMNS: readonly Columns<RecommendationsValue[number]>[] = [
  column("Id", ({ id }) => id),
  column("Change", ({ kind }) => kind),
  column("Rule", ({ rule }) => rule),
  product("Product", ({ skuId }) => skuId),
  product("Replacement", ({ replacement }) => replacement),
  column("Seats", ({ seats }) => seats?.seats ?? "few"),
  column("When", ({ timing }) => timing),
  column("Date", ({ on }) => on),
  column("Act by", ({ actBy }) => actBy),
  column("Confidence", ({ confidence }) => confidence),
  amount("Per month", ({ monthly }) => monthly),
  amount("Per year", ({ yearly }) => yearly),
  column("Effect", ({ timing, exposure }) =>
    timing === null ? (exposure?.effect ?? "none") : "saves",
  ),
  amount("Exposure per month", ({ exposure }) => exposure?.monthly),
  amount("Exposure per year", ({ exposure }) => exposure?.yearly),
  column("Check first", ({ guards }) => guards.join(" ")),
];

export const FINDING_COLUMNS: readonly Columns<FindingsValue["findings"][number]>[] = [
  column("Id", ({ id }) => id),
  column("Rule", ({ rule }) => rule),
  product("Product", ({ skuId }) => skuId),
  product("Replacement", ({ replacement }) => replacement),
  column("Seats", ({ seats }) => seats?.seats ?? "few"),
  column("Confidence", ({ confidence }) => confidence),
  column("Act by", ({ actBy }) => actBy),
  amount("Per month", ({ saving }) => saving?.monthly),
  amount("Per year", ({ saving }) => saving?.yearly),
  column("Check first", ({ guards }) => guards.join(" ")),
  column("Consequences", ({ consequences }) => consequences.join(" ")),
];

export const OBSERVATION_COLUMNS: readonly Columns<FindingsValue["observations"][number]>[] = [
  column("Id", ({ id }) => id),
  column("Rule", ({ rule }) => rule),
  column("Kind", ({ kind }) => kind),
  product("Product", ({ skuId }) => skuId),
  column("Count", ({ counted }) => counted?.count ?? "few"),
  column("Unit", ({ unit }) => unit),
  column("Effect", ({ effect }) => effect),
  column("Date", ({ on }) => on),
  column("Act by", ({ actBy }) => actBy),
  column("Confidence", ({ confidence }) => confidence),
  amount("Per month", ({ monthly }) => monthly),
  amount("Per year", ({ yearly }) => yearly),
];

export const RENEWAL_COLUMNS: readonly Columns<RenewalsValue["lines"][number]>[] = [
  product("Product", ({ skuId }) => skuId),
  column("Renews on", ({ on }) => on),
  column("Trial", ({ isTrial }) => isTrial),
  column("Seats", ({ seats }) => seats.seats),
  column("Act by", ({ actBy }) => actBy),
  column("Cancel until", ({ cancelUntil }) => cancelUntil),
  amount("Cost per year", ({ cost }) => cost?.yearly),
  column("Seats that can go", ({ savingSeats }) => savingSeats.seats),
  amount("Saving per year", ({ saving }) => saving?.yearly),
  amount("Price change per year", ({ priceChange }) => priceChange?.yearly),
];

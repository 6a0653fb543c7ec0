import type { IsoDate, SkuId } from "../../core/ids.ts";
import { type Money, money, proRata } from "../../core/money.ts";
import type { Term } from "../input.ts";
import type {
  KnownPrice,
  PriceConfidence,
  PriceQuery,
  PriceSource,
  PriceSourceKind,
} from "./price.ts";

/** One price of a SKU: what a seat costs per month at a term, and from when to when. */
export interface PriceRow {
  readonly skuId: SkuId;
  readonly unit: Money;
  /** `null`: at whatever term. */
  readonly term: Term | null;
  /** `null`: not established; such a row is older than any dated one. */
  readonly validFrom: IsoDate | null;
  /** First day on which it is no longer valid. */
  readonly validUntil: IsoDate | null;
  /** Day of the table or file the row is from; it dates a price without a first day. */
  readonly statedOn?: IsoDate | null;
  readonly sourceText: string;
  readonly confidence: PriceConfidence;
  /** Not stated per month to the last minor unit, but worked out. */
  readonly estimated?: boolean;
}

/**
 * What other terms cost relative to an annual commitment paid yearly, in percent: billed by the month
 * 5 % more since 2025-04-01, committed by the month about 20 % more. Used only where no price is
 * stated for the term, and then marked as estimated.
 */
const PERCENT_OF_ANNUAL = {
  annual: 100,
  annualBilledMonthly: 105,
  monthly: 120,
  threeYear: 100,
} as const satisfies Record<Term, number>;

/**
 * A source of dated prices. Of the rows in force on the day asked for, one for the very term counts
 * first, then one for any term, then one for another term by percentage; among equals the newest.
 */
export function datedPrices(kind: PriceSourceKind, rows: readonly PriceRow[]): PriceSource {
  // Sorted once: prices are asked for with every seat that is judged.
  const newestFirst = rows.toSorted((a, b) => startOf(b).localeCompare(startOf(a)));
  const bySku = Map.groupBy(newestFirst, (row) => row.skuId);
  return ({ skuId, on, term: asked }) => {
    const known = bySku.get(skuId) ?? [];
    const newestAt = (term: Term | null) =>
      known.find((row) => row.term === term && isInForce(row, on));
    const term = asked ?? "annual";
    const row = newestAt(term) ?? newestAt(null);
    if (row !== undefined) return priceOfRow(kind, row);
    const annual = newestAt("annual");
    return annual && atTerm(priceOfRow(kind, annual), term);
  };
}

function isInForce({ validFrom, validUntil }: PriceRow, on: PriceQuery["on"]): boolean {
  return (validFrom === null || validFrom <= on) && (validUntil === null || on < validUntil);
}

function startOf({ validFrom }: PriceRow): string {
  return validFrom ?? "";
}

function priceOfRow(source: PriceSourceKind, row: PriceRow): KnownPrice {
  const { unit, sourceText, validFrom, statedOn = null, confidence, estimated = false } = row;
  const dated = validFrom === null ? "stated" : "since";
  const asOf = validFrom ?? statedOn;
  return { kind: "priced", unit, source, sourceText, asOf, dated, confidence, estimated };
}

function atTerm(annual: KnownPrice, term: Term): KnownPrice {
  const percent = PERCENT_OF_ANNUAL[term];
  const { minor } = proRata(annual.unit, percent, 100);
  const unit = money(minor, annual.unit.currency, annual.unit.period);
  return { ...annual, unit, estimated: true };
}

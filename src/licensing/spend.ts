import type { IsoDate, SkuId } from "../core/ids.ts";
import { perYear, timesSeats } from "../core/money.ts";
import type { FreeReason } from "./catalogue.ts";
import {
  basisOf,
  type ConfidenceClass,
  type Figure,
  type PricedAmount,
  sumByCurrency,
  weaker,
} from "./figure.ts";
import type { LicensingInput, OwnedSku, Term } from "./input.ts";
import type { Price } from "./prices/price.ts";
import { priceOf, type Reference } from "./reference.ts";
import { paidSlices, seatsOf } from "./seat-pool.ts";
import { pricingOf, sureOfPaid } from "./seats.ts";

/** The rule by which spend is computed: paid seats times the price in force on the data's day. */
export const SPEND_RULE = { id: "spend", version: 1 } as const;

type SpendFigure = Figure<typeof SPEND_RULE.id>;

/** Seats of one SKU at one term. */
export interface SpendLine {
  readonly skuId: SkuId;
  /** `null` where the term is not known; the price of an annual commitment then stands for it. */
  readonly term: Term | null;
  readonly seats: number;
  /** One seat per month; `priceOf` on the same day names the source in words. */
  readonly unitPrice: SpendFigure;
  readonly monthly: SpendFigure;
  readonly yearly: SpendFigure;
}

export interface SpendTotal {
  readonly monthly: SpendFigure;
  readonly yearly: SpendFigure;
}

/** What is paid. SKUs without a known price are listed and stay out of every sum. */
export interface Spend {
  readonly lines: readonly SpendLine[];
  /** One total per currency. */
  readonly totals: readonly SpendTotal[];
  readonly unknownPrice: readonly { readonly skuId: SkuId; readonly seats: number }[];
  readonly free: readonly {
    readonly skuId: SkuId;
    readonly seats: number;
    readonly because: FreeReason;
  }[];
}

/**
 * Cost per month and year of the seats owned, by SKU and term and in total. The year is twelve times
 * the month. SKUs without usable seats are left out. Where trials cannot be told apart it is an upper
 * bound, and no surer than C4.
 */
export function spendOf(
  input: Pick<LicensingInput, "on" | "ownedSkus">,
  reference: Reference,
): Spend {
  const owned = input.ownedSkus
    .filter((sku) => sku.seats.enabled > 0)
    .toSorted((a, b) => (a.skuId < b.skuId ? -1 : 1));
  const paid = owned.flatMap((sku) => paidAtTerms(sku, input.on, reference));
  const amounts = paid.flatMap(({ skuId, term, seats, price, confidence }) => {
    if (price.kind !== "priced") return [];
    const basis = basisOf(price);
    const amount = { money: timesSeats(price.unit, seats), basis };
    return [{ skuId, term, seats, unit: { money: price.unit, basis }, amount, confidence }];
  });
  return {
    lines: amounts.map(({ skuId, term, seats, unit, amount, confidence }) => ({
      skuId,
      term,
      seats,
      unitPrice: figureOf(unit, input.on),
      ...monthAndYear(amount, confidence, input.on),
    })),
    totals: sumByCurrency(
      amounts.map(({ amount }) => amount),
      "month",
    ).map((amount) => monthAndYear(amount, weakestIn(amount, amounts), input.on)),
    unknownPrice: paid.flatMap(({ skuId, seats, price }) =>
      price.kind === "unknown" ? [{ skuId, seats }] : [],
    ),
    free: owned.flatMap((sku) => freeSeatsOf(sku, input.on, reference)),
  };
}

interface PaidAtTerm {
  readonly skuId: SkuId;
  readonly term: Term | null;
  readonly seats: number;
  readonly price: Price;
  readonly confidence: ConfidenceClass;
}

function paidAtTerms(sku: OwnedSku, on: IsoDate, reference: Reference): readonly PaidAtTerm[] {
  if (pricingOf(sku, reference, on).kind === "free") return [];
  const byTerm = Map.groupBy(paidSlices(sku, on), (slice) => slice.term);
  return [...byTerm].map(([term, slices]) => ({
    skuId: sku.skuId,
    term,
    seats: seatsOf(slices),
    price: priceOf(reference, sku.skuId, on, term),
    confidence: sureOfPaid("C1", sku),
  }));
}

function freeSeatsOf(sku: OwnedSku, on: IsoDate, reference: Reference): Spend["free"] {
  const price = pricingOf(sku, reference, on);
  return price.kind === "free"
    ? [{ skuId: sku.skuId, seats: sku.seats.enabled, because: price.because }]
    : [];
}

/** The weakest class among the amounts of a total's currency. */
function weakestIn(
  total: PricedAmount,
  parts: readonly { readonly amount: PricedAmount; readonly confidence: ConfidenceClass }[],
): ConfidenceClass {
  return parts
    .filter(({ amount }) => amount.money.currency === total.money.currency)
    .map(({ confidence }) => confidence)
    .reduce(weaker);
}

function monthAndYear(
  amount: PricedAmount,
  confidence: ConfidenceClass,
  dataOn: IsoDate,
): SpendTotal {
  const yearly = { ...amount, money: perYear(amount.money) };
  return {
    monthly: figureOf(amount, dataOn, confidence),
    yearly: figureOf(yearly, dataOn, confidence),
  };
}

function figureOf(
  { money, basis }: PricedAmount,
  dataOn: IsoDate,
  confidence: ConfidenceClass = "C1",
): SpendFigure {
  return { money, price: basis, rule: SPEND_RULE, dataOn, confidence, actBy: null };
}

import type { IsoDate, SkuId } from "../core/ids.ts";
import { perYear, timesSeats } from "../core/money.ts";
import type { FreeReason } from "./catalogue.ts";
import { basisOf, type Figure, type PricedAmount, sumByCurrency } from "./figure.ts";
import type { LicensingInput, OwnedSku } from "./input.ts";
import type { KnownPrice } from "./prices/price.ts";
import type { Reference } from "./reference.ts";
import { paidSeats, pricingOf } from "./seats.ts";

/** The rule by which spend is computed: paid seats times the price in force on the data's day. */
export const SPEND_RULE = { id: "spend", version: 1 } as const;

type SpendFigure = Figure<typeof SPEND_RULE.id>;

export interface SpendLine {
  readonly skuId: SkuId;
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
 * Cost per month and year of the seats owned, by SKU and in total. The year is twelve times the
 * month: prices are annual-commitment prices per month. SKUs without usable seats are left out.
 */
export function spendOf(input: LicensingInput, reference: Reference): Spend {
  const priced = [...input.ownedSkus]
    .filter((sku) => sku.seats.enabled > 0)
    .sort((a, b) => (a.skuId < b.skuId ? -1 : 1))
    .map((sku) => ({ sku, price: pricingOf(sku, reference, input.on) }));
  const amounts = priced.flatMap(({ sku, price }) =>
    price.kind === "priced" ? [{ sku, price, amount: amountOf(sku, price) }] : [],
  );
  const totals = sumByCurrency(
    amounts.map(({ amount }) => amount),
    "month",
  );
  return {
    lines: amounts.map(({ sku, price, amount }) => ({
      skuId: sku.skuId,
      seats: paidSeats(sku),
      unitPrice: figureOf({ money: price.unit, basis: basisOf(price) }, input.on),
      ...monthAndYear(amount, input.on),
    })),
    totals: totals.map((amount) => monthAndYear(amount, input.on)),
    unknownPrice: priced.flatMap(({ sku, price }) =>
      price.kind === "unknown" ? [{ skuId: sku.skuId, seats: paidSeats(sku) }] : [],
    ),
    free: priced.flatMap(({ sku, price }) =>
      price.kind === "free"
        ? [{ skuId: sku.skuId, seats: sku.seats.enabled, because: price.because }]
        : [],
    ),
  };
}

function amountOf(sku: OwnedSku, price: KnownPrice): PricedAmount {
  return { money: timesSeats(price.unit, paidSeats(sku)), basis: basisOf(price) };
}

function monthAndYear(amount: PricedAmount, dataOn: IsoDate): SpendTotal {
  const yearly = { ...amount, money: perYear(amount.money) };
  return { monthly: figureOf(amount, dataOn), yearly: figureOf(yearly, dataOn) };
}

function figureOf({ money, basis }: PricedAmount, dataOn: IsoDate): SpendFigure {
  return { money, price: basis, rule: SPEND_RULE, dataOn, confidence: "C1", actBy: null };
}

import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { Money } from "../../core/money.ts";
import type { FreeReason } from "../catalogue.ts";
import type { Term } from "../input.ts";

/** From the strongest evidence of what a seat costs to the weakest. */
export const PRICE_SOURCES = ["billedLine", "contract", "partnerSheet", "list"] as const;
export type PriceSourceKind = (typeof PRICE_SOURCES)[number];

/** `verified`: somebody read the source named; `remembered`: nobody did. */
export const PRICE_CONFIDENCES = ["verified", "remembered"] as const;
export type PriceConfidence = (typeof PRICE_CONFIDENCES)[number];

/**
 * What the date of a price is. `since`: the first day on which it applies. `stated`: the day of the table,
 * file or question it is from, because since when it applies is not established.
 */
export const PRICE_DATINGS = ["since", "stated"] as const;
export type PriceDating = (typeof PRICE_DATINGS)[number];

/** What one seat costs per month, and how that is known. */
export interface KnownPrice {
  readonly kind: "priced";
  readonly unit: Money;
  readonly source: PriceSourceKind;
  /** Words that name the source, for people. */
  readonly sourceText: string;
  /** `null` when neither a first day nor the day of the source is known. */
  readonly asOf: IsoDate | null;
  readonly dated: PriceDating;
  readonly confidence: PriceConfidence;
  /** Derived from a price of another term by a percentage rather than read. */
  readonly estimated: boolean;
}

/** `free` is a real zero. `unknown` is no amount at all and never becomes one. */
export type Price =
  | KnownPrice
  | { readonly kind: "free"; readonly because: FreeReason }
  | { readonly kind: "unknown" };

export interface PriceQuery {
  readonly skuId: SkuId;
  readonly on: IsoDate;
  /** `null` where the term is not known; the price of an annual commitment then stands for it. */
  readonly term: Term | null;
}

/** A place that may know a price; `undefined` passes the question on. */
export type PriceSource = (query: PriceQuery) => Price | undefined;

/**
 * The price of a seat: the answer of the first source that has one, so the order of `sources` is the
 * ladder billed line, contract, partner sheet, public list. Without an answer it is unknown.
 */
export function resolvePrice(sources: readonly PriceSource[], query: PriceQuery): Price {
  for (const source of sources) {
    const price = source(query);
    if (price !== undefined) return price;
  }
  return { kind: "unknown" };
}

import type { IsoDate } from "../core/ids.ts";
import type { ModelTokens } from "./model-tokens.ts";

/** Prices of a million model tokens, in units of the currency. */
export interface ModelPrice {
  readonly currency: string;
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  /** Day on which the operator read them; `null` where it does not say. */
  readonly asOf: IsoDate | null;
}

/** What model tokens cost, in millionths of a unit of the currency. */
export interface ModelCost {
  readonly micros: number;
  readonly currency: string;
  readonly priceAsOf: IsoDate | null;
}

/** What these tokens cost, rounded up; `null` where there is no price, which is unknown and not zero. */
export function costOf(
  tokens: Omit<ModelTokens, "estimated">,
  price: ModelPrice | null,
): ModelCost | null {
  if (price === null) return null;
  const cached = Math.min(tokens.cached, tokens.prompt);
  const micros =
    (tokens.prompt - cached) * price.input +
    cached * price.cachedInput +
    tokens.completion * price.output;
  // A price such as 0.15 has no exact binary form: what it adds far behind the point is no micro.
  const { currency, asOf } = price;
  return { micros: Math.ceil(Number(micros.toFixed(6))), currency, priceAsOf: asOf };
}

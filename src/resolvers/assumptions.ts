import { currencyCode, money } from "../core/money.ts";
import type { Assumptions } from "../insights/index.ts";
import type {
  AssumedPriceInput,
  SeatBufferInput,
  ThresholdsInput,
  WhatIfInput,
} from "../schema/index.ts";
import { atLeast, badInput, skuIdOf } from "./plan-question.ts";

/**
 * What is assumed, checked.
 * @throws AppError BAD_INPUT naming the argument at fault.
 */
export function assumptionsOf({
  prices,
  terms,
  hires,
  spare,
  thresholds,
}: WhatIfInput): Assumptions {
  return {
    ...(prices == null ? {} : { prices: new Map(prices.map(priceEntry)) }),
    ...(terms == null
      ? {}
      : { terms: new Map(terms.map(({ skuId, term }) => [skuIdOf("terms", skuId), term])) }),
    ...(hires == null
      ? {}
      : {
          hires: hires.map(({ people, skuIds }) => ({
            people: atLeast(0, "hires", people),
            skus: skuIds.map((id) => skuIdOf("hires", id)),
          })),
        }),
    ...(spare == null ? {} : { spare: bufferOf("spare", spare) }),
    ...(thresholds == null ? {} : { rules: scenarioOf(thresholds) }),
  };
}

function priceEntry({ skuId, minor, currency }: AssumedPriceInput) {
  const code = currencyCode.safeParse(currency);
  if (!code.success) throw badInput("prices", "prices takes ISO 4217 codes of currencies.");
  const unit = money(atLeast(0, "prices", minor), code.data, "month");
  return [skuIdOf("prices", skuId), unit] as const;
}

function bufferOf(argument: string, { seats, percent }: SeatBufferInput) {
  return { seats: atLeast(0, argument, seats), percent: atLeast(0, argument, percent) };
}

function scenarioOf({ rules, atLeast: surest, silentDays, spare }: ThresholdsInput) {
  return {
    ...(rules == null ? {} : { rules: new Set(rules) }),
    ...(surest == null ? {} : { atLeast: surest }),
    ...(silentDays == null ? {} : { silentDays: windowOf(silentDays) }),
    ...(spare == null ? {} : { spare: bufferOf("thresholds", spare) }),
  };
}

function windowOf(days: number): 90 | 180 {
  if (days === 90 || days === 180) return days;
  throw badInput("thresholds", "silentDays takes 90 or 180: shorter silence proves nothing.");
}

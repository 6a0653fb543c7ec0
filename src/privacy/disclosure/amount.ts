import { AppError } from "../../core/errors.ts";
import type { Sensitivity } from "./minimums.ts";

/** A sum over people in whole units (minor units of a currency, megabytes) and its two largest shares. */
export interface Amount {
  readonly total: number;
  readonly largest: number;
  readonly second: number;
}

export const NO_AMOUNT: Amount = { total: 0, largest: 0, second: 0 };

/**
 * The amount of people who all contribute the same.
 * @throws AppError INTERNAL when the total is no safe integer, or negative.
 */
export function amountOfEqual(each: number, people: number): Amount {
  const total = each * people;
  if (!Number.isSafeInteger(total) || total < 0) {
    throw new AppError("INTERNAL", { reason: "An amount of people is no whole number of units." });
  }
  return { total, largest: people > 0 ? each : 0, second: people > 1 ? each : 0 };
}

/**
 * Amounts of separate people together.
 * @throws AppError INTERNAL when the total leaves the safe integers: cents are never rounded.
 */
export function addAmounts(a: Amount, b: Amount): Amount {
  const total = a.total + b.total;
  if (!Number.isSafeInteger(total)) {
    throw new AppError("INTERNAL", { reason: "An amount of people is no whole number of units." });
  }
  const largest = Math.max(a.largest, b.largest);
  const second = Math.max(Math.min(a.largest, b.largest), a.second, b.second);
  return { total, largest, second };
}

/**
 * Whether a total tells little of the one who contributes most: all but the two largest are at least a
 * tenth of the largest (p % rule with p = 10, Willenborg and de Waal), and the largest at most half.
 * Of behaviour, a total of nothing would say the same of everybody.
 */
export function isUndominated(amount: Amount, sensitivity: Sensitivity): boolean {
  const { total, largest, second } = amount;
  const tellsAll = sensitivity === "behaviour" && total === 0;
  return !tellsAll && 10 * (total - largest - second) >= largest && 2 * largest <= total;
}

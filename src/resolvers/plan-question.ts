import { AppError } from "../core/errors.ts";
import { type SkuId, skuId } from "../core/ids.ts";
import type { PlanQuestion } from "../insights/index.ts";
import type { LicensePlanInput } from "../schema/index.ts";

const LONGEST_SECONDS = 60;

/** A plan costs seconds of a processor; a few of them are an operation's whole budget. */
export const PLAN_COST = 500;

/**
 * What a plan is asked for, checked.
 * @throws AppError BAD_INPUT naming the argument at fault.
 */
export function planQuestionOf(input: LicensePlanInput): PlanQuestion {
  const { offer, maxProductsPerMember, maxProfiles, limitSeconds, shadowPrices, commitments } =
    input;
  if (!(limitSeconds >= 1 && limitSeconds <= LONGEST_SECONDS)) {
    throw badInput("limitSeconds", `limitSeconds must be between 1 and ${LONGEST_SECONDS}.`);
  }
  return {
    shadowPrices,
    limitSeconds,
    settings: {
      commitments,
      ...(offer == null ? {} : { offered: skuIdsOf("offer", offer) }),
      keep: skuIdsOf("keep", input.keep),
      withdrawn: skuIdsOf("withdraw", input.withdraw),
      mustHave: input.mustHave.map(({ capability, level }) => ({
        ladder: capability,
        level: atLeast(1, "mustHave", level),
      })),
      spare: spareOf(input),
      minSeats: minimaOf(input),
      changeCostMinor: atLeast(0, "changeCost", input.changeCost),
      ...(maxProductsPerMember == null
        ? {}
        : { maxSkusPerMember: atLeast(1, "maxProductsPerMember", maxProductsPerMember) }),
      ...(maxProfiles == null ? {} : { maxProfiles: atLeast(1, "maxProfiles", maxProfiles) }),
    },
  };
}

function spareOf({ spare }: LicensePlanInput) {
  const rules = spare.map((rule) => ({
    sku: skuIdOf("spare", rule.skuId),
    percent: atLeast(0, "spare", rule.percent),
    min: atLeast(0, "spare", rule.seats),
  }));
  if (new Set(rules.map(({ sku }) => sku)).size < rules.length) {
    throw badInput("spare", "A product has one rule of spare seats at most.");
  }
  return rules;
}

function minimaOf({ minSeats }: LicensePlanInput) {
  const minima = minSeats.map(({ skuIds, seats }) => ({
    skus: [...skuIdsOf("minSeats", skuIds)],
    seats: atLeast(0, "minSeats", seats),
  }));
  const all = minima.flatMap(({ skus }) => skus);
  if (new Set(all).size < all.length) {
    throw badInput("minSeats", "A product is in one group of minSeats at most.");
  }
  return minima;
}

function skuIdsOf(argument: string, ids: readonly string[]): ReadonlySet<SkuId> {
  return new Set(ids.map((id) => skuIdOf(argument, id)));
}

/** @throws AppError BAD_INPUT when the text is no GUID. */
export function skuIdOf(argument: string, id: string): SkuId {
  const parsed = skuId.safeParse(id);
  if (!parsed.success) throw badInput(argument, `${argument} takes the GUIDs of products.`);
  return parsed.data;
}

/** No tenant has more seats, no seat costs more; the product of two such numbers is still exact. */
const MOST = 10_000_000;

/** @throws AppError BAD_INPUT when the number is smaller, or beyond what anybody can mean. */
export function atLeast(least: number, argument: string, value: number): number {
  if (value < least || value > MOST) {
    throw badInput(argument, `${argument} takes numbers from ${least} to ${MOST}.`);
  }
  return value;
}

/** An input error that names its argument. */
export function badInput(argument: string, reason: string): AppError {
  return new AppError("BAD_INPUT", { argument, reason });
}

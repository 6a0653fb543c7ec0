import type { IsoDate } from "../core/ids.ts";
import type { LicensedPer } from "./catalogue.ts";
import { type ConfidenceClass, weaker } from "./figure.ts";
import type { OwnedSku, Purchase } from "./input.ts";
import type { Price } from "./prices/price.ts";
import { priceOf, type Reference } from "./reference.ts";

/** Seats are given to these one by one; device, bot and tenant-wide SKUs have nobody behind a seat. */
const ASSIGNED_TO: ReadonlySet<LicensedPer> = new Set(["user", "room"]);

function runs(purchase: Purchase): boolean {
  return purchase.status === "Enabled";
}

/** Usable seats that come from running trials and cost nothing. */
export function trialSeats(sku: OwnedSku): number {
  const seats = sku.purchases
    .filter((purchase) => purchase.isTrial && runs(purchase))
    .reduce((sum, purchase) => sum + purchase.seats, 0);
  return Math.min(seats, sku.seats.enabled);
}

/**
 * Seats that are paid for: `prepaidUnits.enabled` without trial seats. Warning, suspended and
 * locked-out units are not counted: they are no longer renewed (Graph, subscribedSku resource). Where
 * purchases were not read it is the most that can be paid for: see `sureOfPaid`.
 */
export function paidSeats(sku: OwnedSku): number {
  return sku.seats.enabled - trialSeats(sku);
}

/**
 * How sure an amount is that counts seats of a SKU as paid: partial evidence (C4) where some of them
 * may be on trial, because the amount is an upper bound then.
 */
export function sureOfPaid(
  confidence: ConfidenceClass,
  { mayBeTrial = false }: Pick<OwnedSku, "mayBeTrial">,
): ConfidenceClass {
  return mayBeTrial ? weaker(confidence, "C4") : confidence;
}

/**
 * Paid seats held by nobody, never negative. Where trial seats exist beside paid ones, members are
 * taken to sit on paid seats first, so that no seat is called idle that the trial's end would need.
 */
export function idlePaidSeats(sku: OwnedSku): number {
  return Math.max(0, paidSeats(sku) - sku.consumed);
}

/**
 * Members on seats that are not renewed any more: in warning, suspended or locked out. With the deficit
 * they are all members beyond the enabled units, each once.
 */
export function expiringSeatsHeld({ consumed, seats }: OwnedSku): number {
  return Math.max(0, Math.min(expiringSeats(seats), consumed - seats.enabled));
}

/** Members beyond every unit, whatever its state; these seats still have to be bought. */
export function seatDeficit({ consumed, seats }: OwnedSku): number {
  return Math.max(0, consumed - seats.enabled - expiringSeats(seats));
}

function expiringSeats({ warning, suspended, lockedOut }: OwnedSku["seats"]): number {
  return warning + suspended + lockedOut;
}

/**
 * Whether seats of a SKU can be anybody's waste: given to members or rooms one by one, and not free.
 * SKUs that apply to the whole company, to devices or by consumption are never assigned, so "idle"
 * says nothing about them.
 */
export function canBeWasted(sku: OwnedSku, reference: Reference, on: IsoDate): boolean {
  const known = reference.catalogue.skuById(sku.skuId);
  const assignable =
    known === undefined ||
    (ASSIGNED_TO.has(known.licensedPer) &&
      known.role !== "capacity" &&
      known.role !== "consumption");
  return sku.appliesTo === "User" && assignable && pricingOf(sku, reference, on).kind !== "free";
}

/**
 * Whether members will still have a SKU when they give up others for it: not one that is owned on trial
 * only, and not one of which no seats are enabled any more.
 */
export function lasts(sku: OwnedSku, reference: Reference, on: IsoDate): boolean {
  return sku.seats.enabled > 0 && !isOnlyTried(sku, reference, on);
}

/** Whether a SKU is owned on trial only: it gives levels for a while, which nobody has bought. */
export function isOnlyTried(sku: OwnedSku, reference: Reference, on: IsoDate): boolean {
  const price = pricingOf(sku, reference, on);
  return price.kind === "free" && (price.because === "trial" || price.because === "viral");
}

/** What a seat of an owned SKU costs; a SKU that is owned on trial only is free. */
export function pricingOf(sku: OwnedSku, reference: Reference, on: IsoDate): Price {
  if (sku.seats.enabled > 0 && paidSeats(sku) === 0) return { kind: "free", because: "trial" };
  return priceOf(reference, sku.skuId, on);
}

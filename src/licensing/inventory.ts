import type { IsoDate, SkuId } from "../core/ids.ts";
import type { CapabilityStatus, LicensingInput, OwnedSku } from "./input.ts";
import type { Price } from "./prices/price.ts";
import type { Reference } from "./reference.ts";
import {
  canBeWasted,
  idlePaidSeats,
  paidSeats,
  pricingOf,
  seatDeficit,
  trialSeats,
} from "./seats.ts";

/** A purchase's seats and the date at which they can change. */
export interface Renewal {
  readonly on: IsoDate | null;
  readonly seats: number;
  readonly isTrial: boolean;
  readonly status: CapabilityStatus;
  readonly partner: boolean;
}

/** One owned SKU. `idle` is what can be called waste: 0 for free, company-wide and device SKUs. */
export interface InventoryLine {
  readonly skuId: SkuId;
  readonly appliesTo: "User" | "Company";
  readonly status: CapabilityStatus;
  readonly pricing: Price["kind"];
  readonly enabled: number;
  readonly warning: number;
  readonly suspended: number;
  readonly lockedOut: number;
  /** `null` where purchases were not read: `paid` and `idle` then count trial seats too. */
  readonly trial: number | null;
  readonly paid: number;
  readonly consumed: number;
  readonly idle: number;
  readonly deficit: number;
  readonly renewals: readonly Renewal[];
}

/** Everything owned, and sums over the SKUs whose seats are given to members and are not free. */
export interface Inventory {
  readonly lines: readonly InventoryLine[];
  readonly totals: { readonly paid: number; readonly consumed: number; readonly idle: number };
}

/** What the tenant owns, assigns and leaves idle, per SKU in the order of SKU ids. Counts are seats. */
export function inventoryOf(
  input: Pick<LicensingInput, "on" | "ownedSkus">,
  reference: Reference,
): Inventory {
  const owned = [...input.ownedSkus].sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
  const counted = owned.filter((sku) => canBeWasted(sku, reference, input.on));
  const sum = (count: (sku: OwnedSku) => number) =>
    counted.reduce((all, sku) => all + count(sku), 0);
  return {
    lines: owned.map((sku) => lineOf(sku, input, reference)),
    totals: {
      paid: sum(paidSeats),
      consumed: sum((sku) => sku.consumed),
      idle: sum(idlePaidSeats),
    },
  };
}

function lineOf(
  sku: OwnedSku,
  input: Pick<LicensingInput, "on">,
  reference: Reference,
): InventoryLine {
  return {
    skuId: sku.skuId,
    appliesTo: sku.appliesTo,
    status: sku.capabilityStatus,
    pricing: pricingOf(sku, reference, input.on).kind,
    ...sku.seats,
    trial: sku.mayBeTrial === true ? null : trialSeats(sku),
    paid: paidSeats(sku),
    consumed: sku.consumed,
    idle: canBeWasted(sku, reference, input.on) ? idlePaidSeats(sku) : 0,
    deficit: sku.appliesTo === "User" ? seatDeficit(sku) : 0,
    renewals: sku.purchases.map(({ renewsOn, seats, isTrial, status, partner }) => ({
      on: renewsOn,
      seats,
      isTrial,
      status,
      partner,
    })),
  };
}

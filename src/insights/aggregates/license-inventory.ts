import { CAPABILITY_STATUSES, type Inventory, type InventoryLine } from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { FigureNaming, seatCount } from "./figure.ts";

const line = closed.object({
  skuId: closed.skuId(),
  appliesTo: closed.oneOf(["User", "Company"]),
  status: closed.oneOf(CAPABILITY_STATUSES),
  pricing: closed.oneOf(["priced", "free", "unknown"]),
  enabled: seatCount,
  warning: seatCount,
  suspended: seatCount,
  lockedOut: seatCount,
  trial: closed.nullable(seatCount),
  paid: seatCount,
  consumed: seatCount,
  idle: seatCount,
  deficit: seatCount,
  renewals: closed.listOf(
    closed.object({
      on: closed.nullable(closed.date()),
      seats: seatCount,
      isTrial: closed.boolean(),
      status: closed.oneOf(CAPABILITY_STATUSES),
      partner: closed.boolean(),
    }),
  ),
});

/** What a tenant owns, assigns and leaves idle, per SKU. Totals leave out free and company-wide SKUs. */
export const licenseInventory = defineAggregate(
  "licenseInventory",
  2,
  closed.object({
    lines: closed.listOf(line),
    totals: closed.object({ paid: seatCount, consumed: seatCount, idle: seatCount }),
  }),
);
export type LicenseInventory = ValueOf<typeof licenseInventory>;

/** The inventory as a value to seal. */
export function licenseInventoryValue(inventory: Inventory): LicenseInventory {
  const naming = new FigureNaming("inventory");
  const { paid, consumed, idle } = inventory.totals;
  return {
    totals: {
      paid: naming.seats(paid),
      consumed: naming.seats(consumed),
      idle: naming.seats(idle),
    },
    lines: inventory.lines.map((owned) => lineValue(owned, naming)),
  };
}

function lineValue(owned: InventoryLine, naming: FigureNaming): LicenseInventory["lines"][number] {
  return {
    skuId: owned.skuId,
    appliesTo: owned.appliesTo,
    status: owned.status,
    pricing: owned.pricing,
    enabled: naming.seats(owned.enabled),
    warning: naming.seats(owned.warning),
    suspended: naming.seats(owned.suspended),
    lockedOut: naming.seats(owned.lockedOut),
    trial: owned.trial === null ? null : naming.seats(owned.trial),
    paid: naming.seats(owned.paid),
    consumed: naming.seats(owned.consumed),
    idle: naming.seats(owned.idle),
    deficit: naming.seats(owned.deficit),
    renewals: owned.renewals.map(({ seats, ...renewal }) => ({
      ...renewal,
      seats: naming.seats(seats),
    })),
  };
}

import type { SkuId } from "../core/ids.ts";
import type { LicenseInventory, LicenseSpend, SavingsValue } from "../insights/index.ts";
import type {
  LicenseInventoryType,
  LicenseSpendType,
  SavingsType,
  SkuType,
} from "../schema/index.ts";

/** Names of products from our own catalogue. */
export interface SkuNames {
  describe(id: SkuId): { readonly partNumber: string; readonly displayName: string } | undefined;
}

/** A product under the names of the catalogue; the GUID alone where it lists none. */
export function shapeSku(id: SkuId, names: SkuNames): SkuType {
  const known = names.describe(id);
  return { id, partNumber: known?.partNumber ?? null, displayName: known?.displayName ?? null };
}

export function shapeInventory(value: LicenseInventory, names: SkuNames): LicenseInventoryType {
  return {
    paid: value.totals.paid.seats,
    assigned: value.totals.consumed.seats,
    idle: value.totals.idle.seats,
    lines: value.lines.map((line) => ({
      sku: shapeSku(line.skuId, names),
      appliesTo: line.appliesTo,
      status: line.status,
      pricing: line.pricing,
      owned: line.enabled.seats,
      paid: line.paid.seats,
      assigned: line.consumed.seats,
      idle: line.idle.seats,
      deficit: line.deficit.seats,
      trial: line.trial?.seats ?? null,
      warning: line.warning.seats,
      suspended: line.suspended.seats,
      renewals: line.renewals.map(({ seats, ...renewal }) => ({ ...renewal, seats: seats.seats })),
    })),
  };
}

export function shapeSpend(
  value: LicenseSpend,
  names: SkuNames,
  groups: Pick<LicenseSpendType, "groups" | "groupsWithheld">,
): LicenseSpendType {
  return {
    ...groups,
    totals: value.totals,
    lines: value.lines.map(({ skuId, seats, ...amounts }) => ({
      sku: shapeSku(skuId, names),
      seats: seats.seats,
      ...amounts,
    })),
    unknownPrice: value.unknownPrice.map(({ skuId, seats }) => ({
      sku: shapeSku(skuId, names),
      seats: seats.seats,
    })),
    free: value.free.map(({ skuId, seats, because }) => ({
      sku: shapeSku(skuId, names),
      seats: seats.seats,
      because,
    })),
  };
}

export function shapeSavings(value: SavingsValue, names: SkuNames): SavingsType {
  return {
    seats: value.seats.seats,
    seatsWithoutPrice: value.seatsWithoutPrice.seats,
    totals: value.totals.map(({ byConfidence, ...total }) => ({
      ...total,
      byConfidence: byConfidence.map(shapeClass),
    })),
    choiceSeats: value.choiceSeats.seats,
    choices: value.choices.map(shapeClass),
    folded: value.folded.map(({ seats, ...amounts }) => ({ seats: seats.seats, ...amounts })),
    few: value.few.map(({ skuId, ...finding }) => ({ ...finding, sku: shapeSku(skuId, names) })),
    lines: value.lines.map(({ skuId, replacement, seats, parts, ...line }) => ({
      ...line,
      sku: shapeSku(skuId, names),
      replacement: replacement && shapeSku(replacement, names),
      seats: seats.seats,
      parts: parts.map((part) => ({ ...part, seats: part.seats.seats })),
    })),
  };
}

function shapeClass({ seats, ...amounts }: SavingsValue["choices"][number]) {
  return { ...amounts, seats: seats.seats };
}

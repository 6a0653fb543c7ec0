import type { FindingsValue, RenewalsValue } from "../insights/index.ts";
import {
  type FindingType,
  type NotMadeType,
  type ObservationType,
  type RenewalsType,
  RULES,
} from "../schema/index.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";

export function shapeFinding(
  { skuId, replacement, seats, classes, saving, ...found }: FindingsValue["findings"][number],
  names: SkuNames,
): FindingType {
  return {
    ...found,
    sku: shapeSku(skuId, names),
    replacement: replacement && shapeSku(replacement, names),
    seats: seats?.seats ?? null,
    few: seats === null,
    classes: classes.map((one) => ({ confidence: one.confidence, seats: one.seats.seats })),
    saving: saving && {
      ...saving,
      seats: saving.seats.seats,
      parts: saving.parts.map((part) => ({ ...part, seats: part.seats.seats })),
    },
  };
}

export function shapeObservation(
  { skuId, relatedSkuIds, counted, ...said }: FindingsValue["observations"][number],
  names: SkuNames,
): ObservationType {
  return {
    ...said,
    sku: skuId && shapeSku(skuId, names),
    related: relatedSkuIds.map((id) => shapeSku(id, names)),
    count: counted?.count ?? null,
  };
}

export function shapeNotMade(one: FindingsValue["notMade"][number]): NotMadeType {
  return { ...one, what: RULES[one.rule] };
}

/** @param until leave out what renews after this day; what renews on no known day stays. */
export function shapeRenewals(
  value: RenewalsValue,
  names: SkuNames,
  until: string | undefined,
): RenewalsType {
  const lines = value.lines.filter(({ on }) => on === null || until === undefined || on <= until);
  return {
    priceChanges: value.priceChanges,
    lines: lines.map(({ skuId, seats, savingSeats, purchases, ...line }) => ({
      ...line,
      sku: shapeSku(skuId, names),
      seats: seats.seats,
      savingSeats: savingSeats.seats,
      purchases: purchases.map((purchase) => ({ ...purchase, seats: purchase.seats.seats })),
    })),
  };
}

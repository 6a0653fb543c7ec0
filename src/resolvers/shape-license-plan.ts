import type { SkuId } from "../core/ids.ts";
import type { Aggregate, LicensePlanValue } from "../insights/index.ts";
import type { LicensePlanType, SkuType } from "../schema/index.ts";
import { shapeCoverage } from "./shape-coverage.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";

/** A plan under the names of the catalogue. */
export function shapeLicensePlan(
  { value, coverage }: Aggregate<LicensePlanValue>,
  names: SkuNames,
): LicensePlanType {
  const { mix, untouched, seatsOutside, ...plan } = value;
  const skus = (ids: readonly SkuId[]): readonly SkuType[] => ids.map((id) => shapeSku(id, names));
  return {
    ...plan,
    untouched: skus(untouched),
    seatsOutside: seatsOutside.map(({ skuId, seats }) => ({ sku: shapeSku(skuId, names), seats })),
    coverage: shapeCoverage(coverage),
    mix: mix && {
      ...mix,
      periods: mix.periods.map((period) => ({
        ...period,
        seats: period.seats.map(({ skuId, ...seats }) => ({
          ...seats,
          sku: shapeSku(skuId, names),
        })),
        moves: period.moves.map(({ from, to, members }) => ({
          from: skus(from),
          to: skus(to),
          members,
        })),
        shadowPrices: period.shadowPrices.map((worth) => ({ ...worth, skus: skus(worth.skus) })),
      })),
    },
  };
}

import type { SkuNames } from "./agent/index.ts";
import type { Reference } from "./licensing/index.ts";

/** Askable are the products organisations buy: Azure takes no tool schema with all names there are. */
export function skuNamesOf({ catalogue }: Reference): SkuNames {
  const bought = catalogue.skus.filter(
    ({ family, segment }) => family !== null && segment === "commercial",
  );
  return {
    describe: (id) => catalogue.skuById(id),
    askable: [...new Set(bought.map(({ displayName }) => displayName))].sort(),
  };
}

import { type Catalogue, catalogueOfTenant, loadCatalogue } from "./catalogue.ts";
import { type DowngradePaths, loadDowngradePaths } from "./downgrade-paths.ts";
import type { LicensingInput, OwnedSku, Term } from "./input.ts";
import { type Ladders, loadLadders } from "./ladders.ts";
import { loadPlanOrder, type PlanOrder } from "./plan-order.ts";
import { freeByKind, loadListPrices } from "./prices/list-prices.ts";
import { type Price, type PriceSource, resolvePrice } from "./prices/price.ts";

/** What is known of products and prices; the same for every tenant until its own prices are added. */
export interface Reference {
  readonly catalogue: Catalogue;
  readonly planOrder: PlanOrder;
  readonly ladders: Ladders;
  readonly downgradePaths: DowngradePaths;
  /** In the order in which they are asked. */
  readonly prices: readonly PriceSource[];
}

/** Catalogue, ladders and public list prices as released. Reads files; call it once per process. */
export function loadReference(): Reference {
  const catalogue = loadCatalogue();
  return {
    catalogue,
    planOrder: loadPlanOrder(),
    ladders: loadLadders(),
    downgradePaths: loadDowngradePaths(),
    prices: [freeByKind(catalogue), loadListPrices()],
  };
}

/** The same reference with a tenant's own service plans (and prices, asked first) over it. */
export function referenceOfTenant(
  reference: Reference,
  owned: readonly OwnedSku[],
  ownPrices: readonly PriceSource[] = [],
): Reference {
  return {
    ...reference,
    catalogue: catalogueOfTenant(reference.catalogue, owned),
    prices: [...ownPrices, ...reference.prices],
  };
}

/** Price of one seat of a SKU on a day at a term, by the first source that knows one. */
export function priceOf(
  reference: Reference,
  skuId: OwnedSku["skuId"],
  on: LicensingInput["on"],
  term: Term | null = null,
): Price {
  return resolvePrice(reference.prices, { skuId, on, term });
}

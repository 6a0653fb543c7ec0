import { createHash } from "node:crypto";
import type { TenantId } from "../../core/ids.ts";
import type { OwnedSku, Purchase } from "../input.ts";
import { type Reference, referenceOfTenant } from "../reference.ts";
import type { ContractLine, ToldTerm } from "./contract-sheet.ts";
import { datedPrices, type PriceRow } from "./dated-prices.ts";
import type { PriceSource } from "./price.ts";

/**
 * Prices and terms that were imported: billed lines and contracts of single tenants, and a partner's
 * sheet for all. They stand before the public list, in this order.
 */
export class PriceBook {
  /** Changes whenever a price or term does. */
  readonly version: string;
  /** What it was made from: plain data, of which another thread can make the same book. */
  readonly imported: readonly [lines: readonly ContractLine[], sheet: readonly PriceRow[]];
  readonly #lines: readonly ContractLine[];
  readonly #sheet: PriceSource;

  constructor(lines: readonly ContractLine[] = [], sheet: readonly PriceRow[] = []) {
    this.imported = [lines, sheet];
    // The day of a file differs from process to process, and changes no amount.
    const content = JSON.stringify([lines, sheet], (key, value: unknown) =>
      key === "statedOn" ? undefined : value,
    );
    this.version = createHash("sha256").update(content).digest("hex").slice(0, 8);
    this.#lines = lines;
    this.#sheet = datedPrices("partnerSheet", sheet);
  }

  /** What is known of a tenant's products and prices. */
  referenceOf(tenantId: TenantId, owned: readonly OwnedSku[], released: Reference): Reference {
    const own = (kind: "billedLine" | "contract") =>
      datedPrices(
        kind,
        this.#linesOf(tenantId).flatMap(({ price }) => (price?.kind === kind ? [price.row] : [])),
      );
    return referenceOfTenant(released, owned, [own("billedLine"), own("contract"), this.#sheet]);
  }

  /** Purchases with the terms that somebody told; all others stay unknown. */
  withTerms(tenantId: TenantId, owned: readonly OwnedSku[]): readonly OwnedSku[] {
    const told = this.#linesOf(tenantId).flatMap((line) => line.told ?? []);
    if (told.length === 0) return owned;
    return owned.map((sku) => {
      const ofSku = told.filter(({ skuId }) => skuId === sku.skuId);
      return { ...sku, purchases: sku.purchases.map((purchase) => termed(purchase, ofSku)) };
    });
  }

  #linesOf(tenantId: TenantId): readonly ContractLine[] {
    return this.#lines.filter((line) => line.tenantId === tenantId);
  }
}

/** What is told of its very renewal day counts before what is told of all; trials have no term. */
function termed(purchase: Purchase, told: readonly ToldTerm[]): Purchase {
  const exact = told.find(({ renewsOn }) => renewsOn !== null && renewsOn === purchase.renewsOn);
  const known = exact ?? told.find(({ renewsOn }) => renewsOn === null);
  if (known === undefined || purchase.isTrial) return purchase;
  const { term, autoRenews } = known;
  return { ...purchase, term, ...(autoRenews === null ? {} : { autoRenews }) };
}

import type { SkuId } from "../core/ids.ts";

/** Names of products from our own catalogue. Tenant-written names never come this way. */
export interface SkuNames {
  /** Undefined for a SKU the catalogue does not list. */
  describe(id: SkuId): { readonly partNumber: string; readonly displayName: string } | undefined;
  /** Display names a question may be narrowed to, the same for all tenants: part of the tool schemas. */
  readonly askable: readonly string[];
  /** What an askable product is and holds, in sentences of our own. */
  readonly explain: (displayName: string) => readonly string[];
  /** What the first of two askable products holds and the second does not. */
  readonly lost: (from: string, to: string) => readonly string[];
}

import { z } from "zod";
import { servicePlanId, skuId } from "../core/ids.ts";
import { collect, count } from "./decode.ts";
import type { GraphReader } from "./reader.ts";
import type { SubscribedSkuRecord } from "./records.ts";

const SELECT = [
  "skuId",
  "appliesTo",
  "capabilityStatus",
  "consumedUnits",
  "prepaidUnits",
  "servicePlans",
];

const target = z.enum(["User", "Company"]);

const subscribedSku: z.ZodType<SubscribedSkuRecord> = z.object({
  skuId,
  appliesTo: target,
  capabilityStatus: z.enum(["Enabled", "Warning", "Suspended", "Deleted", "LockedOut"]),
  consumedUnits: count,
  prepaidUnits: z.object({ enabled: count, warning: count, suspended: count, lockedOut: count }),
  servicePlans: z.array(z.object({ servicePlanId, appliesTo: target })),
});

/** Every SKU the tenant owns. `/subscribedSkus` knows neither filter nor pages. */
export async function readSubscribedSkus(
  reader: GraphReader,
): Promise<readonly SubscribedSkuRecord[]> {
  const pages = reader.pages("subscribedSkus", { select: SELECT });
  return collect("subscribedSkus", subscribedSku, pages);
}

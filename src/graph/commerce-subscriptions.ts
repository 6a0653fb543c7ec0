import { z } from "zod";
import { skuId, tenantId } from "../core/ids.ts";
import { collect, count, instantOrNull } from "./decode.ts";
import type { GraphReader } from "./reader.ts";
import type { CommerceSubscriptionRecord } from "./records.ts";

const SELECT = [
  "skuId",
  "status",
  "totalLicenses",
  "isTrial",
  "createdDateTime",
  "nextLifecycleDateTime",
  "ownerTenantId",
];

const commerceSubscription: z.ZodType<CommerceSubscriptionRecord> = z
  .object({
    skuId,
    status: z.enum(["Enabled", "Warning", "Suspended", "Deleted", "LockedOut"]),
    totalLicenses: count,
    isTrial: z.boolean().nullish(),
    createdDateTime: instantOrNull,
    nextLifecycleDateTime: instantOrNull,
    ownerTenantId: tenantId.nullish(),
  })
  .transform((found) => ({
    skuId: found.skuId,
    status: found.status,
    seats: found.totalLicenses,
    isTrial: found.isTrial ?? false,
    createdAt: found.createdDateTime,
    nextLifecycleAt: found.nextLifecycleDateTime,
    ownerTenantId: found.ownerTenantId ?? null,
  }));

/** Every purchase the tenant made; a SKU bought several times appears several times. */
export async function readCommerceSubscriptions(
  reader: GraphReader,
): Promise<readonly CommerceSubscriptionRecord[]> {
  const pages = reader.pages("commerceSubscriptions", { select: SELECT });
  return collect("commerceSubscriptions", commerceSubscription, pages);
}

import { z } from "zod";
import { objectId, skuId } from "../../core/ids.ts";
import type { LicensedGroupRecord } from "../configuration-records.ts";
import { boxed, collect } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const group: z.ZodType<LicensedGroupRecord> = z
  .object({
    id: objectId,
    displayName: boxed,
    assignedLicenses: z
      .array(z.object({ skuId }))
      .nullish()
      .transform((licenses) => licenses ?? []),
    groupTypes: z.array(z.string()).nullish(),
    licenseProcessingState: z.object({ state: z.string().nullish() }).nullish(),
  })
  .transform((found) => ({
    groupId: found.id,
    displayName: found.displayName,
    skus: found.assignedLicenses.map((license) => license.skuId),
    isDynamic: found.groupTypes?.includes("DynamicMembership") ?? false,
    isProcessing: (found.licenseProcessingState?.state ?? DONE) !== DONE,
  }));

const DONE = "ProcessingComplete";

/** Groups that give licences, found by an advanced query because there are few of them. */
export async function readLicensedGroups(
  reader: GraphReader,
): Promise<readonly LicensedGroupRecord[]> {
  const pages = reader.pages("licensedGroups", {
    select: ["id", "displayName", "assignedLicenses", "groupTypes", "licenseProcessingState"],
    filter: "assignedLicenses/$count ne 0",
    advanced: true,
    top: 999,
  });
  return collect("licensedGroups", group, pages);
}

import { z } from "zod";
import { isAppError } from "../core/errors.ts";
import { tenantId } from "../core/ids.ts";
import { boxed, collect, instantOrNull, unexpected } from "./decode.ts";
import type { GraphReader } from "./reader.ts";
import type { OrganizationRecord } from "./records.ts";
import { sourceOf } from "./sources.ts";

const SELECT = ["id", "displayName", "countryLetterCode", "createdDateTime", "partnerTenantType"];

const organization: z.ZodType<OrganizationRecord> = z
  .object({
    id: tenantId,
    displayName: boxed,
    countryLetterCode: boxed,
    createdDateTime: instantOrNull,
    partnerTenantType: z.string().nullish(),
  })
  .transform((found) => ({
    tenantId: found.id,
    displayName: found.displayName,
    countryCode: found.countryLetterCode,
    createdAt: found.createdDateTime,
    partnerKind: found.partnerTenantType ?? null,
  }));

/**
 * The tenant itself. Where the full scope is refused, a narrower one still gives id and name, and the
 * rest is `null` (learn.microsoft.com/graph/api/organization-get, permissions).
 */
export async function readOrganization(reader: GraphReader): Promise<OrganizationRecord> {
  const { scopes, narrowerScopes } = sourceOf("organization");
  try {
    return await readWith(reader, scopes);
  } catch (error) {
    if (narrowerScopes === undefined || !isAppError(error, "CONSENT_REQUIRED", "GRAPH_DENIED")) {
      throw error;
    }
    return readWith(reader, narrowerScopes);
  }
}

async function readWith(
  reader: GraphReader,
  scopes: readonly string[],
): Promise<OrganizationRecord> {
  const pages = reader.pages("organization", { select: SELECT, scopes });
  const [found] = await collect("organization", organization, pages);
  if (found === undefined) {
    throw unexpected("organization");
  }
  return found;
}

import { z } from "zod";
import { roleTemplateId, tenantId } from "../../core/ids.ts";
import { openPii, Pii } from "../../core/pii.ts";
import {
  type AccessAssignmentRecord,
  type DelegatedAdminCustomerRecord,
  type DelegatedAdminRelationshipRecord,
  RELATIONSHIP_STATES,
} from "../configuration-records.ts";
import { boxed, collect, decode, instantOrNull } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

/** learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships */
const PAGE = 300;

const accessDetails = z
  .object({
    unifiedRoles: z.array(z.object({ roleDefinitionId: roleTemplateId })).nullish(),
  })
  .nullish()
  .transform((found) => found?.unifiedRoles?.map((role) => role.roleDefinitionId) ?? []);

const relationship: z.ZodType<DelegatedAdminRelationshipRecord> = z
  .object({
    id: z.string(),
    customer: z.object({ tenantId }).nullish(),
    status: z.string().nullish(),
    accessDetails,
    endDateTime: instantOrNull,
    autoExtendDuration: z.string().nullish(),
  })
  .transform((found) => ({
    relationshipId: new Pii(found.id),
    customerTenantId: found.customer?.tenantId ?? null,
    state: RELATIONSHIP_STATES.find((state) => state === found.status) ?? "unknown",
    roles: found.accessDetails,
    endsAt: found.endDateTime,
    extendsItself: (found.autoExtendDuration ?? NEVER) !== NEVER,
  }));

const NEVER = "PT0S";

/** A partner's relationships with customers; read from the partner's own tenant. */
export async function readDelegatedAdminRelationships(
  reader: GraphReader,
): Promise<readonly DelegatedAdminRelationshipRecord[]> {
  const pages = reader.pages("delegatedAdminRelationships", { top: PAGE });
  return collect("delegatedAdminRelationships", relationship, pages);
}

const customer: z.ZodType<DelegatedAdminCustomerRecord> = z.object({
  tenantId,
  displayName: boxed,
});

/** A partner's customers. Being listed is not the same as being accessible. */
export async function readDelegatedAdminCustomers(
  reader: GraphReader,
): Promise<readonly DelegatedAdminCustomerRecord[]> {
  const pages = reader.pages("delegatedAdminCustomers", { top: PAGE });
  return collect("delegatedAdminCustomers", customer, pages);
}

const STATES = ["pending", "active", "deleting", "deleted", "error"] as const;

const assignments = z.object({
  value: z.array(
    z.object({ status: z.string().nullish(), accessDetails }).transform(
      (found): AccessAssignmentRecord => ({
        state: STATES.find((state) => state === found.status) ?? "unknown",
        roles: found.accessDetails,
      }),
    ),
  ),
});

/** Access assignments of several relationships, in their order; twenty are asked for at a time. */
export async function readAccessAssignments(
  reader: GraphReader,
  relationships: readonly DelegatedAdminRelationshipRecord[],
): Promise<readonly (readonly AccessAssignmentRecord[])[]> {
  const source = "delegatedAdminAccessAssignments";
  const bodies = await reader.objects(
    source,
    relationships.map(({ relationshipId }) => ({ relationshipId: openPii(relationshipId) })),
  );
  return bodies.map((body) => decode(source, assignments, body).value);
}

import { z } from "zod";
import { objectId, roleTemplateId } from "../../core/ids.ts";
import { Pii } from "../../core/pii.ts";
import type { RoleAssignmentRecord } from "../configuration-records.ts";
import { collect } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const assignment: z.ZodType<RoleAssignmentRecord> = z
  .object({
    principalId: objectId,
    roleDefinitionId: roleTemplateId,
    directoryScopeId: z.string().nullish(),
  })
  .transform((found) => ({
    roleTemplateId: found.roleDefinitionId,
    principalId: new Pii(found.principalId),
    scope: scopeOf(found.directoryScopeId ?? ""),
  }));

function scopeOf(directoryScopeId: string): RoleAssignmentRecord["scope"] {
  if (directoryScopeId === "/") {
    return "tenant";
  }
  return directoryScopeId.startsWith("/administrativeUnits/") ? "administrativeUnit" : "other";
}

/** Who holds which directory role. Roles one is merely eligible for are not among them. */
export async function readRoleAssignments(
  reader: GraphReader,
): Promise<readonly RoleAssignmentRecord[]> {
  return collect("roleAssignments", assignment, reader.pages("roleAssignments"));
}

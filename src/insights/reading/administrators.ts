import { PRIVILEGED_ROLES } from "../../core/directory-roles.ts";
import type { ObjectId, RoleTemplateId } from "../../core/ids.ts";
import { openPii } from "../../core/pii.ts";
import type { RoleAssignmentRecord } from "../../graph/index.ts";

/** How many accounts and groups hold a directory role. */
export interface AdminRoleCount {
  readonly role: RoleTemplateId;
  readonly tenantWide: number;
  /** Limited to an administrative unit or another part of the directory. */
  readonly scoped: number;
}

/** Who administers the tenant, counted; the ids serve the pass over members and are let go after it. */
export interface Administrators {
  readonly roles: readonly AdminRoleCount[];
  /** Accounts and groups that hold a privileged role anywhere. */
  readonly privileged: ReadonlySet<ObjectId>;
}

export function administratorsOf(assignments: readonly RoleAssignmentRecord[]): Administrators {
  const byRole = Map.groupBy(assignments, ({ roleTemplateId }) => roleTemplateId);
  return {
    roles: [...byRole].map(([role, held]) => ({
      role,
      tenantWide: holdersOf(held.filter(({ scope }) => scope === "tenant")).size,
      scoped: holdersOf(held.filter(({ scope }) => scope !== "tenant")).size,
    })),
    privileged: holdersOf(
      assignments.filter(({ roleTemplateId }) => PRIVILEGED_ROLES.has(roleTemplateId)),
    ),
  };
}

function holdersOf(assignments: readonly RoleAssignmentRecord[]): ReadonlySet<ObjectId> {
  return new Set(assignments.map(({ principalId }) => openPii(principalId)));
}

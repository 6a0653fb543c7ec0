import { PRIVILEGED_ROLES } from "../../core/directory-roles.ts";
import type { ObjectId, RoleTemplateId } from "../../core/ids.ts";
import { openPii } from "../../core/pii.ts";
import type { RoleAssignmentRecord } from "../../graph/index.ts";
import type { PrivilegedAccounts } from "../../privacy/index.ts";

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
  readonly privileged: PrivilegedAccounts;
}

export function roleCountsOf(
  assignments: readonly RoleAssignmentRecord[],
): readonly AdminRoleCount[] {
  const byRole = Map.groupBy(assignments, ({ roleTemplateId }) => roleTemplateId);
  return [...byRole].map(([role, held]) => ({
    role,
    tenantWide: holdersOf(held.filter(({ scope }) => scope === "tenant")).size,
    scoped: holdersOf(held.filter(({ scope }) => scope !== "tenant")).size,
  }));
}

/** Accounts and groups that hold a privileged role anywhere. */
export function privilegedHolders(
  assignments: readonly RoleAssignmentRecord[],
): ReadonlySet<ObjectId> {
  return holdersOf(
    assignments.filter(({ roleTemplateId }) => PRIVILEGED_ROLES.has(roleTemplateId)),
  );
}

function holdersOf(assignments: readonly RoleAssignmentRecord[]): ReadonlySet<ObjectId> {
  return new Set(assignments.map(({ principalId }) => openPii(principalId)));
}

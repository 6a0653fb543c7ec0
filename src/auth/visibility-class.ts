import { keyedHash } from "../core/derived-key.ts";
import { BUILT_IN_ROLES, EVERY_USER } from "../core/directory-roles.ts";
import { type RoleTemplateId, type VisibilityClass, visibilityClass } from "../core/ids.ts";
import type { Caller } from "./caller.ts";

/** Everything by which two callers of one tenant may be shown different data. */
export interface Visibility {
  readonly caller: Caller;
  /** Delegated Graph scopes by short name that Entra granted (`GraphAccess.grantedScopes`). */
  readonly grantedScopes: readonly string[];
  /** Tenant-wide roles: from the access token or, where it is silent, from Graph. */
  readonly directoryRoles: readonly RoleTemplateId[] | undefined;
  /** Whether usage reports came with concealed names; `undefined` before any was read. */
  readonly concealed?: boolean;
  /** Whether a role of the caller is, or could be, limited to a part of the directory. */
  readonly narrowed?: boolean;
}

/**
 * What a caller may see, as a stable name for cache keys: callers of one class are shown the same by
 * Microsoft Graph, so one may be given what was computed for another. Made of tenant, granted
 * scopes, tenant-wide roles and observed concealment of reports.
 *
 * Rights that could be narrower than tenant-wide make a class of their own, named by the object id:
 * guests, callers of whom the token does not say whether they are guests, unknown roles (a tenant's
 * own, or none stated), and roles limited to an administrative unit.
 *
 * @param key derived from SEATWISE_KEY, so that all processes agree and a name in Redis identifies nobody.
 */
export function visibilityClassOf(visibility: Visibility, key: Buffer): VisibilityClass {
  const { caller, grantedScopes, directoryRoles = [], concealed } = visibility;
  return visibilityClass.parse(
    keyedHash(key, [
      "visibility class 1",
      caller.tenantId,
      caller.accountKind,
      distinct(grantedScopes.map((scope) => scope.toLowerCase())),
      distinct(directoryRoles.filter((role) => role !== EVERY_USER)),
      concealed === undefined ? "not observed" : String(concealed),
      isShared(visibility) ? "tenant-wide" : caller.objectId,
    ]),
  );
}

/** Whether others can be of the same class: only who provably has tenant-wide rights and no other. */
export function isShared({ caller, directoryRoles, narrowed = false }: Visibility): boolean {
  return (
    !narrowed &&
    caller.accountKind === "member" &&
    directoryRoles !== undefined &&
    directoryRoles.every((role) => role === EVERY_USER || BUILT_IN_ROLES.has(role))
  );
}

function distinct(words: readonly string[]): string {
  return [...new Set(words)].sort().join(" ");
}

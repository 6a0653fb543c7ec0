import type { Caller, OnBehalfOfBroker } from "../auth/index.ts";
import { isAppError } from "../core/errors.ts";
import type { ObjectId, RoleTemplateId } from "../core/ids.ts";
import { openPii } from "../core/pii.ts";
import type { SourceId } from "../core/source-ids.ts";
import {
  type GraphReader,
  type RoleAssignmentRecord,
  readCallerGroups,
  readCallerRoles,
  readReportSettings,
  readRoleAssignments,
  sourceOf,
} from "../graph/index.ts";
import { isPassing, outcomeOf } from "./reading/source-log.ts";

/** What Entra and Graph say a caller is allowed, before anything of the tenant is read. */
export interface CallerRights {
  /** Delegated Graph scopes that Entra granted Seatwise on this caller's behalf. */
  readonly grantedScopes: ReadonlySet<string>;
  /** Tenant-wide roles; `undefined` when nobody says. */
  readonly directoryRoles: readonly RoleTemplateId[] | undefined;
  /** Whether a role is limited to a part of the directory, is newer than the token, or nobody can say. */
  readonly narrowed: boolean;
  /** The tenant's setting for names in usage reports; `undefined` when this caller may not read it. */
  readonly concealed: boolean | undefined;
  /** Something of this did not answer this time. */
  readonly isPartial: boolean;
}

/** What is read to know of roles that an access token does not tell. */
const ROLE_SOURCES = ["directoryRoles", "callerGroups", "roleAssignments"] as const;

/**
 * Asks Entra what it grants for each set of scopes, and Graph for roles that the access token does not
 * tell: those limited to an administrative unit, and those given since it was issued, to the caller or
 * to a group the caller is in. What cannot be read stays unknown, which never widens anything.
 * @throws AppError as `OnBehalfOfBroker.acquire`, except CONSENT_REQUIRED.
 */
export async function readCallerRights(
  caller: Caller,
  sources: readonly SourceId[],
  { broker, reader, signal }: RightsMeans,
): Promise<CallerRights> {
  const scopeSets = new Map(
    [...sources, ...ROLE_SOURCES].map((id) => [sourceOf(id).scopes.join(" "), sourceOf(id).scopes]),
  );
  const granted = await Promise.all(
    [...scopeSets.values()].map((scopes) => grantedScopes(broker, caller, scopes, signal)),
  );
  const grantedScopesOfAll = new Set(granted.flat());
  let isPartial = false;
  const known = async <T>(source: SourceId, read: () => Promise<T>): Promise<T | undefined> => {
    if (!sourceOf(source).scopes.every((scope) => grantedScopesOfAll.has(scope))) {
      return undefined;
    }
    try {
      return await read();
    } catch (error) {
      isPartial ||= isPassing(outcomeOf(error));
      return undefined;
    }
  };
  const [directoryRoles, assignments, groups, settings] = await Promise.all([
    caller.directoryRoles ?? known("directoryRoles", () => readCallerRoles(reader)),
    known("roleAssignments", () => readRoleAssignments(reader)),
    known("callerGroups", () => readCallerGroups(reader)),
    sources.includes("reportSettings")
      ? known("reportSettings", () => readReportSettings(reader))
      : undefined,
  ]);
  return {
    grantedScopes: grantedScopesOfAll,
    ...rolesFrom(directoryRoles, assignments && heldBy(caller, groups, assignments)),
    concealed: settings?.concealsNames,
    isPartial,
  };
}

/** Role assignments of the caller and of the caller's groups; `undefined` while the groups are unknown. */
function heldBy(
  { objectId }: Caller,
  groups: ReadonlySet<ObjectId> | undefined,
  assignments: readonly RoleAssignmentRecord[],
): readonly RoleAssignmentRecord[] | undefined {
  return (
    groups &&
    assignments.filter(({ principalId }) => {
      const holder = openPii(principalId);
      return holder === objectId || groups.has(holder);
    })
  );
}

function rolesFrom(
  told: readonly RoleTemplateId[] | undefined,
  assigned: readonly RoleAssignmentRecord[] | undefined,
): Pick<CallerRights, "directoryRoles" | "narrowed"> {
  const tenantWide = (assigned ?? []).flatMap(({ scope, roleTemplateId }) =>
    scope === "tenant" ? [roleTemplateId] : [],
  );
  const isTold = new Set(told);
  return {
    directoryRoles: told && [...new Set([...told, ...tenantWide])],
    narrowed:
      assigned === undefined ||
      assigned.some(({ scope }) => scope !== "tenant") ||
      tenantWide.some((role) => !isTold.has(role)),
  };
}

interface RightsMeans {
  readonly broker: OnBehalfOfBroker;
  readonly reader: GraphReader;
  readonly signal: AbortSignal;
}

/**
 * Only missing consent narrows what is granted; any other refusal of Entra is the answer to the caller,
 * because rights narrowed by a passing failure would put figures under the wrong visibility class.
 */
async function grantedScopes(
  broker: OnBehalfOfBroker,
  caller: Caller,
  scopes: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    return (await broker.acquire({ caller, scopes, signal })).grantedScopes;
  } catch (error) {
    if (isAppError(error, "CONSENT_REQUIRED")) {
      return [];
    }
    throw error;
  }
}

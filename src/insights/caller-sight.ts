import { type Caller, type OnBehalfOfBroker, visibilityClassOf } from "../auth/index.ts";
import { directoryRole } from "../core/directory-roles.ts";
import { isAppError } from "../core/errors.ts";
import type { RoleTemplateId, VisibilityClass } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import { type GraphSource, sourceOf } from "../graph/index.ts";

/** What a caller may see, as far as scopes and roles tell before anything is read. */
export interface CallerSight {
  readonly visibilityClass: VisibilityClass;
  /** Sources for which Entra granted the scopes and the caller holds a role that opens them. */
  readonly open: ReadonlySet<SourceId>;
}

/**
 * Asks Entra, source by source, what it grants Seatwise on this caller's behalf. Only missing
 * consent narrows the sight; any other refusal of Entra is the answer to the caller, because a sight
 * narrowed by a passing failure would put figures under the wrong visibility class.
 * @throws AppError as `OnBehalfOfBroker.acquire`, except CONSENT_REQUIRED.
 */
export async function sightOf(
  caller: Caller,
  sources: readonly SourceId[],
  { broker, key, signal }: { broker: OnBehalfOfBroker; key: Buffer; signal: AbortSignal },
): Promise<CallerSight> {
  const scopeSets = new Map(
    sources.map((id) => [sourceOf(id).scopes.join(" "), sourceOf(id).scopes]),
  );
  const granted = await Promise.all(
    [...scopeSets.values()].map((scopes) => grantedScopes(broker, caller, scopes, signal)),
  );
  const grantedAll = new Set(granted.flat());
  return {
    visibilityClass: visibilityClassOf(
      { caller, grantedScopes: [...grantedAll], directoryRoles: caller.directoryRoles },
      key,
    ),
    open: new Set(sources.filter((id) => isOpen(sourceOf(id), grantedAll, caller.directoryRoles))),
  };
}

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

function isOpen(
  source: GraphSource,
  granted: ReadonlySet<string>,
  roles: readonly RoleTemplateId[] | undefined,
): boolean {
  const scoped =
    source.scopes.every((scope) => granted.has(scope)) ||
    source.widerScopes.some((scope) => granted.has(scope));
  const permitted =
    source.roles.length === 0 ||
    source.roles.some((name) => roles?.includes(directoryRole(name)) ?? false);
  return scoped && permitted;
}

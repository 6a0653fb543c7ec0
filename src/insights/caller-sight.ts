import { type Caller, isShared, type Visibility, visibilityClassOf } from "../auth/index.ts";
import { BUILT_IN_ROLES, directoryRole, ORDINARY_ROLES } from "../core/directory-roles.ts";
import type { RoleTemplateId, VisibilityClass } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import { type GraphSource, sourceOf } from "../graph/index.ts";
import type { Coverage, SourceCoverage, SourceOutcome } from "../privacy/index.ts";
import type { CallerRights } from "./caller-rights.ts";

/** What a caller may see, as far as scopes and roles tell before anything is read. */
export interface CallerSight {
  readonly visibilityClass: VisibilityClass;
  /** Whether other callers can be of this class. */
  readonly isShared: boolean;
  /** Sources for which Entra granted the scopes and the caller holds a role that opens them. */
  readonly open: ReadonlySet<SourceId>;
  /** Sources that are not worth asking for, and why. */
  readonly closed: ReadonlyMap<SourceId, SourceOutcome>;
  /** Whether usage reports are known to conceal names; `undefined` where that is not known or no matter. */
  readonly concealed: boolean | undefined;
  /** What all of this follows from. */
  readonly rights: CallerRights;
}

/** What was learnt of a caller's sight from earlier surveys. */
export interface Learnt {
  /** What usage reports of the tenant last showed. */
  readonly concealed: boolean | undefined;
  /** Whether Graph showed this caller something other than scopes and roles had told. */
  readonly isAlone: boolean;
}

/** What follows from a caller's rights for the sources of a survey. */
export function sightFrom(
  caller: Caller,
  rights: CallerRights,
  learnt: Learnt,
  { sources, key }: { readonly sources: readonly SourceId[]; readonly key: Buffer },
): CallerSight {
  const { grantedScopes, directoryRoles } = rights;
  const open = new Set(sources.filter((id) => isOpen(sourceOf(id), rights)));
  const concealed = open.has("activeUserDetail") ? concealmentOf(rights, learnt) : undefined;
  const visibility: Visibility = {
    caller,
    grantedScopes: [...grantedScopes],
    directoryRoles,
    narrowed: rights.narrowed || learnt.isAlone,
    ...(concealed === undefined ? {} : { concealed }),
  };
  return {
    visibilityClass: visibilityClassOf(visibility, key),
    isShared: isShared(visibility),
    open,
    closed: closedTo(rights, sources),
    concealed,
    rights,
  };
}

/** A tenant that wants names concealed gets them concealed, also while its reports still show them. */
function concealmentOf(rights: CallerRights, learnt: Learnt): boolean | undefined {
  return rights.concealed === true ? true : (learnt.concealed ?? rights.concealed);
}

function closedTo(
  rights: CallerRights,
  sources: readonly SourceId[],
): ReadonlyMap<SourceId, SourceOutcome> {
  return new Map(
    sources.flatMap((id): [SourceId, SourceOutcome][] => {
      const source = sourceOf(id);
      if (!isConsented(source, rights)) {
        return [[id, "notConsented"]];
      }
      const isRefused = source.isRationed === true && !mayBePermitted(source, rights);
      return isRefused ? [[id, "notPermitted"]] : [];
    }),
  );
}

function isOpen(source: GraphSource, rights: CallerRights): boolean {
  return isConsented(source, rights) && isPermitted(source, rights.directoryRoles);
}

function isConsented(
  { scopes, narrowerScopes }: GraphSource,
  { grantedScopes }: CallerRights,
): boolean {
  const isGranted = (scope: string) => grantedScopes.has(scope);
  return scopes.every(isGranted) || (narrowerScopes?.every(isGranted) ?? false);
}

function isPermitted(
  { roles }: GraphSource,
  held: readonly RoleTemplateId[] | undefined = [],
): boolean {
  return roles.length === 0 || roles.some((name) => held.includes(directoryRole(name)));
}

/** A role we do not know may open anything. */
function mayBePermitted(source: GraphSource, { directoryRoles }: CallerRights): boolean {
  const isUnknown = (role: RoleTemplateId) =>
    !ORDINARY_ROLES.has(role) && !BUILT_IN_ROLES.has(role);
  return (
    directoryRoles === undefined ||
    directoryRoles.some(isUnknown) ||
    isPermitted(source, directoryRoles)
  );
}

/**
 * Whether a survey was shown more or less than its caller's class is made of: a role given or taken
 * away meanwhile, or a right nobody told of. Its figures are then for this caller alone.
 */
export function contradicts({ sources }: Coverage, { open }: Pick<CallerSight, "open">): boolean {
  return sources.some(({ source, outcome }) =>
    open.has(source) ? REFUSED.has(outcome) : SHOWN.has(outcome),
  );
}

const SHOWN: ReadonlySet<SourceCoverage["outcome"]> = new Set(["used", "concealed", "stale"]);
const REFUSED: ReadonlySet<SourceCoverage["outcome"]> = new Set(["notConsented", "notPermitted"]);

import type { DirectoryRoleName } from "../core/directory-roles.ts";
import type { SourceId } from "../core/source-ids.ts";
import { rolesOpening, sourceOf } from "../graph/index.ts";
import type { Coverage, SourceCoverage } from "../privacy/index.ts";

/** What would open a source that is closed. */
export interface SourceAccess {
  /** Delegated Graph scopes, all of them needed. */
  readonly scopes: readonly string[];
  /** Directory roles, any of which suffices. */
  readonly roles: readonly DirectoryRoleName[];
  /** What the tenant would have to own. */
  readonly license: string | null;
}

/** The permission and roles that would open a source, least powerful role first. */
export function opensWith(source: SourceId): SourceAccess {
  return { scopes: sourceOf(source).scopes, roles: rolesOpening(sourceOf(source)), license: null };
}

/**
 * What would open a source to this caller; `null` where nobody can open it: it was read, or failed in
 * a way that passes.
 */
export function accessTo({ source, outcome }: SourceCoverage): SourceAccess | null {
  const { scopes, roles, tenantLicense } = sourceOf(source);
  if (outcome === "notConsented") {
    return { scopes, roles, license: null };
  }
  if (outcome === "notLicensed") {
    return { scopes: [], roles: [], license: tenantLicense ?? null };
  }
  return outcome === "notPermitted" ? opensWith(source) : null;
}

/** What a source is read for, in one sentence. */
export function purposeOf(source: SourceId): string {
  return sourceOf(source).reason;
}

/** What one more role would let this caller see. */
export interface RoleGain {
  readonly role: DirectoryRoleName;
  readonly sources: readonly SourceId[];
}

/**
 * The fewest least powerful roles that would open what this caller's roles keep closed, each with what
 * it adds: to a Global Reader, Reports Reader adds the usage reports with rows.
 */
export function roleGains({ sources }: Coverage): readonly RoleGain[] {
  const gains = new Map<DirectoryRoleName, SourceId[]>();
  for (const { source, outcome } of sources) {
    if (outcome === "notPermitted") {
      const opening = rolesOpening(sourceOf(source));
      const role = opening.find((name) => gains.has(name)) ?? opening[0];
      if (role !== undefined) {
        gains.set(role, [...(gains.get(role) ?? []), source]);
      }
    }
  }
  return [...gains].map(([role, opened]) => ({ role, sources: opened }));
}

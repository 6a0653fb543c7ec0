import data from "../data/delegated-scopes.json" with { type: "json" };
import type { TenantOptions } from "../options.ts";
import { directoryRole, type Persona, personas, type RoleAssignment } from "../personas.ts";
import { guidOf, indexOfGuid, mix } from "../random.ts";
import type { Blueprint } from "./blueprint.ts";
import { type Census, takeCensus } from "./census.ts";
import { contoso } from "./contoso.ts";
import { fabrikam } from "./fabrikam.ts";
import { createGenerator, type Generator } from "./generator.ts";
import { GuidKind, type Member, memberAt, memberId } from "./member.ts";
import { type Purchase, purchasesOf } from "./purchases.ts";
import { takeUsageCensus, type UsageCensus } from "./usage-census.ts";

/** What an administrator of the tenant can change while the emulator runs. */
export interface TenantSettings {
  concealed: boolean;
  premium: boolean;
  allowedToReadOtherUsers: boolean;
  /** Usage files have the columns Microsoft added later. */
  laterReportColumns: boolean;
  /** Mailboxes are called "UserMailbox" rather than "User". */
  longRecipientTypes: boolean;
  /** Single objects come wrapped in `value`, as some published examples show them. */
  wrappedSingletons: boolean;
  readonly consentedScopes: Set<string>;
}

/** An Entra directory: an identity, settings, and members drawn from a seed. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly generator: Generator;
  readonly settings: TenantSettings;
  readonly personas: readonly Persona[];
  readonly administrativeUnitId: string;
  readonly personaId: (name: string) => string | undefined;
  readonly memberByObjectId: (objectId: string) => Member | undefined;
  /** Roles of an account now; tenant-wide and scoped. */
  readonly rolesOf: (objectId: string) => readonly RoleAssignment[];
  /** Gives an account exactly these roles from now on. */
  readonly assignRoles: (objectId: string, roles: readonly RoleAssignment[]) => void;
  /** Every account with a role. */
  readonly roleHolders: () => ReadonlyMap<string, readonly RoleAssignment[]>;
  /** Totals over all members, counted once when first asked for. */
  readonly census: () => Census;
  readonly purchases: () => readonly Purchase[];
  /** Totals of usage, counted once when first asked for. */
  readonly usage: () => UsageCensus;
}

const blueprints: ReadonlyMap<string, Blueprint> = new Map([
  ["contoso", contoso],
  ["fabrikam", fabrikam],
]);

/** The blueprint of that name, else Contoso's under the other name. */
function blueprintFor(name: string): Blueprint {
  const known = blueprints.get(name.toLowerCase());
  if (known !== undefined) return known;
  const label = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "") || "tenant";
  return {
    ...contoso,
    displayName: name,
    domain: `${label}.example`,
    initialDomain: `${label}.onmicrosoft.com`,
  };
}

function seedFor(name: string, seed: number): number {
  let folded = seed;
  for (const letter of name.toLowerCase()) folded = mix(folded, letter.codePointAt(0) ?? 0, 9000);
  return folded;
}

function once<Value>(compute: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
}

/** Founds a tenant. Nothing is drawn yet, so a million members cost nothing. */
export function createTenant(options: TenantOptions, seed: number, dataDate: Date): Tenant {
  const blueprint = options.blueprint ?? blueprintFor(options.name);
  const generator = createGenerator({
    seed: seedFor(options.name, options.seed ?? seed),
    memberCount: options.members ?? 2000,
    asOf: dataDate,
    blueprint,
    personas,
    hostileText: options.hostileText ?? false,
  });
  const roles = new Map<string, readonly RoleAssignment[]>();
  generator.personas.forEach((persona, index) => {
    if (persona.roles.length > 0) roles.set(memberId(generator, index), persona.roles);
  });
  const census = once(() => takeCensus(generator));
  const memberByObjectId = (objectId: string): Member | undefined => {
    const index = indexOfGuid(generator.seed, objectId, GuidKind.member);
    return index === undefined || index >= generator.memberCount
      ? undefined
      : memberAt(generator, index);
  };
  return {
    id: guidOf(generator.seed, 0, GuidKind.other),
    name: options.name,
    generator,
    settings: {
      concealed: options.concealed ?? false,
      premium: options.premium ?? blueprint.hasPremium,
      allowedToReadOtherUsers: true,
      laterReportColumns: false,
      longRecipientTypes: blueprint.longRecipientTypes,
      wrappedSingletons: false,
      consentedScopes: new Set(options.consentedScopes ?? data.scopes.map((scope) => scope.name)),
    },
    personas: generator.personas,
    administrativeUnitId: guidOf(generator.seed, 1, GuidKind.other),
    personaId: (name) => {
      const index = generator.personas.findIndex((persona) => persona.name === name);
      return index < 0 ? undefined : memberId(generator, index);
    },
    memberByObjectId,
    rolesOf: (objectId) => roles.get(objectId) ?? [],
    assignRoles: (objectId, assignments) => {
      for (const { role } of assignments) directoryRole(role);
      roles.set(objectId, assignments);
    },
    roleHolders: () => roles,
    census,
    purchases: once(() => purchasesOf(generator, census())),
    usage: once(() => takeUsageCensus(generator)),
  };
}

/** Template ids of an account's tenant-wide roles: what the `wids` claim carries. */
export function tenantWideRoleIds(tenant: Tenant, objectId: string): readonly string[] {
  return tenant
    .rolesOf(objectId)
    .filter((assignment) => assignment.scope === "/")
    .map((assignment) => directoryRole(assignment.role).roleTemplateId);
}

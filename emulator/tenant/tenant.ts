import data from "../data/delegated-scopes.json" with { type: "json" };
import type { TenantOptions } from "../options.ts";
import { directoryRole, type Persona, personas, type RoleAssignment } from "../personas.ts";
import { guidOf, indexOfGuid, mix } from "../random.ts";
import type { Blueprint } from "./blueprint.ts";
import { type Census, takeCensus } from "./census.ts";
import { contoso } from "./contoso.ts";
import { fabrikam } from "./fabrikam.ts";
import { createGenerator, type Generator, type MemberChange } from "./generator.ts";
import { type Group, groupsOf } from "./groups.ts";
import { GuidKind, type Member, memberAt, memberId } from "./member.ts";
import { MemberView } from "./member-view.ts";
import { CANARY } from "./names.ts";
import {
  type Purchase,
  purchasesOf,
  type SeatsBought,
  seatsBought,
  withPurchases,
} from "./purchases.ts";
import { takeUsageCensus, type UsageCensus } from "./usage-census.ts";
import { woodgrove } from "./woodgrove.ts";

/** What an administrator of the tenant can change while the emulator runs. */
export interface TenantSettings {
  concealed: boolean;
  premium: boolean;
  allowedToReadOtherUsers: boolean;
  /** Usage files have the columns Microsoft added later. */
  laterReportColumns: boolean;
  /** Usage files begin with a byte order mark, as most real ones do. */
  byteOrderMark: boolean;
  /** Mailboxes are called "UserMailbox" rather than "User". */
  longRecipientTypes: boolean;
  /** Single objects come wrapped in `value`, as some published examples show them. */
  wrappedSingletons: boolean;
  /** Days after the data's own day to which usage reports were refreshed: nobody did anything since. */
  reportDaysLater: number;
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
  /** Roles of an account now, its own and its groups'; tenant-wide and scoped. */
  readonly rolesOf: (objectId: string) => readonly RoleAssignment[];
  /** Gives an account or a group exactly these roles from now on. */
  readonly assignRoles: (objectId: string, roles: readonly RoleAssignment[]) => void;
  /** Every account and group with a role of its own. */
  readonly roleHolders: () => ReadonlyMap<string, readonly RoleAssignment[]>;
  /** Totals over all members, counted once when first asked for. */
  readonly census: () => Census;
  readonly purchases: () => readonly Purchase[];
  /** Totals of usage, counted once when first asked for. */
  readonly usage: () => UsageCensus;
  readonly groups: () => readonly Group[];
  /** Changes a member from now on; seats bought stay as they are. */
  readonly changeMember: (objectId: string, change: MemberChange) => void;
  /** Buys so many seats of a product more, or fewer, from now on: in its first running subscription. */
  readonly buySeats: (partNumber: string, more: number) => void;
  /** Indices of members changed after the serial number, and the present one. */
  readonly changesSince: (serial: number) => {
    readonly indices: readonly number[];
    readonly serial: number;
  };
}

const blueprints: ReadonlyMap<string, Blueprint> = new Map([
  ["contoso", contoso],
  ["fabrikam", fabrikam],
  ["woodgrove", woodgrove],
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

/** A value computed when first asked for, and again after it was forgotten. */
class Kept<Value> {
  readonly #compute: () => Value;
  #kept: { readonly value: Value } | undefined;

  constructor(compute: () => Value) {
    this.#compute = compute;
  }

  readonly get = (): Value => {
    this.#kept ??= { value: this.#compute() };
    return this.#kept.value;
  };

  forget(): void {
    this.#kept = undefined;
  }
}

function foundGenerator(
  options: TenantOptions,
  { seed, dataDate, changes }: Founding & { readonly changes: ReadonlyMap<number, MemberChange> },
): Generator {
  const blueprint = options.blueprint ?? blueprintFor(options.name);
  return createGenerator({
    seed: seedFor(options.name, options.seed ?? seed),
    memberCount: options.members ?? 2000,
    asOf: dataDate,
    blueprint,
    personas: personas.filter(
      ({ kind }) => kind !== "partner-agent" || blueprint.partnerTenantType !== null,
    ),
    canary: canaryOf(options.hostileText),
    changes,
  });
}

function canaryOf(hostileText: TenantOptions["hostileText"] = false): string | null {
  return hostileText === true ? CANARY : hostileText === false ? null : hostileText;
}

function settingsOf(options: TenantOptions, blueprint: Blueprint): TenantSettings {
  return {
    concealed: options.concealed ?? false,
    premium: options.premium ?? blueprint.hasPremium,
    allowedToReadOtherUsers: true,
    laterReportColumns: false,
    byteOrderMark: true,
    longRecipientTypes: blueprint.longRecipientTypes,
    wrappedSingletons: false,
    reportDaysLater: 0,
    consentedScopes: new Set(options.consentedScopes ?? data.scopes.map((scope) => scope.name)),
  };
}

/** Roles beyond the personas': the emergency accounts, and administrators with a day job. */
const FURTHER_ROLES = [
  ["Global Administrator"],
  ["Global Administrator"],
  ["Exchange Administrator"],
  ["SharePoint Administrator", "Teams Administrator"],
  ["User Administrator"],
  ["Helpdesk Administrator"],
  ["Security Administrator"],
] as const;

function firstRoles(g: Generator): Map<string, readonly RoleAssignment[]> {
  const roles = new Map<string, readonly RoleAssignment[]>();
  const give = (index: number, assignments: readonly RoleAssignment[]): void => {
    if (assignments.length > 0 && index < g.memberCount) roles.set(memberId(g, index), assignments);
  };
  g.personas.forEach((persona, index) => give(index, persona.roles));
  FURTHER_ROLES.forEach((names, n) =>
    give(
      g.personas.length + n,
      names.map((role) => ({ role, scope: "/" })),
    ),
  );
  return roles;
}

export interface Founding {
  readonly seed: number;
  /** The day the data is written for. */
  readonly dataDate: Date;
}

/** What the tenant owns, and how it comes to own more or less. */
function purchasing(
  g: Generator,
  seats: () => SeatsBought,
  census: () => Census,
): Pick<Tenant, "purchases" | "buySeats"> {
  const since = new Map<string, number>();
  return {
    purchases: () => purchasesOf(g, withPurchases(g, seats(), since), census()),
    buySeats: (partNumber, more) => {
      since.set(partNumber, more + (since.get(partNumber) ?? 0));
    },
  };
}

/** Founds a tenant. Nothing is drawn yet, so a million members cost nothing. */
export function createTenant(options: TenantOptions, founding: Founding): Tenant {
  const changes = new Map<number, MemberChange>();
  const changed: number[] = [];
  const generator = foundGenerator(options, { ...founding, changes });
  const roles = firstRoles(generator);
  const census = new Kept(() => takeCensus(generator));
  const usage = new Kept(() => takeUsageCensus(generator));
  const groups = new Kept(() => groupsOf(generator));
  const seats = new Kept(() => seatsBought(generator, census.get()));
  const indexOf = (objectId: string): number | undefined => {
    const index = indexOfGuid(generator.seed, objectId, GuidKind.member);
    return index === undefined || index >= generator.memberCount ? undefined : index;
  };
  return {
    id: guidOf(generator.seed, 0, GuidKind.other),
    name: options.name,
    generator,
    settings: settingsOf(options, generator.blueprint),
    personas: generator.personas,
    administrativeUnitId: guidOf(generator.seed, 1, GuidKind.other),
    personaId: (name) => {
      const index = generator.personas.findIndex((persona) => persona.name === name);
      return index < 0 ? undefined : memberId(generator, index);
    },
    memberByObjectId: (objectId) => {
      const index = indexOf(objectId);
      return index === undefined ? undefined : memberAt(generator, index);
    },
    rolesOf: (objectId) => {
      const index = indexOf(objectId);
      const view = index === undefined ? undefined : new MemberView(generator, index);
      const through = groups
        .get()
        .filter(({ id, isMember }) => roles.has(id) && view !== undefined && isMember(view));
      return [objectId, ...through.map(({ id }) => id)].flatMap((id) => roles.get(id) ?? []);
    },
    assignRoles: (objectId, assignments) => {
      for (const { role } of assignments) directoryRole(role);
      roles.set(objectId, assignments);
    },
    roleHolders: () => roles,
    census: census.get,
    usage: usage.get,
    ...purchasing(generator, seats.get, census.get),
    groups: groups.get,
    changeMember: (objectId, change) => {
      const index = indexOf(objectId);
      if (index === undefined) throw new Error(`${options.name} has no member ${objectId}.`);
      seats.get();
      changes.set(index, { ...changes.get(index), ...change });
      changed.push(index);
      census.forget();
      usage.forget();
    },
    changesSince: (serial) => ({
      indices: [...new Set(changed.slice(serial))],
      serial: changed.length,
    }),
  };
}

/** Template ids of an account's tenant-wide roles: what the `wids` claim carries. */
export function tenantWideRoleIds(tenant: Tenant, objectId: string): readonly string[] {
  return tenant
    .rolesOf(objectId)
    .filter((assignment) => assignment.scope === "/")
    .map((assignment) => directoryRole(assignment.role).roleTemplateId);
}

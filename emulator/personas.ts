import data from "./data/directory-roles.json" with { type: "json" };

export interface RoleAssignment {
  /** Display name of a built-in role. */
  readonly role: string;
  /** "/" for the whole tenant, or the scope of an administrative unit. */
  readonly scope: "/" | "administrativeUnit";
}

/** Someone one can be. Every tenant has all of them but the partner's agent, with the same rights. */
export interface Persona {
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  readonly roles: readonly RoleAssignment[];
  /** A partner's agent is a member at home and has no account in the customers' tenants. */
  readonly kind: "member" | "guest" | "partner-agent";
  readonly canDo: string;
}

const tenantWide = (...roles: readonly string[]): readonly RoleAssignment[] =>
  roles.map((role) => ({ role, scope: "/" }));

export const personas: readonly Persona[] = [
  {
    name: "global-admin",
    givenName: "Gloria",
    surname: "Adkins",
    roles: tenantWide("Global Administrator"),
    kind: "member",
    canDo: "everything",
  },
  {
    name: "reports-reader",
    givenName: "Rhea",
    surname: "Porter",
    roles: tenantWide("Reports Reader"),
    kind: "member",
    canDo: "usage reports with member rows, sign-in activity",
  },
  {
    name: "license-admin",
    givenName: "Liam",
    surname: "Ashworth",
    roles: tenantWide("License Administrator"),
    kind: "member",
    canDo: "licences and commerce subscriptions, no usage",
  },
  {
    name: "global-reader",
    givenName: "Gwen",
    surname: "Rhodes",
    roles: tenantWide("Global Reader"),
    kind: "member",
    canDo: "all settings, sign-in activity, usage as tenant-level counts only",
  },
  {
    name: "member",
    givenName: "Mina",
    surname: "Ember",
    roles: [],
    kind: "member",
    canDo: "what any member may read",
  },
  {
    name: "user-admin",
    givenName: "Ulric",
    surname: "Adler",
    roles: tenantWide("User Administrator"),
    kind: "member",
    canDo: "members and licences, no usage",
  },
  {
    name: "billing-admin",
    givenName: "Bianca",
    surname: "Ballard",
    roles: tenantWide("Billing Administrator"),
    kind: "member",
    canDo: "licences and commerce subscriptions",
  },
  {
    name: "security-reader",
    givenName: "Silas",
    surname: "Reyes",
    roles: tenantWide("Security Reader"),
    kind: "member",
    canDo: "secure score, conditional access, sign-in activity",
  },
  {
    name: "summary-reader",
    givenName: "Sunita",
    surname: "Rao",
    roles: tenantWide("Usage Summary Reports Reader"),
    kind: "member",
    canDo: "usage as tenant-level counts only",
  },
  {
    name: "helpdesk-au",
    givenName: "Hanna",
    surname: "Auer",
    roles: [{ role: "Helpdesk Administrator", scope: "administrativeUnit" }],
    kind: "member",
    canDo: "help within one administrative unit; that role is not in the access token",
  },
  {
    name: "guest",
    givenName: "Gustav",
    surname: "Estrada",
    roles: [],
    kind: "guest",
    canDo: "almost nothing: guests may not list members",
  },
  {
    name: "gdap-partner",
    givenName: "Paige",
    surname: "Artner",
    roles: [],
    kind: "partner-agent",
    canDo: "in customers' tenants, what their delegated admin relationship allows",
  },
];

export interface DirectoryRole {
  readonly roleTemplateId: string;
  readonly displayName: string;
  readonly description: string;
}

export const directoryRoles: readonly DirectoryRole[] = data.roles;

const byName = new Map(directoryRoles.map((role) => [role.displayName, role]));

/** A built-in role by its display name. Throws on a name Entra does not have. */
export function directoryRole(displayName: string): DirectoryRole {
  const role = byName.get(displayName);
  if (role === undefined) throw new Error(`Entra has no role named ${displayName}`);
  return role;
}

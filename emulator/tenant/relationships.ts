import { directoryRole } from "../personas.ts";
import { guidOf, pick } from "../random.ts";
import { GuidKind } from "./member.ts";
import type { Tenant } from "./tenant.ts";

export type RelationshipStatus =
  | "active"
  | "approvalPending"
  | "expiring"
  | "expired"
  | "terminated";

/** A partner's delegated admin rights in a customer's tenant (GDAP). */
export interface Relationship {
  readonly id: string;
  readonly displayName: string;
  readonly partner: Tenant;
  readonly customer: { readonly tenantId: string; readonly displayName: string };
  /** Display names of the roles the customer has approved. */
  readonly roles: readonly string[];
  readonly status: RelationshipStatus;
  readonly durationDays: number;
  readonly startedDaysAgo: number;
  readonly extendsItself: boolean;
  readonly isReseller: boolean;
}

/** Who may act where. */
export interface RelationshipBook {
  readonly ofPartner: (partnerTenantId: string) => readonly Relationship[];
  /** The partner with a relationship to this customer, of whatever status. */
  readonly partnerOf: (customerTenantId: string) => Tenant | undefined;
  /** Roles a partner's principal has in the customer's tenant now. */
  readonly rolesIn: (customerTenantId: string, principalId: string) => readonly string[];
  readonly setStatus: (relationshipId: string, status: RelationshipStatus) => void;
}

interface Draft {
  readonly roles: readonly string[];
  readonly status: RelationshipStatus;
  readonly durationDays: number;
  readonly startedDaysAgo: number;
}

/** The first customer has years ahead, the second one's relationship is about to end. */
const DRAFTS: readonly Draft[] = [
  {
    roles: ["Directory Readers", "Reports Reader", "Security Reader"],
    status: "active",
    durationDays: 730,
    startedDaysAgo: 530,
  },
  {
    roles: ["Global Reader", "License Administrator"],
    status: "active",
    durationDays: 180,
    startedDaysAgo: 159,
  },
];

/** Customers whose tenants are not here: one lost, one not yet won. */
const ELSEWHERE: readonly (Draft & { readonly name: string })[] = [
  {
    name: "Adventure Works",
    roles: ["Reports Reader"],
    status: "expired",
    durationDays: 90,
    startedDaysAgo: 200,
  },
  {
    name: "Tailspin Toys",
    roles: ["Global Reader"],
    status: "approvalPending",
    durationDays: 365,
    startedDaysAgo: 2,
  },
];

const isPartner = (tenant: Tenant): boolean =>
  tenant.generator.blueprint.partnerTenantType !== null;

interface Signed extends Draft {
  readonly tenantId: string;
  readonly name: string;
}

function relationshipOf(partner: Tenant, signed: Signed, at: number): Relationship {
  const { tenantId, name, ...draft } = signed;
  const { seed, decorate } = partner.generator;
  return {
    ...draft,
    id: `${guidOf(seed, 300 + at, GuidKind.other)}-${partner.id}`,
    displayName: decorate("relationship", at, `${name} managed services`),
    partner,
    customer: { tenantId, displayName: decorate("customerName", at, name) },
    extendsItself: at === 0,
    isReseller: at === 1,
  };
}

function relationshipsOf(partner: Tenant, customers: readonly Tenant[]): readonly Relationship[] {
  const here = customers.map((customer, at) => ({
    ...pick(DRAFTS, (at % DRAFTS.length) / DRAFTS.length),
    tenantId: customer.id,
    name: customer.generator.blueprint.displayName,
  }));
  const elsewhere = ELSEWHERE.map((draft, at) => ({
    ...draft,
    tenantId: guidOf(partner.generator.seed, 200 + at, GuidKind.other),
  }));
  return [...here, ...elsewhere].map((signed, at) => relationshipOf(partner, signed, at));
}

/** Writes down the relationships of every partner tenant with all other tenants. */
export function createRelationshipBook(tenants: readonly Tenant[]): RelationshipBook {
  const customers = tenants.filter((tenant) => !isPartner(tenant));
  let book = tenants.filter(isPartner).flatMap((partner) => relationshipsOf(partner, customers));
  const mayAct = (partner: Tenant, principalId: string): boolean =>
    partner.personaId("gdap-partner") === principalId;
  return {
    ofPartner: (id) => book.filter(({ partner }) => partner.id === id),
    partnerOf: (id) => book.find(({ customer }) => customer.tenantId === id)?.partner,
    rolesIn: (customerTenantId, principalId) =>
      book
        .filter(
          ({ customer, status }) =>
            customer.tenantId === customerTenantId && ["active", "expiring"].includes(status),
        )
        .filter(({ partner }) => mayAct(partner, principalId))
        .flatMap(({ roles }) => roles),
    setStatus: (id, status) => {
      book = book.map((entry) => (entry.id === id ? { ...entry, status } : entry));
    },
  };
}

/** Template ids of roles by display name. */
export function templateIds(roles: readonly string[]): readonly string[] {
  return roles.map((role) => directoryRole(role).roleTemplateId);
}

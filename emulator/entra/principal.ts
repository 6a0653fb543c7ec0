import type { EmulatorContext } from "../context.ts";
import { memberAt, memberId, profileOf } from "../tenant/member.ts";
import { templateIds } from "../tenant/relationships.ts";
import { type Tenant, tenantWideRoleIds } from "../tenant/tenant.ts";

/** Who a token is for, and in which tenant. */
export interface Principal {
  readonly tenant: Tenant;
  readonly objectId: string;
  readonly name: string;
  readonly principalName: string;
  /** The `acct` claim: 0 for members, 1 for guests and partners' agents. */
  readonly account: 0 | 1;
  /** The `wids` claim. */
  readonly roleTemplateIds: readonly string[];
  /** The tenant the account lives in, where that is another one. */
  readonly home: Tenant | undefined;
}

export interface PrincipalRequest {
  /** A persona by name; `member` by default. */
  readonly persona?: string;
  /** Instead of a persona: the member with this index. */
  readonly member?: number;
  /** Tenant by name; the first one by default. */
  readonly tenant?: string;
}

/** A request that names a persona or tenant there is none of; the message lists the choices. */
export class UnknownChoiceError extends Error {
  constructor(kind: string, given: string, choices: readonly string[]) {
    super(`There is no ${kind} "${given}". Choose one of: ${choices.join(", ")}.`);
    this.name = "UnknownChoiceError";
  }
}

const PARTNER_AGENT = "gdap-partner";
/** Template ids of the roles "User" and "Guest User", which every token carries. */
const DEFAULT_ROLE_ID = "b79fbf4d-3ef9-4689-8143-76b194e85509";
const GUEST_ROLE_ID = "10dae51f-b6af-4016-8d66-8c2a99b929b3";

function tenantFor(context: EmulatorContext, name: string | undefined): Tenant {
  const tenant = name === undefined ? context.tenants[0] : context.tenantByName(name);
  if (tenant !== undefined) return tenant;
  const choices = context.tenants.map((known) => known.name);
  throw new UnknownChoiceError("tenant", name ?? "", choices);
}

function memberPrincipal(tenant: Tenant, index: number): Principal {
  const { generator } = tenant;
  const member = memberAt(generator, index);
  const profile = profileOf(generator, member);
  const objectId = memberId(generator, index);
  const isGuest = member.kind === "guest";
  return {
    tenant,
    objectId,
    name: profile.displayName,
    principalName: profile.userPrincipalName,
    account: isGuest ? 1 : 0,
    roleTemplateIds: [
      ...tenantWideRoleIds(tenant, objectId),
      isGuest ? GUEST_ROLE_ID : DEFAULT_ROLE_ID,
    ],
    home: undefined,
  };
}

/** A partner's agent in a customer's tenant: its own object id, the roles of the relationship. */
function agentPrincipal(context: EmulatorContext, tenant: Tenant, home: Tenant): Principal {
  const index = home.personas.findIndex(({ name }) => name === PARTNER_AGENT);
  const agent = memberPrincipal(home, index);
  const roles = context.relationships.rolesIn(tenant.id, agent.objectId);
  return { ...agent, tenant, home, account: 1, roleTemplateIds: templateIds(roles) };
}

/**
 * Finds who is meant.
 * @throws UnknownChoiceError for a persona or tenant that does not exist.
 */
export function findPrincipal(context: EmulatorContext, request: PrincipalRequest): Principal {
  const tenant = tenantFor(context, request.tenant);
  if (request.member !== undefined) return memberPrincipal(tenant, request.member);
  const name = request.persona ?? "member";
  const index = tenant.personas.findIndex((persona) => persona.name === name);
  if (index >= 0) return memberPrincipal(tenant, index);
  const partner = context.relationships.partnerOf(tenant.id);
  if (name === PARTNER_AGENT && partner !== undefined) {
    return agentPrincipal(context, tenant, partner);
  }
  const choices = tenant.personas.map((persona) => persona.name);
  throw new UnknownChoiceError("persona", name, [
    ...choices,
    ...(partner === undefined ? [] : [PARTNER_AGENT]),
  ]);
}

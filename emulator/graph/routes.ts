import type { EmulatorContext } from "../context.ts";
import type { GraphSession } from "../entra/graph-token.ts";
import { claimsChallenge } from "../faults/apply-fault.ts";
import { type CallerNote, type Exchange, header } from "../http/exchange.ts";
import type { Reply } from "../http/reply.ts";
import type { Route } from "../http/route.ts";
import type { Tenant } from "../tenant/tenant.ts";
import { batchRoutes } from "./batch.ts";
import { commerceSubscriptionRoutes } from "./directory/commerce-subscriptions.ts";
import { directoryDeviceRoutes } from "./directory/devices.ts";
import { directoryRoleRoutes } from "./directory/directory-roles.ts";
import { domainRoutes } from "./directory/domains.ts";
import { groupRoutes } from "./directory/groups.ts";
import { organizationRoutes } from "./directory/organization.ts";
import { subscribedSkuRoutes } from "./directory/subscribed-skus.ts";
import { graphError, requestIds } from "./graph-error.ts";
import type { AccessRule, GraphRequest, GraphRoute, GraphVersion } from "./graph-request.ts";
import { readQuery } from "./odata-query.ts";
import { delegatedAdminRoutes } from "./partner/delegated-admin.ts";
import { denied, GraphRefusal } from "./refusal.ts";
import { premiumInsightRoutes } from "./reports/premium-insight.ts";
import { reportRoutes } from "./reports/report-routes.ts";
import { reportSettingsRoutes } from "./reports/report-settings.ts";
import { deviceRoutes } from "./security/devices.ts";
import { policyRoutes } from "./security/policies.ts";
import { secureScoreRoutes } from "./security/secure-score.ts";
import { licenceDetailRoutes } from "./users/licence-details.ts";
import { meRoutes } from "./users/me.ts";
import { userDeltaRoutes } from "./users/user-delta.ts";
import { userRoutes } from "./users/users.ts";

/** Every endpoint of Graph that the emulator has. */
export const graphTable: readonly GraphRoute[] = [
  ...organizationRoutes,
  ...subscribedSkuRoutes,
  ...commerceSubscriptionRoutes,
  ...groupRoutes,
  ...meRoutes,
  ...userDeltaRoutes,
  ...licenceDetailRoutes,
  ...userRoutes,
  ...directoryRoleRoutes,
  ...domainRoutes,
  ...directoryDeviceRoutes,
  ...policyRoutes,
  ...secureScoreRoutes,
  ...deviceRoutes,
  ...delegatedAdminRoutes,
  ...reportSettingsRoutes,
  ...premiumInsightRoutes,
  ...reportRoutes,
  ...batchRoutes,
];

function bearerToken(exchange: Exchange): string | undefined {
  return /^Bearer (.+)$/i.exec(header(exchange, "authorization") ?? "")?.[1];
}

function identify(context: EmulatorContext, exchange: Exchange): CallerNote | undefined {
  const token = bearerToken(exchange);
  const session = token === undefined ? undefined : context.graphTokens.read(token);
  if (session === undefined) return undefined;
  return { tenantId: session.tenantId, objectId: session.objectId, scopes: session.scopes };
}

function unauthenticated(message: string): GraphRefusal {
  return new GraphRefusal(401, "InvalidAuthenticationToken", message, {
    "www-authenticate":
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  });
}

function sessionOf(context: EmulatorContext, exchange: Exchange): GraphSession {
  const token = bearerToken(exchange);
  if (token === undefined) throw unauthenticated("Access token is empty.");
  const session = context.graphTokens.read(token);
  if (session === undefined)
    throw unauthenticated("Access token validation failure. Invalid audience.");
  if (session.expiresAt <= context.now().getTime()) {
    throw unauthenticated("Lifetime validation failed, the token is expired.");
  }
  return session;
}

function hasScope({ session }: GraphRequest, { anyScope }: AccessRule): boolean {
  return anyScope.length === 0 || anyScope.some((scope) => session.scopes.includes(scope));
}

function hasRole({ roles, isGuest }: GraphRequest, rule: AccessRule): boolean {
  if (rule.roles === "anyone") return true;
  if (rule.roles === "member") return !isGuest || roles.length > 0;
  return rule.roles.some((role) => roles.includes(role));
}

/** What a caller may do is what the scopes and the caller's own rights both allow. */
function authorise(request: GraphRequest, rule: AccessRule): void {
  const { session, roles, isForeign } = request;
  if (session.appOnly || !hasScope(request, rule) || !hasRole(request, rule)) throw denied();
  if (isForeign && roles.length === 0) throw denied();
}

/** Display names of the caller's tenant-wide roles as they are now. */
function rolesOf(
  context: EmulatorContext,
  tenant: Tenant,
  session: GraphSession,
): readonly string[] {
  if (session.homeTenantId !== tenant.id) {
    return context.relationships.rolesIn(tenant.id, session.objectId);
  }
  return tenant
    .rolesOf(session.objectId)
    .filter((assignment) => assignment.scope === "/")
    .map((assignment) => assignment.role);
}

function graphRequest(
  context: EmulatorContext,
  exchange: Exchange,
  version: GraphVersion,
): GraphRequest {
  const session = sessionOf(context, exchange);
  const tenant = context.tenantById(session.tenantId);
  if (tenant === undefined) throw unauthenticated("The tenant for this token does not exist.");
  return {
    context,
    exchange,
    version,
    tenant,
    session,
    roles: rolesOf(context, tenant, session),
    isGuest: tenant.memberByObjectId(session.objectId)?.kind === "guest",
    isForeign: session.homeTenantId !== tenant.id,
    query: readQuery(exchange.url),
  };
}

/** Cost in resource units (concepts/throttling-limits.md). */
function resourceUnits(request: GraphRequest, base: number): number {
  const { select, expand, top } = request.query;
  const small = top !== undefined && top < 20 ? 1 : 0;
  return Math.max(1, base - (select ? 1 : 0) + (expand ? 1 : 0) - small);
}

/** Paths whose limits are not counted in the directory's resource units. */
const OTHER_LIMITS = /^\/(reports|copilot|identity|security|deviceManagement|admin|\$batch)/;

async function answerRequest(request: GraphRequest, route: GraphRoute): Promise<Reply> {
  const { context, exchange, session, tenant } = request;
  const challenge = session.handlesClaims ? context.graphTokens.challengeFor(session) : undefined;
  if (challenge !== undefined) {
    return claimsChallenge(exchange, challenge);
  }
  authorise(request, route.access);
  const units = resourceUnits(request, route.units);
  const warning = OTHER_LIMITS.test(route.path) ? {} : context.directoryQuota.spend(tenant, units);
  const reply = await route.handle(request);
  return {
    ...reply,
    headers: {
      ...requestIds(exchange),
      "x-ms-resource-unit": String(units),
      ...warning,
      ...reply.headers,
    },
  };
}

/** A refusal as Graph writes it; in a hostile tenant its text carries a canary like any other. */
function refusalReply(context: EmulatorContext, exchange: Exchange, refusal: GraphRefusal): Reply {
  const caller = identify(context, exchange);
  const decorate = context.tenantById(caller?.tenantId ?? "")?.generator.decorate;
  const { status, code, headers } = refusal;
  const message = decorate?.("errorMessage", status, refusal.message) ?? refusal.message;
  return graphError(exchange, { status, code, message, headers });
}

async function answer(
  context: EmulatorContext,
  exchange: Exchange,
  route: GraphRoute,
  version: GraphVersion,
): Promise<Reply> {
  try {
    return await answerRequest(graphRequest(context, exchange, version), route);
  } catch (cause) {
    if (!(cause instanceof GraphRefusal)) throw cause;
    return refusalReply(context, exchange, cause);
  }
}

/** Microsoft Graph: every endpoint checks scope and role before it answers. */
export function graphRoutes(context: EmulatorContext): readonly Route[] {
  return graphTable.flatMap((route) =>
    route.versions.map((version) => ({
      area: "graph" as const,
      method: route.method,
      path: `/${version}${route.path}`,
      identify: (exchange: Exchange) => identify(context, exchange),
      handle: (exchange: Exchange) => answer(context, exchange, route, version),
    })),
  );
}

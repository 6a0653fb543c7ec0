import { z } from "zod";
import type { EmulatorContext } from "../context.ts";
import type { Exchange } from "../http/exchange.ts";
import { json, type Reply } from "../http/reply.ts";
import type { Tenant } from "../tenant/tenant.ts";

/** A request for a switch there is none of, or with a value it cannot take. */
export class BadSwitch extends Error {}

const tenantChange = z
  .object({
    concealed: z.boolean(),
    premium: z.boolean(),
    allowedToReadOtherUsers: z.boolean(),
    laterReportColumns: z.boolean(),
    byteOrderMark: z.boolean(),
    longRecipientTypes: z.boolean(),
    wrappedSingletons: z.boolean(),
    reportDaysLater: z.number().int().nonnegative(),
    consentedScopes: z.array(z.string()),
  })
  .partial()
  .strict();

const memberChange = z
  .object({
    enabled: z.boolean(),
    leftDaysAgo: z.number().int().nonnegative(),
    withoutLicences: z.boolean(),
    mailboxBytes: z.number().nonnegative(),
    pattern: z.enum([
      "active",
      "slow",
      "fading",
      "edge",
      "inactive",
      "never",
      "failed-only",
      "unknown-success",
      "background",
      "sign-in-only",
    ]),
    roles: z.array(z.string()),
  })
  .partial()
  .strict();

const relationshipChange = z.strictObject({
  status: z.enum(["active", "approvalPending", "expiring", "expired", "terminated"]),
});

/** Reads a request's body. Throws BadSwitch when it is not what the switch takes. */
export function readBody<Value>(schema: z.ZodType<Value>, exchange: Exchange): Value {
  let body: unknown;
  try {
    body = JSON.parse(exchange.body);
  } catch {
    throw new BadSwitch("The body is not JSON.");
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new BadSwitch(z.prettifyError(parsed.error));
  return parsed.data;
}

function tenantOf(context: EmulatorContext, exchange: Exchange): Tenant {
  const name = exchange.params["tenant"] ?? "";
  const tenant = context.tenantByName(name) ?? context.tenantById(name);
  if (tenant === undefined) throw new BadSwitch(`There is no tenant "${name}".`);
  return tenant;
}

/** Object id of a member named by persona or by object id. */
function memberIdOf(tenant: Tenant, exchange: Exchange): string {
  const given = exchange.params["member"] ?? "";
  const objectId = tenant.personaId(given) ?? given;
  if (tenant.memberByObjectId(objectId) === undefined) {
    throw new BadSwitch(`${tenant.name} has no member "${given}".`);
  }
  return objectId;
}

/** `PATCH /_emulator/tenants/{tenant}`: settings an administrator could change. */
export function changeTenant(context: EmulatorContext, exchange: Exchange): Reply {
  const { settings } = tenantOf(context, exchange);
  const { consentedScopes, ...flags } = readBody(tenantChange, exchange);
  Object.assign(settings, flags);
  if (consentedScopes !== undefined) {
    settings.consentedScopes.clear();
    for (const scope of consentedScopes) settings.consentedScopes.add(scope);
  }
  return json(200, { ...settings, consentedScopes: [...settings.consentedScopes] });
}

/** `PATCH /_emulator/tenants/{tenant}/members/{member}`: what happens to people. */
export function changeMember(context: EmulatorContext, exchange: Exchange): Reply {
  const tenant = tenantOf(context, exchange);
  const objectId = memberIdOf(tenant, exchange);
  const { roles, ...given } = readBody(memberChange, exchange);
  const change = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(change).length > 0) tenant.changeMember(objectId, change);
  if (roles !== undefined) {
    tenant.assignRoles(
      objectId,
      roles.map((role) => ({ role, scope: "/" })),
    );
  }
  return json(200, { objectId });
}

/** `POST /_emulator/tenants/{tenant}/members/{member}/revoke?form=`: sessions so far are challenged. */
export function revokeMember(context: EmulatorContext, exchange: Exchange): Reply {
  const objectId = memberIdOf(tenantOf(context, exchange), exchange);
  const form = z.enum(["acrs", "nbf"]).safeParse(exchange.url.searchParams.get("form") ?? "nbf");
  if (!form.success) throw new BadSwitch("A challenge has the form acrs or nbf.");
  context.graphTokens.revoke(objectId, form.data);
  return json(200, { objectId });
}

/** `PATCH /_emulator/relationships/{id}`: a delegated admin relationship ends, or begins. */
export function changeRelationship(context: EmulatorContext, exchange: Exchange): Reply {
  const { id = "" } = exchange.params;
  const { status } = readBody(relationshipChange, exchange);
  context.relationships.setStatus(id, status);
  return json(200, { id, status });
}

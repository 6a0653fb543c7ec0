import { z } from "zod";
import type { EmulatorContext } from "../context.ts";
import { mintAccessToken } from "../entra/access-token.ts";
import { findPrincipal, type PrincipalRequest, UnknownChoiceError } from "../entra/principal.ts";
import { tokenVariants } from "../entra/token-variant.ts";
import { faultRule } from "../faults/fault.ts";
import type { Exchange } from "../http/exchange.ts";
import { json, type Reply } from "../http/reply.ts";
import type { Route } from "../http/route.ts";
import { serverSettings } from "../server-settings.ts";
import {
  BadSwitch,
  changeMember,
  changeRelationship,
  changeTenant,
  readBody,
  revokeMember,
} from "./switches.ts";

const tokenQuery = z.object({
  persona: z.string().optional(),
  tenant: z.string().optional(),
  member: z.coerce.number().int().nonnegative().optional(),
  variant: z.enum(tokenVariants).optional(),
});

/** Leaves out what is undefined, as exact optional properties want it. */
function present<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return JSON.parse(JSON.stringify(value));
}

type TokenQuery = ReturnType<typeof present<z.infer<typeof tokenQuery>>>;

/** Answers with a token, or says in one sentence why there is none. */
async function withPrincipal(
  exchange: Exchange,
  answer: (query: TokenQuery) => Reply | Promise<Reply>,
): Promise<Reply> {
  const query = tokenQuery.safeParse(Object.fromEntries(exchange.url.searchParams));
  if (!query.success) return json(400, { error: z.prettifyError(query.error) });
  try {
    return await answer(present(query.data));
  } catch (cause) {
    if (cause instanceof UnknownChoiceError) return json(404, { error: cause.message });
    throw cause;
  }
}

/** A Graph access token with every consented scope: the shortest way to look at raw responses. */
function giveGraphToken(context: EmulatorContext, request: PrincipalRequest): Reply {
  const { tenant, objectId, home } = findPrincipal(context, request);
  return json(200, {
    accessToken: context.graphTokens.issue({
      tenantId: tenant.id,
      objectId,
      scopes: [...tenant.settings.consentedScopes],
      appOnly: false,
      handlesClaims: false,
      homeTenantId: home?.id ?? tenant.id,
      expiresAt: context.now().getTime() + 3_600_000,
    }),
  });
}

function listTenants(context: EmulatorContext): Reply {
  return json(200, {
    tenants: context.tenants.map((tenant) => ({
      id: tenant.id,
      name: tenant.name,
      members: tenant.generator.memberCount,
      concealed: tenant.settings.concealed,
      personas: tenant.personas.map((persona) => ({
        name: persona.name,
        objectId: tenant.personaId(persona.name) ?? "",
        roles: persona.roles.map((assignment) => assignment.role),
        canDo: persona.canDo,
      })),
    })),
  });
}

function plantFaults(context: EmulatorContext, exchange: Exchange): Reply {
  const plans = readBody(z.array(faultRule), exchange);
  context.faults.clear();
  for (const plan of plans) context.faults.plant(plan);
  return json(200, { planted: plans.length });
}

/** The emulator's own switches, which no Microsoft service has. */
export function adminRoutes(context: EmulatorContext): readonly Route[] {
  const admin = (
    method: string,
    path: string,
    handle: (exchange: Exchange) => Reply | Promise<Reply>,
  ): Route => ({
    area: "admin",
    method,
    path: `/_emulator/${path}`,
    handle: async (exchange) => {
      try {
        return await handle(exchange);
      } catch (cause) {
        if (cause instanceof BadSwitch) return json(400, { error: cause.message });
        throw cause;
      }
    },
  });
  return [
    admin("GET", "health", () => json(200, { status: "ok" })),
    admin("GET", "token", (exchange) =>
      withPrincipal(exchange, async (query) =>
        json(200, { accessToken: await mintAccessToken(context, query) }),
      ),
    ),
    admin("GET", "graph-token", (exchange) =>
      withPrincipal(exchange, (query) =>
        giveGraphToken(context, { persona: "global-admin", ...query }),
      ),
    ),
    admin("GET", "tenants", () => listTenants(context)),
    admin("GET", "settings", ({ url }) => json(200, serverSettings(context, url.origin))),
    admin("GET", "journal", () => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ entries: context.journal.entries() }),
    })),
    admin("DELETE", "journal", () => {
      context.journal.clear();
      return { status: 204 };
    }),
    admin("PATCH", "tenants/:tenant", (exchange) => changeTenant(context, exchange)),
    admin("PATCH", "tenants/:tenant/members/:member", (exchange) =>
      changeMember(context, exchange),
    ),
    admin("POST", "tenants/:tenant/members/:member/revoke", (exchange) =>
      revokeMember(context, exchange),
    ),
    admin("PATCH", "relationships/:id", (exchange) => changeRelationship(context, exchange)),
    admin("PUT", "faults", (exchange) => plantFaults(context, exchange)),
    admin("DELETE", "faults", () => {
      context.faults.clear();
      return { status: 204 };
    }),
  ];
}

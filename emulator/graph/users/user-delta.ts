import { z } from "zod";
import { type JsonObject, json, type Reply } from "../../http/reply.ts";
import { MemberView } from "../../tenant/member-view.ts";
import { DAY_MS } from "../../time.ts";
import { contextUrl, type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { badRequest, GraphRefusal } from "../refusal.ts";
import { listMembers, pageOf } from "./member-listing.ts";
import { defaultUserProperties, userJson } from "./user-properties.ts";
import { requireReadable, userPropertyName } from "./user-selection.ts";

/** What a delta link remembers: `$select` is said only once, at the start. */
const deltaState = z.object({
  properties: z.array(z.string()),
  position: z.number().int(),
  serial: z.number().int(),
  issuedAt: z.number(),
});

type DeltaState = z.infer<typeof deltaState>;

const PAGE = 200;
/** Tokens of directory objects live seven days (concepts/delta-query-overview.md). */
const TOKEN_LIFE_MS = 7 * DAY_MS;

function linkTo(request: GraphRequest, parameter: string, state: DeltaState): string {
  const { origin, pathname } = request.exchange.url;
  const token = Buffer.from(JSON.stringify(state)).toString("base64url");
  return `${origin}${pathname}?${parameter}=${token}`;
}

function readState(request: GraphRequest, token: string): DeltaState {
  const parsed = deltaState.safeParse(
    JSON.parse(Buffer.from(token, "base64url").toString() || "null"),
  );
  if (!parsed.success) throw badRequest("The delta token is not valid.", "Directory_InvalidToken");
  if (request.context.now().getTime() - parsed.data.issuedAt > TOKEN_LIFE_MS) {
    const { origin, pathname } = request.exchange.url;
    throw new GraphRefusal(410, "syncStateNotFound", "The sync state generation is too old.", {
      location: `${origin}${pathname}?$deltatoken=`,
    });
  }
  return parsed.data;
}

function reply(request: GraphRequest, value: readonly JsonObject[], link: JsonObject): Reply {
  return json(200, { "@odata.context": contextUrl(request, "users"), ...link, value });
}

/** One page of everybody, then the link from which changes are told. */
function answerInitial(request: GraphRequest, state: DeltaState): Reply {
  const { generator } = request.tenant;
  const listing = listMembers(generator, undefined, "arbitrary");
  const { views, next } = pageOf(generator, listing, state.position, PAGE);
  const link =
    next === undefined
      ? { "@odata.deltaLink": linkTo(request, "$deltatoken", { ...state, position: 0 }) }
      : { "@odata.nextLink": linkTo(request, "$skiptoken", { ...state, position: next }) };
  return reply(
    request,
    views.map((view) => userJson(view, state.properties)),
    link,
  );
}

/** Members changed since the link was given. */
function answerChanges(request: GraphRequest, state: DeltaState): Reply {
  const { tenant, context } = request;
  const { indices, serial } = tenant.changesSince(state.serial);
  const fresh = { ...state, serial, issuedAt: context.now().getTime() };
  return reply(
    request,
    indices.map((index) => userJson(new MemberView(tenant.generator, index), state.properties)),
    { "@odata.deltaLink": linkTo(request, "$deltatoken", fresh) },
  );
}

/** `GET /users/delta` (api/user-delta.md). */
function listChanges(request: GraphRequest): Reply {
  const { query, tenant, context } = request;
  if (query.skipToken !== undefined) {
    return answerInitial(request, readState(request, query.skipToken));
  }
  if (query.deltaToken !== undefined && query.deltaToken !== "latest") {
    return answerChanges(request, readState(request, query.deltaToken));
  }
  const properties = query.select?.map(userPropertyName) ?? [...defaultUserProperties];
  if (properties.includes("signInActivity")) {
    throw badRequest("signInActivity is not available in delta queries.", "BadRequest");
  }
  requireReadable(request, properties);
  const start: DeltaState = {
    properties,
    position: 0,
    serial: tenant.changesSince(0).serial,
    issuedAt: context.now().getTime(),
  };
  if (query.deltaToken === "latest") {
    return reply(request, [], { "@odata.deltaLink": linkTo(request, "$deltatoken", start) });
  }
  return answerInitial(request, start);
}

export const userDeltaRoutes: readonly GraphRoute[] = [
  get(
    "/users/delta",
    { anyScope: ["User.Read.All", "Directory.Read.All"], roles: "member" },
    2,
    listChanges,
  ),
];

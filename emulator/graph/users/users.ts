import { type Json, json, type Reply, text } from "../../http/reply.ts";
import { MemberView } from "../../tenant/member-view.ts";
import { filterOf, requireAdvancedForm, requireEventual } from "../advanced-query.ts";
import { pathsOf } from "../filter.ts";
import type { Filter } from "../filter-parser.ts";
import {
  contextUrl,
  type GraphRequest,
  type GraphRoute,
  get,
  isEventual,
} from "../graph-request.ts";
import { nextLink, positionOf } from "../page.ts";
import { badRequest, denied, GraphRefusal, notFound, unsupportedQuery } from "../refusal.ts";
import { countOf, listMembers, type MemberListing, pageOf } from "./member-listing.ts";
import { unfilterableUserProperties, userJson } from "./user-properties.ts";
import { requireReadable, selectedUserProperties, userPropertyName } from "./user-selection.ts";

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 999;
/** With sign-in activity, since July 2025 (microsoft-graph-docs-contrib pull request 9591). */
const LARGEST_PAGE_WITH_SIGN_INS = 500;

const ORDERS = {
  "": "arbitrary",
  createddatetime: "created",
  "createddatetime asc": "created",
  "createddatetime desc": "created-descending",
} as const;

function orderOf(orderBy: string | undefined): (typeof ORDERS)[keyof typeof ORDERS] {
  const wanted = (orderBy ?? "").trim().toLowerCase();
  const known = Object.entries(ORDERS).find(([name]) => name === wanted);
  if (known === undefined) {
    throw unsupportedQuery(`Sorting by '${orderBy}' is not supported for resource 'user'.`);
  }
  return known[1];
}

function requireFilterable(filter: Filter): readonly string[] {
  const names = pathsOf(filter).map(userPropertyName);
  const blocked = names.find((name) => unfilterableUserProperties.includes(name));
  if (blocked !== undefined) {
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${blocked}' of resource 'User'.`,
    );
  }
  if (names.includes("signInActivity") && names.some((name) => name !== "signInActivity")) {
    throw badRequest(
      "Filter on signInActivity cannot be combined with other filterable properties.",
      "BadRequest",
    );
  }
  return names;
}

function requireListing(request: GraphRequest): void {
  if (!request.tenant.settings.allowedToReadOtherUsers && request.roles.length === 0)
    throw denied();
  if (request.query.expand !== undefined) {
    throw badRequest("The emulator expands nothing on users.", "BadRequest");
  }
}

function listingFor(request: GraphRequest): {
  readonly listing: MemberListing;
  readonly filtered: readonly string[];
} {
  const { query, tenant } = request;
  if (query.search !== undefined) throw unsupportedQuery("The emulator does not search.");
  const filter = filterOf(request);
  const filtered = filter === undefined ? [] : requireFilterable(filter);
  if (filtered.includes("signInActivity")) requireReadable(request, ["signInActivity"]);
  requireAdvancedForm(request, filter);
  return { listing: listMembers(tenant.generator, filter, orderOf(query.orderBy)), filtered };
}

function pageSize(request: GraphRequest, properties: readonly string[]): number {
  const largest = properties.includes("signInActivity") ? LARGEST_PAGE_WITH_SIGN_INS : LARGEST_PAGE;
  const { top } = request.query;
  if (top !== undefined && top > LARGEST_PAGE) {
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`);
  }
  return Math.min(top ?? DEFAULT_PAGE, largest);
}

/** `GET /users` (api/user-list.md). */
function listUsers(request: GraphRequest): Reply {
  requireListing(request);
  const { generator } = request.tenant;
  const properties = selectedUserProperties(request);
  const { listing, filtered } = listingFor(request);
  const start = positionOf(request.query.skipToken);
  const limit = pageSize(request, [...properties, ...filtered]);
  const { views, next } = pageOf(generator, listing, start, limit);
  const selected = request.query.select === undefined ? "" : `(${properties.join(",")})`;
  const body: Record<string, Json> = { "@odata.context": contextUrl(request, `users${selected}`) };
  // The count comes with the first page only (concepts/paging.md).
  if (request.query.count && isEventual(request) && start === 0) {
    body["@odata.count"] = countOf(generator, listing);
  }
  if (next !== undefined) body["@odata.nextLink"] = nextLink(request.exchange, next);
  body["value"] = views.map((view) => userJson(view, properties));
  return json(200, body);
}

/** `GET /users/$count`: plain text, from the eventually consistent index only. */
function countUsers(request: GraphRequest): Reply {
  requireListing(request);
  requireEventual(request);
  const filter = filterOf(request);
  const filtered = filter === undefined ? [] : requireFilterable(filter);
  if (filtered.includes("signInActivity")) requireReadable(request, ["signInActivity"]);
  const listing = listMembers(request.tenant.generator, filter, "arbitrary");
  return text(200, String(countOf(request.tenant.generator, listing)));
}

/** Finds a user by object id or principal name. Throws 404. */
export function findUser(request: GraphRequest, key: string): MemberView {
  const { tenant } = request;
  const byId = tenant.memberByObjectId(key);
  if (byId !== undefined) return new MemberView(tenant.generator, byId.index);
  const wanted = key.toLowerCase();
  for (let index = 0; key.includes("@") && index < tenant.generator.memberCount; index += 1) {
    const view = new MemberView(tenant.generator, index);
    if (view.profile.userPrincipalName.toLowerCase() === wanted) return view;
  }
  throw notFound(key);
}

/** `GET /users/{id}` (api/user-get.md). */
function getUser(request: GraphRequest): Reply {
  const key = request.exchange.params["id"] ?? "";
  const properties = selectedUserProperties(request);
  if (properties.includes("signInActivity") && key.includes("@")) {
    // By object id only (learn.microsoft.com Q&A 1311910).
    throw new GraphRefusal(
      400,
      "BadRequest",
      "Get By Key only supports UserId and the key has to be a valid Guid",
    );
  }
  return json(200, {
    "@odata.context": contextUrl(request, "users/$entity"),
    ...userJson(findUser(request, key), properties),
  });
}

const READ_SCOPES = ["User.ReadBasic.All", "User.Read.All", "Directory.Read.All"];

export const userRoutes: readonly GraphRoute[] = [
  get("/users", { anyScope: READ_SCOPES, roles: "member" }, 2, listUsers),
  get("/users/$count", { anyScope: READ_SCOPES, roles: "member" }, 1, countUsers),
  get("/users/:id", { anyScope: READ_SCOPES, roles: "member" }, 1, getUser),
];

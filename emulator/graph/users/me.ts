import { type JsonObject, json, type Reply } from "../../http/reply.ts";
import { directoryRole } from "../../personas.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { collection } from "../collection.ts";
import { activatedRoleId } from "../directory/directory-roles.ts";
import { contextUrl, type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { callerView } from "./licence-details.ts";
import { defaultUserProperties, userJson } from "./user-properties.ts";
import { userPropertyName } from "./user-selection.ts";

/** `GET /me` (api/user-get.md). */
function getMe(request: GraphRequest): Reply {
  const properties = request.query.select?.map(userPropertyName) ?? defaultUserProperties;
  return json(200, {
    "@odata.context": contextUrl(request, "users/$entity"),
    ...userJson(callerView(request), properties),
  });
}

function roleJson(tenant: Tenant, name: string): JsonObject {
  const role = directoryRole(name);
  return {
    "@odata.type": "#microsoft.graph.directoryRole",
    id: activatedRoleId(tenant, name),
    deletedDateTime: null,
    description: role.description,
    displayName: role.displayName,
    roleTemplateId: role.roleTemplateId,
  };
}

/** The caller's tenant-wide roles; those scoped to an administrative unit are not among them. */
function listOwnRoles(request: GraphRequest): Reply {
  const { tenant, roles } = request;
  callerView(request);
  return collection(
    request,
    roles.map((name) => roleJson(tenant, name)),
    { fragment: "directoryObjects/microsoft.graph.directoryRole" },
  );
}

function ownGroups(request: GraphRequest): readonly JsonObject[] {
  const { tenant } = request;
  const view = callerView(request);
  return tenant
    .groups()
    .filter((group) => group.isMember(view))
    .map((group) => ({
      "@odata.type": "#microsoft.graph.group",
      id: group.id,
      displayName: tenant.generator.decorate("groupName", group.index, group.name),
    }));
}

/** The caller's groups; the groups of this tenant are in no other group. */
function listOwnGroups(request: GraphRequest): Reply {
  return collection(request, ownGroups(request), {
    fragment: "directoryObjects/microsoft.graph.group",
  });
}

/** The caller's groups and roles. */
function listOwnMemberships(request: GraphRequest): Reply {
  const { tenant, roles } = request;
  const entities: readonly JsonObject[] = [
    ...ownGroups(request),
    ...roles.map((name) => roleJson(tenant, name)),
  ];
  return collection(request, entities, { fragment: "directoryObjects" });
}

const ownMemberships = {
  anyScope: ["User.Read", "User.Read.All", "Directory.Read.All"],
  roles: "anyone",
} as const;
const ownAccount = {
  anyScope: [...ownMemberships.anyScope, "User.ReadBasic.All"],
  roles: "anyone",
} as const;

export const meRoutes: readonly GraphRoute[] = [
  get("/me", ownAccount, 1, getMe),
  get("/me/transitiveMemberOf/microsoft.graph.directoryRole", ownMemberships, 2, listOwnRoles),
  get(
    "/me/memberOf/microsoft.graph.directoryRole",
    { anyScope: ["User.Read", "Directory.Read.All"], roles: "anyone" },
    2,
    listOwnRoles,
  ),
  get("/me/transitiveMemberOf/microsoft.graph.group", ownMemberships, 2, listOwnGroups),
  get("/me/transitiveMemberOf", ownMemberships, 2, listOwnMemberships),
];

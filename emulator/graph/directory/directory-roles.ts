import type { JsonObject, Reply } from "../../http/reply.ts";
import { directoryRole, directoryRoles } from "../../personas.ts";
import { guidOf } from "../../random.ts";
import { MemberView } from "../../tenant/member-view.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { collection } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { refuseOptions } from "../projection.ts";
import { badRequest, notFound } from "../refusal.ts";
import { DIRECTORY_ROLES } from "../roles.ts";
import { userJson } from "../users/user-properties.ts";

const ROLE_KIND = 60;

/** Id of a role in this tenant; the template id is the same everywhere. */
export function activatedRoleId(tenant: Tenant, name: string): string {
  const at = directoryRoles.findIndex((role) => role.displayName === name);
  return guidOf(tenant.generator.seed, at, ROLE_KIND);
}

/** Tenant-wide roles somebody holds: the activated ones. */
function activatedRoles(tenant: Tenant): readonly string[] {
  const names = [...tenant.roleHolders().values()]
    .flat()
    .filter((assignment) => assignment.scope === "/")
    .map((assignment) => assignment.role);
  return [...new Set(names)];
}

function roleJson(tenant: Tenant, name: string): JsonObject {
  const { description, displayName, roleTemplateId } = directoryRole(name);
  return {
    id: activatedRoleId(tenant, name),
    deletedDateTime: null,
    description,
    displayName,
    roleTemplateId,
  };
}

/** `GET /directoryRoles` (api/directoryrole-list.md): no query options, no paging. */
function listRoles(request: GraphRequest): Reply {
  refuseOptions(request, ["top", "orderBy", "search"]);
  const entities = activatedRoles(request.tenant).map((name) => roleJson(request.tenant, name));
  return collection(request, entities, { fragment: "directoryRoles" });
}

function viewOf(tenant: Tenant, objectId: string): MemberView | undefined {
  const member = tenant.memberByObjectId(objectId);
  return member === undefined ? undefined : new MemberView(tenant.generator, member.index);
}

const PRINCIPAL_PROPERTIES = ["id", "displayName", "mail", "userPrincipalName"];

function principalJson(tenant: Tenant, objectId: string): JsonObject {
  if (tenant.groups().some(({ id }) => id === objectId)) {
    return { "@odata.type": "#microsoft.graph.group", id: objectId };
  }
  const view = viewOf(tenant, objectId);
  return {
    "@odata.type": "#microsoft.graph.user",
    ...(view === undefined ? { id: objectId } : userJson(view, PRINCIPAL_PROPERTIES)),
  };
}

function listRoleMembers(request: GraphRequest): Reply {
  const { tenant, exchange } = request;
  const { id = "" } = exchange.params;
  const name = activatedRoles(tenant).find((role) => activatedRoleId(tenant, role) === id);
  if (name === undefined) throw notFound(id);
  const holders = [...tenant.roleHolders()].filter(([, assignments]) =>
    assignments.some(({ role, scope }) => role === name && scope === "/"),
  );
  return collection(
    request,
    holders.map(([objectId]) => principalJson(tenant, objectId)),
    { fragment: "directoryObjects" },
  );
}

function definitionJson(name: string): JsonObject {
  const { description, displayName, roleTemplateId } = directoryRole(name);
  return {
    id: roleTemplateId,
    description,
    displayName,
    isBuiltIn: true,
    isEnabled: true,
    resourceScopes: ["/"],
    templateId: roleTemplateId,
    version: "1",
    rolePermissions: [],
  };
}

function assignmentsJson(tenant: Tenant, expand: string | undefined): readonly JsonObject[] {
  return [...tenant.roleHolders()].flatMap(([principalId, assignments]) =>
    assignments.map(({ role, scope }, at) => ({
      id: Buffer.from(`${principalId}-${at}-${role}`).toString("base64url"),
      principalId,
      roleDefinitionId: directoryRole(role).roleTemplateId,
      directoryScopeId: scope === "/" ? "/" : `/administrativeUnits/${tenant.administrativeUnitId}`,
      appScopeId: null,
      condition: null,
      principalOrganizationId: tenant.id,
      ...(expand === "principal" ? { principal: principalJson(tenant, principalId) } : {}),
      ...(expand === "roleDefinition" ? { roleDefinition: definitionJson(role) } : {}),
    })),
  );
}

/** `GET /roleManagement/directory/roleAssignments` (api/rbacapplication-list-roleassignments.md). */
function listAssignments(request: GraphRequest): Reply {
  const { expand } = request.query;
  if (expand !== undefined && !["principal", "roleDefinition"].includes(expand)) {
    throw badRequest("Only one of principal and roleDefinition can be expanded.", "BadRequest");
  }
  return collection(request, assignmentsJson(request.tenant, expand), {
    fragment: "roleManagement/directory/roleAssignments",
  });
}

function listDefinitions(request: GraphRequest): Reply {
  const entities = directoryRoles.map((role) => definitionJson(role.displayName));
  return collection(request, entities, { fragment: "roleManagement/directory/roleDefinitions" });
}

function listAdministrativeUnits(request: GraphRequest): Reply {
  const { tenant } = request;
  const { decorate } = tenant.generator;
  const unit = {
    id: tenant.administrativeUnitId,
    deletedDateTime: null,
    description: null,
    displayName: decorate("administrativeUnit", 0, "Branch offices"),
    isMemberManagementRestricted: false,
    visibility: null,
  };
  return collection(request, [unit], { fragment: "directory/administrativeUnits" });
}

const readRoles = {
  anyScope: ["RoleManagement.Read.Directory", "Directory.Read.All"],
  roles: "member",
} as const;
const readUnits = {
  anyScope: ["AdministrativeUnit.Read.All", "Directory.Read.All"],
  roles: DIRECTORY_ROLES,
};

export const directoryRoleRoutes: readonly GraphRoute[] = [
  get("/directoryRoles", readRoles, 1, listRoles),
  get("/directoryRoles/:id/members", readRoles, 1, listRoleMembers),
  get("/roleManagement/directory/roleAssignments", readRoles, 1, listAssignments),
  get("/roleManagement/directory/roleDefinitions", readRoles, 1, listDefinitions),
  get("/directory/administrativeUnits", readUnits, 1, listAdministrativeUnits),
];

import { type Json, type JsonObject, json, type Reply, text } from "../../http/reply.ts";
import type { Group } from "../../tenant/groups.ts";
import type { MemberView } from "../../tenant/member-view.ts";
import { planIds } from "../../tenant/member-view.ts";
import { skuNamed } from "../../tenant/sku-catalog.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { DAY_MS, isoInstant } from "../../time.ts";
import { filterOf, requireAdvancedForm, requireEventual } from "../advanced-query.ts";
import { collection, matching, single } from "../collection.ts";
import { contextUrl, type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { nextLink, positionOf } from "../page.ts";
import { notFound } from "../refusal.ts";
import { countOf, listMembers, type MemberListing, pageOf } from "../users/member-listing.ts";
import { userJson } from "../users/user-properties.ts";
import { userPropertyName } from "../users/user-selection.ts";

function assignedLicenses(tenant: Tenant, group: Group): readonly Json[] {
  if (group.kind !== "licence") return [];
  const offer = tenant.generator.blueprint.licenceGroups[group.index];
  if (offer === undefined) return [];
  return [
    { disabledPlans: planIds(offer.sku, offer.disabledPlans), skuId: skuNamed(offer.sku).skuId },
  ];
}

/** Properties of a group that come only when selected. */
const ON_SELECT = ["assignedLicenses", "licenseProcessingState", "hasMembersWithLicenseErrors"];

/** What depends on the kind of group. */
function kindProperties(tenant: Tenant, group: Group, nickname: string): JsonObject {
  const address = `${nickname}@${tenant.generator.blueprint.domain}`;
  switch (group.kind) {
    case "unified":
      return {
        groupTypes: ["Unified"],
        mail: address,
        mailEnabled: true,
        proxyAddresses: [`SMTP:${address}`],
        securityEnabled: false,
        visibility: "Private",
      };
    case "department":
      return {
        groupTypes: ["DynamicMembership"],
        membershipRule: 'user.department -eq "..."',
        membershipRuleProcessingState: "On",
      };
    case "licence":
      return {
        assignedLicenses: assignedLicenses(tenant, group),
        licenseProcessingState: { state: "ProcessingComplete" },
        hasMembersWithLicenseErrors: (tenant.census().groupErrors[group.index] ?? 0) > 0,
      };
    default:
      return group.kind satisfies never;
  }
}

function groupJson(tenant: Tenant, group: Group): JsonObject {
  const { decorate, markLocal, asOf } = tenant.generator;
  const plain = group.name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const nickname = markLocal("groupNickname", group.index, plain);
  return {
    id: group.id,
    deletedDateTime: null,
    classification: null,
    createdDateTime: isoInstant(asOf - (900 - (group.index % 300)) * DAY_MS),
    description: decorate("groupDescription", group.index, `${group.name} at work`),
    displayName: decorate("groupName", group.index, group.name),
    expirationDateTime: null,
    groupTypes: [],
    isAssignableToRole: tenant.roleHolders().has(group.id) ? true : null,
    mail: null,
    mailEnabled: false,
    mailNickname: nickname,
    membershipRule: null,
    membershipRuleProcessingState: null,
    onPremisesSyncEnabled: null,
    preferredDataLocation: null,
    proxyAddresses: [],
    renewedDateTime: isoInstant(asOf - 30 * DAY_MS),
    securityEnabled: true,
    visibility: null,
    assignedLicenses: [],
    licenseProcessingState: null,
    hasMembersWithLicenseErrors: null,
    ...kindProperties(tenant, group, nickname),
  };
}

const groupsJson = ({ tenant }: GraphRequest): readonly JsonObject[] =>
  tenant.groups().map((group) => groupJson(tenant, group));

/** `GET /groups` (api/group-list.md). */
function listGroups(request: GraphRequest): Reply {
  requireAdvancedForm(request, filterOf(request));
  return collection(request, groupsJson(request), { fragment: "groups", onSelect: ON_SELECT });
}

function countGroups(request: GraphRequest): Reply {
  requireEventual(request);
  return text(200, String(matching(request, groupsJson(request)).length));
}

function findGroup(request: GraphRequest): Group {
  const { id = "" } = request.exchange.params;
  const group = request.tenant.groups().find((candidate) => candidate.id === id.toLowerCase());
  if (group === undefined) throw notFound(id);
  return group;
}

function getGroup(request: GraphRequest): Reply {
  const entity = groupJson(request.tenant, findGroup(request));
  return single(request, "groups/$entity", entity, ON_SELECT);
}

function memberListing(tenant: Tenant, group: Group): MemberListing {
  return {
    ...listMembers(tenant.generator, undefined, "created"),
    matches: (view: MemberView) => group.isMember(view),
  };
}

/** Counted in the census for licence groups, by going over all members for the others. */
function countMembers(request: GraphRequest): Reply {
  requireEventual(request);
  const { tenant } = request;
  const group = findGroup(request);
  const counted =
    group.kind === "licence"
      ? (tenant.census().groupMembers[group.index] ?? 0)
      : countOf(tenant.generator, memberListing(tenant, group));
  return text(200, String(counted));
}

const MEMBER_PROPERTIES = ["id", "displayName", "mail", "userPrincipalName"];
/** What is left of members the caller's scopes do not reach into (api/group-list-members.md). */
const HIDDEN_MEMBER_PROPERTIES = ["id"];
const READS_USERS = ["User.ReadBasic.All", "User.Read.All", "Directory.Read.All"];

/** `GET /groups/{id}/members` (api/group-list-members.md). */
function listGroupMembers(request: GraphRequest): Reply {
  const { tenant, query, session } = request;
  const start = positionOf(query.skipToken);
  const listing = memberListing(tenant, findGroup(request));
  const limit = Math.min(query.top ?? 100, 999);
  const { views, next } = pageOf(tenant.generator, listing, start, limit);
  const canRead = READS_USERS.some((scope) => session.scopes.includes(scope));
  const selected = query.select?.map(userPropertyName) ?? MEMBER_PROPERTIES;
  const properties = canRead ? selected : HIDDEN_MEMBER_PROPERTIES;
  return json(200, {
    "@odata.context": contextUrl(request, "directoryObjects"),
    ...(next === undefined ? {} : { "@odata.nextLink": nextLink(request.exchange, next) }),
    value: views.map((view) => ({
      "@odata.type": "#microsoft.graph.user",
      ...userJson(view, properties),
    })),
  });
}

const readGroups = {
  anyScope: ["Group.ReadBasic.All", "GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"],
  roles: "member",
} as const;
const readMembers = {
  anyScope: ["GroupMember.ReadBasic.All", ...readGroups.anyScope],
  roles: "member",
} as const;

export const groupRoutes: readonly GraphRoute[] = [
  get("/groups", readGroups, 1, listGroups),
  get("/groups/$count", readGroups, 1, countGroups),
  get("/groups/:id", readGroups, 1, getGroup),
  get("/groups/:id/members", readMembers, 3, listGroupMembers),
  get("/groups/:id/members/$count", readMembers, 3, countMembers),
  get("/groups/:id/transitiveMembers", readMembers, 5, listGroupMembers),
  get("/groups/:id/transitiveMembers/$count", readMembers, 5, countMembers),
];

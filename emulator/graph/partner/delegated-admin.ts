import type { JsonObject, Reply } from "../../http/reply.ts";
import { guidOf } from "../../random.ts";
import { GuidKind } from "../../tenant/member.ts";
import { type Relationship, templateIds } from "../../tenant/relationships.ts";
import { DAY_MS, isoInstant } from "../../time.ts";
import { collection, single } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { notFound } from "../refusal.ts";

const LARGEST_PAGE = 300;

const etag = (id: string): string => `W/"${Buffer.from(id).toString("base64").slice(0, 40)}"`;

function relationshipJson(relationship: Relationship): JsonObject {
  const { partner, customer, status, durationDays, startedDaysAgo } = relationship;
  const { asOf } = partner.generator;
  const started = asOf - startedDaysAgo * DAY_MS;
  const isApproved = status !== "approvalPending";
  return {
    "@odata.type": relationship.isReseller
      ? "#microsoft.graph.resellerDelegatedAdminRelationship"
      : "#microsoft.graph.delegatedAdminRelationship",
    "@odata.etag": etag(relationship.id),
    id: relationship.id,
    displayName: relationship.displayName,
    duration: `P${durationDays}D`,
    customer: isApproved ? { ...customer } : null,
    accessDetails: {
      unifiedRoles: templateIds(relationship.roles).map((roleDefinitionId) => ({
        roleDefinitionId,
      })),
    },
    status,
    autoExtendDuration: relationship.extendsItself ? "P180D" : "PT0S",
    createdDateTime: isoInstant(started - DAY_MS),
    lastModifiedDateTime: isoInstant(started),
    activatedDateTime: isApproved ? isoInstant(started) : null,
    endDateTime: isApproved ? isoInstant(started + durationDays * DAY_MS) : null,
    ...(relationship.isReseller
      ? {
          indirectProviderTenantId: guidOf(partner.generator.seed, 400, GuidKind.other),
          isPartnerConsentPending: false,
        }
      : {}),
  };
}

const own = ({ context, tenant }: GraphRequest): readonly Relationship[] =>
  context.relationships.ofPartner(tenant.id);

/** `GET /tenantRelationships/delegatedAdminRelationships`, from the partner's own tenant. */
function listRelationships(request: GraphRequest): Reply {
  return collection(request, own(request).map(relationshipJson), {
    fragment: "tenantRelationships/delegatedAdminRelationships",
    largestPage: LARGEST_PAGE,
  });
}

function findRelationship(request: GraphRequest): Relationship {
  const { id = "" } = request.exchange.params;
  const relationship = own(request).find((candidate) => candidate.id === id);
  if (relationship === undefined) throw notFound(id);
  return relationship;
}

function getRelationship(request: GraphRequest): Reply {
  return single(
    request,
    "tenantRelationships/delegatedAdminRelationships/$entity",
    relationshipJson(findRelationship(request)),
  );
}

/** Which of the partner's security groups has which roles. */
function listAccessAssignments(request: GraphRequest): Reply {
  const relationship = findRelationship(request);
  const started = relationship.partner.generator.asOf - relationship.startedDaysAgo * DAY_MS;
  const assignment = {
    "@odata.etag": etag(`${relationship.id}/access`),
    id: guidOf(relationship.partner.generator.seed, 500, GuidKind.other),
    status: relationship.status === "active" ? "active" : "deleted",
    createdDateTime: isoInstant(started),
    lastModifiedDateTime: isoInstant(started),
    accessContainer: {
      accessContainerId: relationship.partner.groups()[0]?.id ?? "",
      accessContainerType: "securityGroup",
    },
    accessDetails: {
      unifiedRoles: templateIds(relationship.roles).map((roleDefinitionId) => ({
        roleDefinitionId,
      })),
    },
  };
  return collection(request, relationship.status === "approvalPending" ? [] : [assignment], {
    fragment: `tenantRelationships/delegatedAdminRelationships('${relationship.id}')/accessAssignments`,
  });
}

const customersOf = (request: GraphRequest): readonly Relationship["customer"][] =>
  own(request)
    .filter(({ status }) => status === "active" || status === "expiring")
    .map(({ customer }) => customer);

function listCustomers(request: GraphRequest): Reply {
  const entities = customersOf(request).map(({ tenantId, displayName }) => ({
    "@odata.type": "#microsoft.graph.delegatedAdminCustomer",
    "@odata.etag": etag(tenantId),
    id: tenantId,
    tenantId,
    displayName,
  }));
  return collection(request, entities, {
    fragment: "tenantRelationships/delegatedAdminCustomers",
    largestPage: LARGEST_PAGE,
  });
}

function listServiceDetails(request: GraphRequest): Reply {
  const { id = "" } = request.exchange.params;
  const isCustomer = customersOf(request).some(({ tenantId }) => tenantId === id);
  if (!isCustomer) throw notFound(id);
  const detail = {
    id: `${id}-exchange`,
    serviceName: "Exchange",
    serviceManagementUrl: "https://admin.exchange.microsoft.com",
  };
  return collection(request, [detail], {
    fragment: `tenantRelationships/delegatedAdminCustomers('${id}')/serviceManagementDetails`,
  });
}

/** `GET /contracts` (api/contract-list.md): the reseller relation, which is not access. */
function listContracts(request: GraphRequest): Reply {
  const entities = own(request).map(({ customer, partner }, at) => ({
    id: guidOf(partner.generator.seed, 600 + at, GuidKind.other),
    deletedDateTime: null,
    contractType: "ResellerPartner",
    customerId: customer.tenantId,
    defaultDomainName: `${customer.displayName.toLowerCase().replaceAll(" ", "")}.onmicrosoft.com`,
    displayName: customer.displayName,
  }));
  return collection(request, entities, { fragment: "contracts" });
}

const read = { anyScope: ["DelegatedAdminRelationship.Read.All"], roles: "member" } as const;
const relationships = "/tenantRelationships/delegatedAdminRelationships";
const customers = "/tenantRelationships/delegatedAdminCustomers";

export const delegatedAdminRoutes: readonly GraphRoute[] = [
  get(relationships, read, 1, listRelationships),
  get(`${relationships}/:id`, read, 1, getRelationship),
  get(`${relationships}/:id/accessAssignments`, read, 1, listAccessAssignments),
  get(customers, read, 1, listCustomers),
  get(`${customers}/:id/serviceManagementDetails`, read, 1, listServiceDetails),
  get("/contracts", { anyScope: ["Directory.Read.All"], roles: "member" }, 3, listContracts),
];

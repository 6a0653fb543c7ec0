import type { JsonObject, Reply } from "../../http/reply.ts";
import { guidOf } from "../../random.ts";
import type { MemberView } from "../../tenant/member-view.ts";
import { skuNamed } from "../../tenant/sku-catalog.ts";
import { collection } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { GraphRefusal } from "../refusal.ts";
import { findUser } from "./users.ts";

const DETAIL_KIND = 80;

function detailsOf(view: MemberView): readonly JsonObject[] {
  return view.licences.map(({ sku: partNumber, disabledPlans }, at) => {
    const sku = skuNamed(partNumber);
    return {
      id: guidOf(view.generator.seed, view.member.index * 32 + at, DETAIL_KIND),
      skuId: sku.skuId,
      skuPartNumber: view.generator.partNumber(sku),
      servicePlans: sku.plans.map((plan) => ({
        servicePlanId: plan.id,
        servicePlanName: plan.name,
        provisioningStatus: disabledPlans.includes(plan.name) ? "Disabled" : "Success",
        appliesTo: plan.appliesTo,
      })),
    };
  });
}

/** `GET /users/{id}/licenseDetails` (api/user-list-licensedetails.md). */
function userDetails(request: GraphRequest): Reply {
  const key = request.exchange.params["id"] ?? "";
  const fragment = `users('${key}')/licenseDetails`;
  return collection(request, detailsOf(findUser(request, key)), { fragment });
}

function ownDetails(request: GraphRequest): Reply {
  return collection(request, detailsOf(callerView(request)), { fragment: "me/licenseDetails" });
}

/** The caller's own account; a partner's principal has none in a customer's tenant. */
export function callerView(request: GraphRequest): MemberView {
  if (request.tenant.memberByObjectId(request.session.objectId) === undefined) {
    throw new GraphRefusal(
      404,
      "Request_ResourceNotFound",
      `Resource '${request.session.objectId}' does not exist or one of its queried reference-property objects are not present.`,
    );
  }
  return findUser(request, request.session.objectId);
}

const anyScope = ["LicenseAssignment.Read.All", "User.Read.All", "Directory.Read.All"];

export const licenceDetailRoutes: readonly GraphRoute[] = [
  get("/users/:id/licenseDetails", { anyScope, roles: "member" }, 2, userDetails),
  get(
    "/me/licenseDetails",
    { anyScope: [...anyScope, "User.Read"], roles: "anyone" },
    2,
    ownDetails,
  ),
];

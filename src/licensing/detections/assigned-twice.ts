import { countBySku } from "./by-sku.ts";
import { observed, type TenantDetection } from "./observation.ts";

/**
 * D27: a SKU is given to a member directly and by a group. It is one seat and costs nothing extra, but
 * taking one of the two away frees nothing.
 */
export const assignedTwice: TenantDetection = {
  scope: "tenant",
  id: "D27",
  version: 1,
  needs: ["members"],
  thresholds: {},
  guards: [],
  source: "Microsoft Graph, licenseAssignmentState: assignedByGroup",
  observe: (context) =>
    countBySku(context, (_, { origin }) => origin === "direct-and-group").map((counted) =>
      observed(assignedTwice, { kind: "hygiene", ...counted }, context),
    ),
};

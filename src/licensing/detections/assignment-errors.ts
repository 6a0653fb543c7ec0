import { countSkus } from "./by-sku.ts";
import { observed, type TenantDetection } from "./observation.ts";

/**
 * D35: members whose assignment is in error: they hold the SKU and it does not fully serve them, or they
 * wait for it, for want of seats or for a conflict.
 */
export const assignmentErrors: TenantDetection = {
  scope: "tenant",
  id: "D35",
  version: 2,
  needs: ["members"],
  thresholds: {},
  guards: [],
  source: "Microsoft Graph, licenseAssignmentState: state, error; user: assignedLicenses",
  observe: (context) =>
    countSkus(context, ({ held, notServed = [] }) => [
      ...held.flatMap(({ skuId, hasError }) => (hasError ? [skuId] : [])),
      ...notServed,
    ]).map((counted) => {
      const noticed = { kind: "hygiene", unit: "members", ...counted } as const;
      return observed(assignmentErrors, noticed, context);
    }),
};

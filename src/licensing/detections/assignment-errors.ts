import { countBySku } from "./by-sku.ts";
import { observed, type TenantDetection } from "./observation.ts";

/** D35: an assignment is in error, so the seat does not fully serve: count violations, conflicts. */
export const assignmentErrors: TenantDetection = {
  scope: "tenant",
  id: "D35",
  version: 1,
  needs: ["members"],
  thresholds: {},
  guards: [],
  source: "Microsoft Graph, licenseAssignmentState: state, error",
  observe: (context) =>
    countBySku(context, (_, { hasError }) => hasError).map((counted) =>
      observed(assignmentErrors, { kind: "hygiene", ...counted }, context),
    ),
};

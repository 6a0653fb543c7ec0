import { ENTRA_ID_P2 } from "../known-skus.ts";
import { CLEAR, type SeatDetection } from "./rule.ts";
import { isSuite } from "./sku-capabilities.ts";

/**
 * D31: a privileged account holds a full suite although Entra ID P2 is all an administration account
 * needs. Emergency accounts are left alone; some administrators work with their mailbox: a choice.
 */
export const adminHoldsSuite: SeatDetection = {
  scope: "seat",
  id: "D31",
  version: 1,
  needs: ["members", "roleAssignments"],
  thresholds: {},
  guards: ["adminMayNeedMailbox", "policyMayRely"],
  source: "Microsoft Graph, roleManagement/directory/roleAssignments",
  judge: (traits, held, { reference }) =>
    traits.privileged === true &&
    !(traits.tags ?? []).includes("breakGlass") &&
    isSuite(held.skuId, reference)
      ? {
          outcome: "found",
          confidence: "C5",
          guards: ["adminMayNeedMailbox", "policyMayRely"],
          replacement: ENTRA_ID_P2,
        }
      : CLEAR,
};

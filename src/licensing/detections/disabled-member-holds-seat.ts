import { isResource } from "../need/account-state.ts";
import { CLEAR, found, type SeatDetection } from "./rule.ts";

/**
 * D20: a member whose account is disabled holds a paid seat. Shared mailboxes and rooms are disabled
 * by design and have rules of their own. Graph does not say since when an account is disabled, and
 * shows no litigation hold, hence class C2 and the guards.
 */
export const disabledMemberHoldsSeat: SeatDetection = {
  scope: "seat",
  id: "D20",
  version: 1,
  needs: ["members"],
  thresholds: {},
  guards: ["holdNotVisible", "mayBeSharedMailbox"],
  source: "Microsoft Graph, user: accountEnabled, licenseAssignmentStates",
  judge: (traits) => {
    if (traits.enabled || isResource(traits)) return CLEAR;
    const kind = traits.use?.mailboxKind ?? "unknown";
    return kind === "unknown"
      ? found("C2", "holdNotVisible", "mayBeSharedMailbox")
      : found("C2", "holdNotVisible");
  },
};

import { CLEAR, type SeatDetection } from "./rule.ts";

/**
 * D20: a member whose account is disabled holds a paid seat. Graph does not say since when an account
 * is disabled, and shows no litigation hold, hence class C2 and the guards.
 */
export const disabledMemberHoldsSeat: SeatDetection = {
  scope: "seat",
  id: "D20",
  version: 1,
  needs: ["members"],
  source: "Microsoft Graph, user: accountEnabled, licenseAssignmentStates",
  judge: (traits) =>
    traits.enabled
      ? CLEAR
      : { outcome: "found", confidence: "C2", guards: ["holdNotVisible", "mayBeSharedMailbox"] },
};

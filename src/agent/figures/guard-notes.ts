import type { Guard } from "../../licensing/index.ts";

/** What to look at before a seat is taken away, in words for the model and for answers. */
const CHECKS: Readonly<Record<Guard, string>> = {
  assignedByGroup: "the seats come from groups, which may grant more",
  holdNotVisible: "a litigation hold may need the mailbox",
  mayBeSharedMailbox: "the account may be a shared mailbox or a room",
  mayBeOnLeave: "the member may be on leave",
  oneDriveBecomesUnlicensed: "OneDrive becomes unlicensed and is archived later",
  policyMayRely: "a policy may rely on a plan that goes",
  orphansAddOn: "an add-on may need the product",
  losesUnseenCapability: "a capability goes of which no report shows use",
  planSwitchedOff: "plans may have been switched off on purpose",
  guestMayBeEntitled: "guests may need the licence for a feature",
  signsInElsewhere: "the account signs in",
  signInsNotRead: "sign-ins were not read",
  frontlineEligibility: "only frontline workers may hold the cheaper product",
  adminMayNeedMailbox: "an administrator may need a mailbox",
  mayBeEmergencyAccount: "the account may be kept for emergencies",
  mailboxNearLimit: "the mailbox is near the size that needs a licence",
  mayBeEmergencyPhone: "emergency phones show no calls",
  roomMayNeedDeviceSeat: "a device in the room may need a licence",
  webUseNotVisible: "use in the browser leaves no trace",
  mayNeedTraining: "training may serve better than taking the seat away",
  mayBeTrial: "the seats may be on trial and cost nothing",
};

/** One sentence of what to check before acting; none where nothing stands against it. */
export function guardNotes(guards: readonly Guard[]): readonly string[] {
  const checks = [...new Set(guards)].map((guard) => CHECKS[guard]);
  return checks.length === 0 ? [] : [`Check before acting: ${checks.join("; ")}.`];
}

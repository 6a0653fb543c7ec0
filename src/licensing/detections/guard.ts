/** What to check before acting on a finding. */
export const GUARDS = [
  /** The seat comes from a group: change the group, and see what else it grants (D64). */
  "assignedByGroup",
  /** Graph does not show litigation holds: ask before the mailbox loses its licence (D61). */
  "holdNotVisible",
  /** Rooms, shared mailboxes and resource accounts are disabled by design. */
  "mayBeSharedMailbox",
  /** The member may be on leave. */
  "mayBeOnLeave",
  /** OneDrive becomes unlicensed: read-only after 60 days, archived and charged after 93 (D60). */
  "oneDriveBecomesUnlicensed",
  /** A policy of the tenant may rely on a plan that goes: conditional access, Intune, Defender (D62). */
  "policyMayRely",
  /** An add-on the member keeps needs this SKU; both go, or none (D63). */
  "orphansAddOn",
  /** A capability goes of which Graph shows no use: somebody has to decide. */
  "losesUnseenCapability",
  /** A plan was switched off on purpose, maybe by policy. */
  "planSwitchedOff",
  /** Guests may have been given a licence for a feature that needs one. */
  "guestMayBeEntitled",
  /** The account signs in, but shows no activity in any workload. */
  "signsInElsewhere",
  /** Sign-ins could not be read; the reports alone speak. */
  "signInsNotRead",
  /** Only members who meet the frontline conditions may hold the cheaper SKU. */
  "frontlineEligibility",
  /** An administrator may need a mailbox of its own. */
  "adminMayNeedMailbox",
  /** An account with a privileged role that nobody uses may be kept for emergencies. */
  "mayBeEmergencyAccount",
  /** The mailbox is close to the size from which it needs a licence. */
  "mailboxNearLimit",
  /** Emergency and shared phones show no calls in any report. */
  "mayBeEmergencyPhone",
  /** A device in the room may need its own licence. */
  "roomMayNeedDeviceSeat",
  /** Use in the browser leaves no trace. */
  "webUseNotVisible",
  /** A licence that was used until lately: training may serve better than taking it away. */
  "mayNeedTraining",
  /** Purchases were not read: the seat may be on trial, and cost nothing. */
  "mayBeTrial",
] as const;
export type Guard = (typeof GUARDS)[number];

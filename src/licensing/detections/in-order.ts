import { adminHoldsSuite } from "./admin-holds-suite.ts";
import { containedSku } from "./contained-sku.ts";
import { copilotDormant } from "./copilot-dormant.ts";
import { copilotNotUsed } from "./copilot-not-used.ts";
import { desktopClientNeverActivated } from "./desktop-client-never-activated.ts";
import { dialInNotUsed } from "./dial-in-not-used.ts";
import { disabledMemberHoldsSeat } from "./disabled-member-holds-seat.ts";
import { frontlineFit } from "./frontline-fit.ts";
import { inactiveMemberHoldsSeat } from "./inactive-member-holds-seat.ts";
import { licensedGuest } from "./licensed-guest.ts";
import { mailOnlySuite } from "./mail-only-suite.ts";
import { neverSignedIn } from "./never-signed-in.ts";
import { noDesktopApps } from "./no-desktop-apps.ts";
import { noWorkloadActivity } from "./no-workload-activity.ts";
import { phoneNotUsed } from "./phone-not-used.ts";
import { premiumSuiteUnused } from "./premium-suite-unused.ts";
import { roomHoldsSuite } from "./room-holds-suite.ts";
import type { IdleDetection, SeatDetection } from "./rule.ts";
import { sharedMailboxHoldsSeat } from "./shared-mailbox-holds-seat.ts";
import { suiteWithPlansOff } from "./suite-with-plans-off.ts";
import { unassignedPaidSeats } from "./unassigned-paid-seats.ts";

/** Detections in use. The order of `held` decides to which one a seat belongs. */
export interface Detections {
  readonly idle: IdleDetection;
  readonly held: readonly SeatDetection[];
}

/** What a survey uses that reads the active-user report and no other. */
export const DEFAULT_DETECTIONS: Detections = {
  idle: unassignedPaidSeats(),
  held: [disabledMemberHoldsSeat, inactiveMemberHoldsSeat],
};

/**
 * All detections about seats. Precedence: account state, seats of mailboxes and rooms, contained
 * SKUs, never used, inactive, idle add-ons, cheaper SKUs, and last what is only a choice.
 */
export const ALL_DETECTIONS: Detections = {
  idle: unassignedPaidSeats(),
  held: [
    disabledMemberHoldsSeat,
    sharedMailboxHoldsSeat,
    roomHoldsSuite,
    containedSku,
    neverSignedIn,
    inactiveMemberHoldsSeat,
    copilotNotUsed,
    phoneNotUsed,
    dialInNotUsed,
    desktopClientNeverActivated,
    noWorkloadActivity,
    suiteWithPlansOff,
    mailOnlySuite,
    frontlineFit,
    noDesktopApps,
    premiumSuiteUnused,
    licensedGuest,
    adminHoldsSuite,
    copilotDormant,
  ],
};

import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { accountSilence, isResource } from "../need/account-state.ts";
import type { Silence } from "../need/silence.ts";
import { CLEAR, found, type SeatDetection, UNDECIDED, type Verdict } from "./rule.ts";

/** Judges a seat by the silence of whatever is asked about; a seat younger than 30 days is not judged. */
export function judgeSilence(held: HeldSku, silence: Silence): Verdict {
  if (silence === "used") return CLEAR;
  const isFresh = held.assignedFor === "under30" || held.assignedFor === "unknown";
  if (silence === "unknown" || isFresh) return UNDECIDED;
  const isProven = silence === 180 && held.assignedFor === "over180";
  return found(isProven ? "C3" : "C4", "mayBeOnLeave");
}

function judge(traits: Traits, held: HeldSku): Verdict {
  if (!traits.enabled || isResource(traits)) return CLEAR;
  return judgeSilence(held, accountSilence(traits));
}

/**
 * D22: an enabled member holds a paid seat, and for 90 days there is neither a successful sign-in nor
 * activity in any workload. Both sources must speak: `lastSuccessfulSignInDateTime`, because the other
 * sign-in dates count failed attempts too, and `getOffice365ActiveUserDetail`. Accounts and
 * assignments younger than 30 days lead to no conclusion. 180 days of silence with a seat as old
 * count as proven (C3), less as indicated (C4).
 */
export const inactiveMemberHoldsSeat: SeatDetection = {
  scope: "seat",
  id: "D22",
  version: 1,
  needs: ["members", "signInActivity", "activeUserDetail"],
  thresholds: { silentDays: 90, provenDays: 180, graceDays: 30 },
  guards: ["mayBeOnLeave"],
  source: "Microsoft Graph, signInActivity; reportRoot: getOffice365ActiveUserDetail",
  judge,
};

import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { accountSilence } from "../need/account-state.ts";
import { CLEAR, type SeatDetection, UNDECIDED, type Verdict } from "./rule.ts";

function judge(traits: Traits, held: HeldSku): Verdict {
  if (!traits.enabled) return CLEAR;
  const silence = accountSilence(traits);
  if (silence === "used") return CLEAR;
  const isFresh = held.assignedFor === "under30" || held.assignedFor === "unknown";
  if (silence === "unknown" || isFresh) return UNDECIDED;
  const isProven = silence === 180 && held.assignedFor === "over180";
  return { outcome: "found", confidence: isProven ? "C3" : "C4", guards: ["mayBeOnLeave"] };
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
  source: "Microsoft Graph, signInActivity; reportRoot: getOffice365ActiveUserDetail",
  judge,
};

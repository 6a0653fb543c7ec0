import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { accountSilence, isResource } from "../need/account-state.ts";
import type { Silence } from "../need/silence.ts";
import { CLEAR, found, type SeatDetection, UNDECIDED, type Verdict } from "./rule.ts";

/** Whether a seat was given, or given again, within 30 days, or nobody knows when. */
export function isFresh({ assignedFor }: HeldSku): boolean {
  return assignedFor === "under30" || assignedFor === "unknown";
}

/** Judges a seat by the silence of whatever is asked about; a fresh seat is not judged. */
export function judgeSilence(held: HeldSku, silence: Silence): Verdict {
  if (silence === "used") return CLEAR;
  if (silence === "unknown" || isFresh(held)) return UNDECIDED;
  const isProven = silence === 180 && held.assignedFor === "over180";
  return found(isProven ? "C3" : "C4", "mayBeOnLeave");
}

/**
 * Emergency accounts are privileged and silent by design, and Graph does not tell them from forgotten
 * administrators: about a privileged account somebody has to decide.
 */
export function sparingEmergencyAccounts(verdict: Verdict, { privileged }: Traits): Verdict {
  return verdict.outcome === "found" && privileged === true
    ? { ...verdict, confidence: "C5", guards: [...verdict.guards, "mayBeEmergencyAccount"] }
    : verdict;
}

function judge(traits: Traits, held: HeldSku): Verdict {
  if (!traits.enabled || isResource(traits)) return CLEAR;
  return sparingEmergencyAccounts(judgeSilence(held, accountSilence(traits)), traits);
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
  version: 2,
  needs: ["members", "signInActivity", "activeUserDetail"],
  thresholds: { silentDays: 90, provenDays: 180, graceDays: 30 },
  guards: ["mayBeOnLeave", "mayBeEmergencyAccount"],
  source: "Microsoft Graph, signInActivity; reportRoot: getOffice365ActiveUserDetail",
  judge,
};

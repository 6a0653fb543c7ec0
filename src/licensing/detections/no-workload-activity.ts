import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { isExcused, isResource } from "../need/account-state.ts";
import { silenceOf } from "../need/silence.ts";
import { judgeSilence, sparingEmergencyAccounts } from "./inactive-member-holds-seat.ts";
import {
  CLEAR,
  type DetectionContext,
  found,
  type SeatDetection,
  UNDECIDED,
  type Verdict,
} from "./rule.ts";
import { givesAny } from "./sku-capabilities.ts";

function judge(traits: Traits, held: HeldSku, context: DetectionContext): Verdict {
  const { enabled, activity, accountAge } = traits;
  if (!enabled || isResource(traits) || isExcused(traits)) return CLEAR;
  if (!givesAny(held.skuId, ["mail", "files", "teams"], context.reference)) return CLEAR;
  const verdict = judgeSilence(held, silenceOf(activity.workloads, accountAge));
  if (verdict.outcome !== "found") return verdict;
  if (!context.evidence.has("signInActivity")) {
    // A service shows no activity at any time; who was active once is a person.
    const confidence = activity.workloads === "none" ? "C5" : "C4";
    const seen = found(confidence, "mayBeOnLeave", "signInsNotRead");
    return sparingEmergencyAccounts(seen, traits);
  }
  // Readable, but without a date for an account older than the record: no conclusion either way.
  if (activity.signIn === "unknown") return UNDECIDED;
  return { ...verdict, confidence: "C5", guards: ["signsInElsewhere"] };
}

/**
 * D40: a seat for mail, files or Teams, and no activity in any workload for 90 days. Stands after the
 * rules about inactive members: what is left either signs in without using anything (a choice, the
 * seat may serve other applications) or lives in a tenant whose sign-ins cannot be read. There an
 * account that was never active may be one of a service, so that too is a choice.
 */
export const noWorkloadActivity: SeatDetection = {
  scope: "seat",
  id: "D40",
  version: 2,
  needs: ["members", "activeUserDetail"],
  thresholds: { silentDays: 90 },
  guards: ["mayBeOnLeave", "signInsNotRead", "signsInElsewhere", "mayBeEmergencyAccount"],
  source: "getOffice365ActiveUserDetail: last activity date of every workload",
  judge,
};

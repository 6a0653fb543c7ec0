import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { isExcused, isResource } from "../need/account-state.ts";
import { silenceOf } from "../need/silence.ts";
import { judgeSilence } from "./inactive-member-holds-seat.ts";
import {
  CLEAR,
  type DetectionContext,
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
    return { ...verdict, confidence: "C4", guards: ["mayBeOnLeave", "signInsNotRead"] };
  }
  // Readable, but without a date for an account older than the record: no conclusion either way.
  if (activity.signIn === "unknown") return UNDECIDED;
  return { ...verdict, confidence: "C5", guards: ["signsInElsewhere"] };
}

/**
 * D40: a seat for mail, files or Teams, and no activity in any workload for 90 days. Stands after the
 * rules about inactive members: what is left either signs in without using anything (a choice, the
 * seat may serve other applications) or lives in a tenant whose sign-ins cannot be read.
 */
export const noWorkloadActivity: SeatDetection = {
  scope: "seat",
  id: "D40",
  version: 1,
  needs: ["members", "activeUserDetail"],
  thresholds: { silentDays: 90 },
  guards: ["mayBeOnLeave", "signInsNotRead", "signsInElsewhere"],
  source: "getOffice365ActiveUserDetail: last activity date of every workload",
  judge,
};

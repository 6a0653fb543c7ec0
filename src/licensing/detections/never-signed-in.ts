import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { isExcused, isResource } from "../need/account-state.ts";
import { sparingEmergencyAccounts } from "./inactive-member-holds-seat.ts";
import { CLEAR, found, type SeatDetection, UNDECIDED, type Verdict } from "./rule.ts";

function judge(traits: Traits, held: HeldSku): Verdict {
  const { enabled, activity, accountAge } = traits;
  if (!enabled || isResource(traits) || isExcused(traits)) return CLEAR;
  const sources = [activity.signIn, activity.workloads];
  if (sources.some((recency) => recency !== "none" && recency !== "unknown")) return CLEAR;
  const ages = [accountAge, held.assignedFor];
  const isYoung = ages.some((age) => age === "under30" || age === "unknown");
  if (isYoung || sources.includes("unknown")) return UNDECIDED;
  const verdict = found(ages.every((age) => age === "over180") ? "C3" : "C4");
  return sparingEmergencyAccounts(verdict, traits);
}

/**
 * D21: nobody ever signed in to an account that is 30 days old, and no workload shows activity. No
 * date on record means that only for accounts created since 2023-12-01 (the survey calls older ones
 * unknown): Graph did not record successful sign-ins before. Nor does it where a client tries by
 * itself, as services do. About privileged accounts somebody has to decide.
 */
export const neverSignedIn: SeatDetection = {
  scope: "seat",
  id: "D21",
  version: 2,
  needs: ["members", "signInActivity", "activeUserDetail"],
  thresholds: { graceDays: 30, provenDays: 180 },
  guards: ["mayBeEmergencyAccount"],
  source: "Microsoft Graph, signInActivity: lastSuccessfulSignInDateTime, not backfilled",
  judge,
};

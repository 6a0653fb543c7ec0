import type { ActivityBand, AgeBand, HeldSku, Traits } from "../../privacy/traits.ts";
import { CLEAR, type SeatDetection, UNDECIDED, type Verdict } from "./rule.ts";

type Silence = "under90" | "over90" | "over180" | "unknown";

function silenceOf(band: ActivityBand | "unknown", accountAge: AgeBand): Silence {
  switch (band) {
    case "under30":
    case "under90":
      return "under90";
    case "under180":
      return "over90";
    case "over180":
      return "over180";
    // Nothing on record is silence for as long as the account exists.
    case "none":
      return silenceOfAge(accountAge);
    case "unknown":
      return "unknown";
    default:
      return band satisfies never;
  }
}

function silenceOfAge(age: AgeBand): Silence {
  switch (age) {
    case "under30":
    case "under90":
      return "under90";
    case "under180":
      return "over90";
    case "over180":
      return "over180";
    case "unknown":
      return "unknown";
    default:
      return age satisfies never;
  }
}

function judge(traits: Traits, held: HeldSku): Verdict {
  const { accountAge, activity } = traits;
  if (!traits.enabled) return CLEAR;
  const silences = [
    silenceOf(activity.signIn, accountAge),
    silenceOf(activity.workloads, accountAge),
  ];
  if (silences.includes("under90")) return CLEAR;
  const isFresh = accountAge === "under30" || held.assignedFor === "under30";
  if (silences.includes("unknown") || isFresh || held.assignedFor === "unknown") return UNDECIDED;
  const isProven =
    silences.every((silence) => silence === "over180") && held.assignedFor === "over180";
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

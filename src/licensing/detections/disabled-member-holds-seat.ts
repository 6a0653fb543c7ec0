import type { Traits } from "../../privacy/traits.ts";
import { isResource } from "../need/account-state.ts";
import type { Guard } from "./guard.ts";
import { CLEAR, type DetectionContext, found, type SeatDetection, type Verdict } from "./rule.ts";

const GUARDS: readonly Guard[] = ["holdNotVisible", "mayBeOnLeave"];

/**
 * Where the kind of mailbox is not known, a sign-in on record shows that it is a person's: nobody signs
 * in to a shared mailbox. Without one somebody has to look; where no sign-ins could be read, that the
 * account is disabled is all there is.
 */
function judge(traits: Traits, _: unknown, { evidence }: DetectionContext): Verdict {
  if (traits.enabled || isResource(traits)) return CLEAR;
  const { signIn } = traits.activity;
  const hasSignedIn = signIn !== "none" && signIn !== "unknown";
  const isKnown = (traits.use?.mailboxKind ?? "unknown") !== "unknown";
  if (isKnown || hasSignedIn) return found("C2", ...GUARDS);
  return found(evidence.has("signInActivity") ? "C5" : "C4", ...GUARDS, "mayBeSharedMailbox");
}

/**
 * D20: a member whose account is disabled holds a paid seat. Shared mailboxes and rooms are disabled
 * by design and have rules of their own. Graph does not say since when an account is disabled, and
 * shows no litigation hold, hence class C2 and the guards.
 */
export const disabledMemberHoldsSeat: SeatDetection = {
  scope: "seat",
  id: "D20",
  version: 2,
  needs: ["members"],
  thresholds: {},
  guards: [...GUARDS, "mayBeSharedMailbox"],
  source: "Microsoft Graph, user: accountEnabled, signInActivity; getMailboxUsageDetail",
  judge,
};

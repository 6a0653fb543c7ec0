import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { EXCHANGE_ONLINE_PLAN_2 } from "../known-skus.ts";
import { outgrowsSharedMailbox } from "../need/need.ts";
import type { Guard } from "./guard.ts";
import { CLEAR, found, type SeatDetection, UNDECIDED, type Verdict } from "./rule.ts";

/**
 * The seat of a mailbox that needs none up to 50 GB: shared ones, rooms and equipment. A larger one, or
 * one with an archive, keeps Exchange Online Plan 2.
 */
export function judgeMailboxSeat(
  traits: Traits,
  held: HeldSku,
  guards: readonly Guard[] = [],
): Verdict {
  const { use } = traits;
  if (use === undefined) return UNDECIDED;
  if (outgrowsSharedMailbox(use)) return judgeLarge(held, traits);
  if (use.mailboxFit === "unknown" || use.hasArchive === "unknown") return UNDECIDED;
  return use.mailboxFit === "plan1Full"
    ? found("C4", ...guards, "mailboxNearLimit")
    : found("C4", ...guards);
}

function judge(traits: Traits, held: HeldSku): Verdict {
  return traits.use?.mailboxKind === "shared" ? judgeMailboxSeat(traits, held) : CLEAR;
}

/** A mailbox above 50 GB or with an archive needs Exchange Online Plan 2; anything dearer can go. */
function judgeLarge(held: HeldSku, traits: Traits): Verdict {
  const hasPlan2 = traits.held.some(({ skuId }) => skuId === EXCHANGE_ONLINE_PLAN_2);
  if (held.skuId === EXCHANGE_ONLINE_PLAN_2) return CLEAR;
  return {
    outcome: "found",
    confidence: "C4",
    guards: [],
    replacement: hasPlan2 ? null : EXCHANGE_ONLINE_PLAN_2,
  };
}

/**
 * D24: a shared mailbox holds a seat it does not need. Up to 50 GB, without archive and without
 * litigation hold it needs none (Microsoft 365 admin documentation, "Remove a license from a shared
 * mailbox"); otherwise Exchange Online Plan 2 is enough. A hold cannot be seen (D61). From 45 GB on the
 * limit is near: a mailbox that keeps growing will need its seat again (D25).
 */
export const sharedMailboxHoldsSeat: SeatDetection = {
  scope: "seat",
  id: "D24",
  version: 2,
  needs: ["members", "mailboxUsage"],
  thresholds: { freeUpToGb: 50, nearGb: 45 },
  guards: ["mailboxNearLimit"],
  source: "getMailboxUsageDetail: Recipient Type, Storage Used, Has Archive",
  judge,
};

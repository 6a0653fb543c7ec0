import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { EXCHANGE_ONLINE_PLAN_2 } from "../known-skus.ts";
import { outgrowsSharedMailbox } from "../need/need.ts";
import { CLEAR, found, type SeatDetection, UNDECIDED, type Verdict } from "./rule.ts";

function judge(traits: Traits, held: HeldSku): Verdict {
  const { use } = traits;
  if (use?.mailboxKind !== "shared") return CLEAR;
  if (outgrowsSharedMailbox(use)) return judgeLarge(held, traits);
  if (use.mailboxFit === "unknown" || use.hasArchive === "unknown") return UNDECIDED;
  return found("C4");
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
 * mailbox"); otherwise Exchange Online Plan 2 is enough. A hold cannot be seen (D61).
 */
export const sharedMailboxHoldsSeat: SeatDetection = {
  scope: "seat",
  id: "D24",
  version: 1,
  needs: ["members", "mailboxUsage"],
  thresholds: { freeUpToGb: 50 },
  guards: [],
  source: "getMailboxUsageDetail: Recipient Type, Storage Used, Has Archive",
  judge,
};

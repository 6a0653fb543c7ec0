import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { isExcused } from "../need/account-state.ts";
import { silenceOf } from "../need/silence.ts";
import { isFresh, judgeSilence } from "./inactive-member-holds-seat.ts";
import { CLEAR, type DetectionContext, found, type SeatDetection, type Verdict } from "./rule.ts";
import { givesOnly } from "./sku-capabilities.ts";

function judge(traits: Traits, held: HeldSku, { reference }: DetectionContext): Verdict {
  const { use } = traits;
  if (use === undefined || isExcused(traits)) return CLEAR;
  if (!givesOnly(held.skuId, ["copilot"], reference)) return CLEAR;
  const silence = silenceOf(use.copilot, held.assignedFor);
  const isChatOnly = silence === "used" && use.copilotBreadth === "none" && !isFresh(held);
  return isChatOnly ? found("C5", "mayNeedTraining") : judgeSilence(held, silence);
}

/**
 * D46: a Copilot seat without use in any app for 90 days, or ever since it was assigned 90 days ago.
 * Copilot Chat alone needs no seat (data/need-evidence.csv), but whoever uses it may only want training:
 * a choice.
 */
export const copilotNotUsed: SeatDetection = {
  scope: "seat",
  id: "D46",
  version: 2,
  needs: ["members", "copilotUsage"],
  thresholds: { silentDays: 90, provenDays: 180 },
  guards: ["mayBeOnLeave", "mayNeedTraining"],
  source: "getMicrosoft365CopilotUsageUserDetail: last activity date per app",
  judge,
};

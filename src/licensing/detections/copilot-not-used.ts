import { isExcused } from "../need/account-state.ts";
import { silenceOf } from "../need/silence.ts";
import { judgeSilence } from "./inactive-member-holds-seat.ts";
import { CLEAR, type SeatDetection } from "./rule.ts";
import { givesOnly } from "./sku-capabilities.ts";

/**
 * D46: a Copilot seat without use in any app for 90 days, or ever since it was assigned 90 days ago.
 * The free Copilot Chat does not count as use (data/need-evidence.csv).
 */
export const copilotNotUsed: SeatDetection = {
  scope: "seat",
  id: "D46",
  version: 1,
  needs: ["members", "copilotUsage"],
  thresholds: { silentDays: 90, provenDays: 180 },
  guards: ["mayBeOnLeave"],
  source: "getMicrosoft365CopilotUsageUserDetail: last activity date per app",
  judge: (traits, held, { reference }) =>
    traits.use === undefined || isExcused(traits) || !givesOnly(held.skuId, ["copilot"], reference)
      ? CLEAR
      : judgeSilence(held, silenceOf(traits.use.copilot, held.assignedFor)),
};

import { isExcused } from "../need/account-state.ts";
import { isFresh } from "./inactive-member-holds-seat.ts";
import { CLEAR, found, type SeatDetection } from "./rule.ts";
import { givesOnly } from "./sku-capabilities.ts";

/**
 * D47: a Copilot seat last used 30 to 89 days ago: train the member, or give the seat to another. A seat
 * given, or given again, within 30 days is not judged.
 */
export const copilotDormant: SeatDetection = {
  scope: "seat",
  id: "D47",
  version: 2,
  needs: ["members", "copilotUsage"],
  thresholds: { dormantDays: 30, silentDays: 90 },
  guards: ["mayNeedTraining"],
  source: "getMicrosoft365CopilotUsageUserDetail: last activity date per app",
  judge: (traits, held, { reference }) =>
    traits.use?.copilot === "under90" &&
    !isExcused(traits) &&
    !isFresh(held) &&
    givesOnly(held.skuId, ["copilot"], reference)
      ? found("C5", "mayNeedTraining")
      : CLEAR,
};

import { accountStateOf } from "../need/account-state.ts";
import { CLEAR, found, type SeatDetection, UNDECIDED } from "./rule.ts";
import { givesOnly } from "./sku-capabilities.ts";

/**
 * D53: a telephony seat of a member without a single call of any kind in 180 days. Some calls prove
 * nothing, because the report counts Teams calls too; emergency phones are never used.
 */
export const phoneNotUsed: SeatDetection = {
  scope: "seat",
  id: "D53",
  version: 1,
  needs: ["members", "teamsActivity"],
  thresholds: { silentDays: 180 },
  guards: ["mayBeEmergencyPhone"],
  source: "getTeamsUserActivityUserDetail: Call Count",
  judge: (traits, held, { reference }) => {
    const isPhone = givesOnly(held.skuId, ["phone", "calling"], reference);
    if (!isPhone || traits.use?.calls !== "none" || accountStateOf(traits) !== "active")
      return CLEAR;
    return held.assignedFor === "over180" ? found("C4", "mayBeEmergencyPhone") : UNDECIDED;
  },
};

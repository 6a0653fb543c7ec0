import { accountStateOf } from "../need/account-state.ts";
import { CLEAR, found, type SeatDetection, UNDECIDED } from "./rule.ts";
import { givesOnly } from "./sku-capabilities.ts";

/**
 * D54: an audio conferencing seat of a member who organised no meeting in 180 days. Whether anybody
 * dialled in to the meetings of others cannot be seen, nor can any use of Teams Premium.
 */
export const dialInNotUsed: SeatDetection = {
  scope: "seat",
  id: "D54",
  version: 1,
  needs: ["members", "teamsActivity"],
  thresholds: { silentDays: 180 },
  guards: [],
  source: "getTeamsUserActivityUserDetail: Meetings Organized Count",
  judge: (traits, held, { reference }) => {
    const isDialIn = givesOnly(held.skuId, ["dialIn"], reference);
    const isIdle = traits.use?.organisedMeetings === "none";
    if (!isDialIn || !isIdle || accountStateOf(traits) !== "active") return CLEAR;
    return held.assignedFor === "over180" ? found("C4") : UNDECIDED;
  },
};

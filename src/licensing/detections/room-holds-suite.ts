import { CLEAR, type SeatDetection } from "./rule.ts";
import { judgeMailboxSeat } from "./shared-mailbox-holds-seat.ts";
import { isSuite } from "./sku-capabilities.ts";

/**
 * D26: a room or equipment mailbox holds a suite made for people. The mailbox needs no licence up to
 * 50 GB and Exchange Online Plan 2 above; a device in the room has licences of its own (Teams Rooms).
 */
export const roomHoldsSuite: SeatDetection = {
  scope: "seat",
  id: "D26",
  version: 2,
  needs: ["members", "mailboxUsage"],
  thresholds: { freeUpToGb: 50, nearGb: 45 },
  guards: ["roomMayNeedDeviceSeat", "mailboxNearLimit"],
  source: "getMailboxUsageDetail: Recipient Type, Storage Used, Has Archive",
  judge: (traits, held, { reference }) => {
    const kind = traits.use?.mailboxKind;
    const isRoom = kind === "room" || kind === "equipment";
    return isRoom && isSuite(held.skuId, reference)
      ? judgeMailboxSeat(traits, held, ["roomMayNeedDeviceSeat"])
      : CLEAR;
  },
};

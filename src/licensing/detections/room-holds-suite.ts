import { CLEAR, found, type SeatDetection } from "./rule.ts";
import { isSuite } from "./sku-capabilities.ts";

/**
 * D26: a room or equipment mailbox holds a suite made for people. The mailbox needs no licence; a
 * device in the room has licences of its own (Teams Rooms).
 */
export const roomHoldsSuite: SeatDetection = {
  scope: "seat",
  id: "D26",
  version: 1,
  needs: ["members", "mailboxUsage"],
  thresholds: {},
  guards: ["roomMayNeedDeviceSeat"],
  source: "getMailboxUsageDetail: Recipient Type",
  judge: ({ use }, held, { reference }) => {
    const isRoom = use?.mailboxKind === "room" || use?.mailboxKind === "equipment";
    return isRoom && isSuite(held.skuId, reference) ? found("C4", "roomMayNeedDeviceSeat") : CLEAR;
  },
};

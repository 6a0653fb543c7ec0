import { describe, expect, it } from "@jest/globals";
import { roomHoldsSuite } from "../../../src/licensing/detections/room-holds-suite.ts";
import { SKU, someUse } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

describe("D26, room holds a suite", () => {
  it.each([
    ["a room with a suite", "room", SKU.m365E3, "C4 roomMayNeedDeviceSeat"],
    ["equipment with a suite", "equipment", SKU.office365E1, "C4 roomMayNeedDeviceSeat"],
    ["a room with Teams Rooms", "room", SKU.teamsRoomsPro, "clear"],
    ["a person", "user", SKU.m365E3, "clear"],
  ] as const)("judges %s", (...[, mailboxKind, sku, expected]) => {
    const traits = { use: someUse({ mailboxKind }) };
    expect(verdictOn(roomHoldsSuite, { held: [sku], traits })).toBe(expected);
  });

  it.each([
    [{ mailboxFit: "plan1Full" }, "C4 roomMayNeedDeviceSeat mailboxNearLimit"],
    [{ mailboxFit: "plan2" }, "C4 -> Exchange Online (Plan 2)"],
    [{ hasArchive: true }, "C4 -> Exchange Online (Plan 2)"],
    [{ mailboxFit: "unknown" }, "undecided"],
  ] as const)("judges a room's mailbox by its size: %j", (use, expected) => {
    const traits = { use: someUse({ mailboxKind: "room", ...use }) };
    expect(verdictOn(roomHoldsSuite, { held: [SKU.m365E3], traits })).toBe(expected);
  });
});

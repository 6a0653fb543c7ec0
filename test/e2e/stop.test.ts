import { describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { openEmulator, openHouse } from "./house.ts";

describe("stopping", () => {
  it("answers what is under way, sends subscribers elsewhere, and takes nothing new", async () => {
    const emulator = await openEmulator();
    const house = await openHouse(emulator, {}, undefined, true);
    try {
      const accessToken = await emulator.mintAccessToken({ persona: "global-admin" });
      const socket = new WebSocket(
        `${house.origin.replace("http", "ws")}/graphql`,
        "graphql-transport-ws",
      );
      const closed = new Promise<number>((resolve) => socket.on("close", resolve));
      await new Promise<void>((resolve) => {
        socket.on("message", () => resolve());
        socket.on("open", () =>
          socket.send(JSON.stringify({ type: "connection_init", payload: { accessToken } })),
        );
      });
      emulator.faults.plant({
        area: "graph",
        path: "*/subscribedSkus*",
        effect: { kind: "latency", milliseconds: 700 },
      });
      const underWay = house.ask<{ tenant: { id: string } }>("{ tenant { id } }");
      while (emulator.journal.entries(({ area }) => area === "graph").length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const stopped = house.close();
      const answer = await underWay;
      await stopped;
      expect([answer.status, answer.body.data.tenant.id]).toEqual([
        200,
        emulator.tenant("Contoso").id,
      ]);
      // 1001: the client reconnects, to another process if there is one.
      expect(await closed).toBe(1001);
      await expect(fetch(`${house.origin}/health/live`)).rejects.toThrow();
    } finally {
      await emulator.close();
    }
  });
});

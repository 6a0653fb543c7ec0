import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

const requests = () => emulator.journal.entries(({ area }) => area === "openai").length;

/** A question over server-sent events, from a bare socket, once the model has been asked. */
async function askFrom(socket: Socket): Promise<void> {
  const before = requests();
  const body = JSON.stringify({
    query:
      'subscription { askStream(input: { question: "What do we pay?" }) { ... on RunStarted { interactionId } } }',
  });
  socket.write(
    [
      "POST /graphql/stream HTTP/1.1",
      "host: localhost",
      "accept: text/event-stream",
      "content-type: application/json",
      `authorization: Bearer ${await emulator.mintAccessToken({ persona: "global-admin" })}`,
      `content-length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
  while (requests() === before) await new Promise(setImmediate);
}

async function openSocket(): Promise<Socket> {
  const { hostname, port } = new URL(house.origin);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  await new Promise((resolve) => socket.once("connect", resolve));
  return socket;
}

/** Seconds until the kernel next probes the server's end of this connection (proc(5), /proc/net/tcp). */
function secondsToProbe(socket: Socket): number | undefined {
  const portOf = (address = ""): number => Number.parseInt(address.split(":")[1] ?? "", 16);
  const connections = readFileSync("/proc/net/tcp", "utf8").split("\n").slice(1);
  for (const line of connections) {
    const [, local, remote, , , timer = ""] = line.trim().split(/\s+/);
    const isServerSide = portOf(local) === socket.remotePort && portOf(remote) === socket.localPort;
    const [kind, ticks = ""] = timer.split(":");
    // 02 is the keep-alive timer; ticks are hundredths of a second.
    if (isServerSide) return kind === "02" ? Number.parseInt(ticks, 16) / 100 : undefined;
  }
  return undefined;
}

describe("a client of server-sent events", () => {
  it("that only closes its half of the connection ends the interaction", async () => {
    emulator.faults.plant({ area: "openai", effect: { kind: "hang" } });
    const socket = await openSocket();
    let told = "";
    socket.on("data", (chunk) => (told += String(chunk)));
    await askFrom(socket);
    socket.end();
    const id = /"interactionId":"([^"]+)"/.exec(told)?.[1];
    let outcome: string | undefined;
    while (outcome === undefined) {
      const { body } = await house.ask<{
        readonly interaction: { readonly outcome: string } | null;
      }>(`{ interaction(id: "${id}") { outcome } }`);
      outcome = body.data.interaction?.outcome;
    }
    emulator.faults.clear();

    expect(outcome).toBe("ABORTED");
  });

  it("that may have vanished is probed within seconds", async () => {
    const socket = await openSocket();
    socket.resume();
    await askFrom(socket);
    let seconds = secondsToProbe(socket);
    // While an answer is on its way another timer runs.
    while (seconds === undefined) {
      await new Promise(setImmediate);
      seconds = secondsToProbe(socket);
    }
    socket.destroy();

    expect(seconds).toBeLessThanOrEqual(3);
  });
});

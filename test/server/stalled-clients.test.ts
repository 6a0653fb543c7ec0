import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readSendQueues, StalledClients } from "../../src/server/stalled-clients.ts";

/** More than all buffers between two ends of a connection hold. */
const TOO_MUCH = Buffer.alloc(16_000_000);

let server: Server;
beforeAll(async () => {
  server = createServer({ allowHalfOpen: true });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

/** Both ends of a connection; the client reads nothing until it is told to. */
async function connected(): Promise<{ readonly client: Socket; readonly served: Socket }> {
  const { port } = server.address() as AddressInfo;
  const accepted = once(server, "connection");
  const client = connect({ host: "127.0.0.1", port });
  const [served] = (await accepted) as [Socket];
  served.on("error", () => undefined);
  client.on("error", () => undefined);
  return { client, served };
}

const closing = (socket: Socket): Promise<unknown> => once(socket, "close");

describe("a client that takes nothing of what is sent to it", () => {
  it("is noticed by the operating system's own count", async () => {
    const { client, served } = await connected();
    served.write(TOO_MUCH);
    const key = `${served.localPort}:${served.remotePort}`;
    while (!((await readSendQueues()).get(key) ?? 0)) await new Promise(setImmediate);
    client.resume();
    while (served.writableLength > 0 || (await readSendQueues()).get(key) !== 0) {
      await new Promise(setImmediate);
    }
    client.destroy();
    served.destroy();
    expect(served.bytesWritten).toBe(TOO_MUCH.length);
  });

  it("is cut off, and nobody else", async () => {
    const stalled = await connected();
    const reading = await connected();
    const silent = await connected();
    const clients = new StalledClients({ everyMs: 10, mostMs: 200 });
    for (const { served } of [stalled, reading, silent]) clients.watch(served);
    reading.client.resume();
    const chatter = setInterval(() => reading.served.write("still here\n"), 5);
    stalled.served.write(TOO_MUCH);
    await closing(stalled.served);
    clearInterval(chatter);

    expect([reading.served.destroyed, silent.served.destroyed]).toEqual([false, false]);
    for (const { client, served } of [stalled, reading, silent]) {
      client.destroy();
      served.destroy();
    }
  });

  it("is left alone once nobody watches it any more", async () => {
    const left = await connected();
    const other = await connected();
    const clients = new StalledClients({ everyMs: 10, mostMs: 100 });
    clients.watch(left.served)();
    clients.watch(other.served);
    left.served.write(TOO_MUCH);
    other.served.write(TOO_MUCH);
    await closing(other.served);

    expect(left.served.destroyed).toBe(false);
    for (const { client, served } of [left, other]) {
      client.destroy();
      served.destroy();
    }
  });
});

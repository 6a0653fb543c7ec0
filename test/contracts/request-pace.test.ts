import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "@jest/globals";
import { GuardedRedis, RedisPace } from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createLogger } from "../../src/core/logger.ts";
import { InProcessPace, type RequestPace } from "../../src/graph/index.ts";
import { SEATWISE_KEY, SetClock } from "../support/sample-aggregates.ts";

const connections: GuardedRedis[] = [];
afterAll(() => Promise.all(connections.map((redis) => redis.close())));

/** Long beside the time that a test takes: what is left of it tells which turn was given. */
const INTERVAL_MS = 1_000_000;

async function inRedis(url = process.env["TEST_REDIS_URL"] ?? ""): Promise<RequestPace> {
  const redis = new GuardedRedis({ url, clock: systemClock, log: createLogger("silent") });
  connections.push(redis);
  await redis.opened();
  return new RedisPace({ redis, seatwiseKey: SEATWISE_KEY, own: new InProcessPace(systemClock) });
}

const kinds: readonly [string, () => Promise<RequestPace>][] = [
  ["InProcessPace", async () => new InProcessPace(systemClock)],
  ["RedisPace", inRedis],
  ["RedisPace while Redis is away", () => inRedis("redis://127.0.0.1:9")],
];

/** How many whole intervals lie before a turn. */
const turnsIn = (milliseconds: number) => Math.ceil(milliseconds / INTERVAL_MS);

describe.each(kinds)("%s", (_kind, open) => {
  it("gives one turn after the other, for each name by itself", async () => {
    const pace = await open();
    const [one, other] = [randomUUID(), randomUUID()];
    const names = [one, one, other, one, other];
    const given: number[] = [];
    for (const name of names) given.push(await pace.take([name, "policies"], INTERVAL_MS));

    expect(given.map(turnsIn)).toEqual([0, 1, 0, 2, 1]);
  });

  it("gives turns to all who ask at once", async () => {
    const pace = await open();
    const name = [randomUUID()];
    const given = await Promise.all(Array.from({ length: 5 }, () => pace.take(name, INTERVAL_MS)));

    expect(given.map(turnsIn).toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("turns", () => {
  it("are taken by all processes on one Redis together", async () => {
    const [one, other] = [await inRedis(), await inRedis()];
    const name = [randomUUID()];
    const given = [
      await one.take(name, INTERVAL_MS),
      await other.take(name, INTERVAL_MS),
      await one.take(name, INTERVAL_MS),
    ];

    expect(given.map(turnsIn)).toEqual([0, 1, 2]);
  });

  it("come at once again when the interval has passed", async () => {
    const clock = new SetClock();
    const pace = new InProcessPace(clock);
    await pace.take(["tenant"], 1000);
    clock.advance(1);

    expect(await pace.take(["tenant"], 1000)).toBe(0);
  });
});

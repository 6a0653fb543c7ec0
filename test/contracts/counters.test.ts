import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, it } from "@jest/globals";
import { GuardedRedis, InProcessCounters, RedisCounters } from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createLogger } from "../../src/core/logger.ts";
import type { Counters } from "../../src/resolvers/index.ts";
import { SEATWISE_KEY } from "../support/sample-aggregates.ts";

const connections: GuardedRedis[] = [];
afterAll(() => Promise.all(connections.map((redis) => redis.close())));

async function inRedis(url = process.env["TEST_REDIS_URL"] ?? ""): Promise<RedisCounters> {
  const redis = new GuardedRedis({ url, clock: systemClock, log: createLogger("silent") });
  connections.push(redis);
  await redis.opened();
  return new RedisCounters({ redis, seatwiseKey: SEATWISE_KEY, clock: systemClock });
}

const kinds: readonly [string, () => Promise<Counters>][] = [
  ["InProcessCounters", async () => new InProcessCounters(systemClock)],
  ["RedisCounters", inRedis],
  ["RedisCounters while Redis is away", () => inRedis("redis://127.0.0.1:9")],
];

describe.each(kinds)("%s", (_kind, open) => {
  it("add up by name and field, and can be read without adding", async () => {
    const counters = await open();
    const name = ["budget", randomUUID()];
    await counters.add(name, { calls: 1, tokens: 300 }, 60);
    await counters.add(["budget", randomUUID()], { calls: 7 }, 60);

    expect(await counters.add(name, { tokens: -100, money: 5 }, 60)).toEqual({
      calls: 1,
      tokens: 200,
      money: 5,
    });
    expect(await counters.add(name, {}, 60)).toEqual({ calls: 1, tokens: 200, money: 5 });
  });

  it("keep the borders of words apart", async () => {
    const counters = await open();
    const id = randomUUID();
    await counters.add([id, "ab", "c"], { calls: 1 }, 60);

    expect(await counters.add([id, "a", "bc"], {}, 60)).toEqual({});
  });

  it("are gone after their life", async () => {
    const counters = await open();
    const name = ["short", randomUUID()];
    await counters.add(name, { calls: 1 }, 1);
    await pause(1_200);

    expect(await counters.add(name, { calls: 1 }, 1)).toEqual({ calls: 1 });
  });
});

describe("RedisCounters", () => {
  it("count for all processes, under a name that says nothing", async () => {
    const [one, other] = await Promise.all([inRedis(), inRedis()]);
    const caller = randomUUID();
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 === 0 ? one : other).add(["caller", caller], { calls: 1 }, 60),
      ),
    );

    expect(await one.add(["caller", caller], {}, 60)).toEqual({ calls: 20 });
    const keys = await connections[0]?.run((redis) => redis.keys("seatwise:count:*"));
    expect(JSON.stringify(keys)).not.toContain(caller);
  });
});

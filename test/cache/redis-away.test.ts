import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Redis } from "ioredis";
import {
  type AggregateCache,
  GuardedRedis,
  RedisFlightLock,
  SharedAggregates,
} from "../../src/cache/index.ts";
import { type Clock, systemClock } from "../../src/core/clock.ts";
import { createLogger } from "../../src/core/logger.ts";
import { type OwnRedis, startOwnRedis } from "../support/own-redis.ts";
import { redisCache } from "../support/redis-cache.ts";
import {
  newKey,
  SEATWISE_KEY,
  SetClock,
  sealedSeats,
  seatCount,
} from "../support/sample-aggregates.ts";

type Fault = readonly [string, (redis: OwnRedis) => unknown, (redis: OwnRedis) => unknown];

const faults: readonly Fault[] = [
  ["killed", (redis) => redis.kill(), (redis) => redis.restart()],
  ["frozen", (redis) => redis.freeze(), (redis) => redis.thaw()],
];

/** With the client's own defaults these would end by Jest's time limit, or never. */
describe("when Redis is", () => {
  let server: OwnRedis;
  let redis: GuardedRedis | undefined;

  beforeEach(async () => {
    server = await startOwnRedis();
  });

  afterEach(async () => {
    await redis?.close();
    await server.stop();
  });

  async function openCache(clock: Clock = systemClock) {
    redis = new GuardedRedis({ url: server.url, clock, log: createLogger("silent") });
    await redis.opened();
    const common = { redis, seatwiseKey: SEATWISE_KEY };
    const { cache } = redisCache({ redis, clock });
    return { cache, shared: new SharedAggregates(cache, new RedisFlightLock(common)) };
  }

  /** Redis needs a moment to come back; asks until it has. */
  async function untilReady(cache: AggregateCache): Promise<void> {
    while ((await cache.put(sealedSeats(0), newKey(), 60)) === "unavailable") {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it.each(faults)("%s, a request is answered without it and says so", async (_name, strike) => {
    const { cache, shared } = await openCache();
    const wanted = { kind: seatCount, key: newKey(), ttlSeconds: 60 };
    await cache.put(sealedSeats(1), wanted.key, 60);
    expect(cache.health).toEqual({ store: "redis", state: "ready" });
    await strike(server);

    expect(await cache.get(seatCount, wanted.key)).toEqual({ miss: "unavailable" });
    expect(await cache.put(sealedSeats(1), wanted.key, 60)).toBe("unavailable");
    expect(cache.health).toEqual({ store: "redis", state: "away" });
    expect(await shared.obtain(wanted, async () => sealedSeats(2))).toMatchObject({
      aggregate: { value: { seats: 2 } },
      origin: "computed",
      miss: "unavailable",
    });
  });

  it.each(faults)("%s and comes back, it is used again", async (_name, strike, mend) => {
    const { cache, shared } = await openCache();
    const wanted = { kind: seatCount, key: newKey(), ttlSeconds: 60 };
    await strike(server);
    await shared.obtain(wanted, async () => sealedSeats(1));
    await mend(server);
    await untilReady(cache);

    expect(cache.health).toEqual({ store: "redis", state: "ready" });
    await shared.obtain(wanted, async () => sealedSeats(2));
    expect(await shared.obtain(wanted, async () => sealedSeats(3))).toMatchObject({
      aggregate: { value: { seats: 2 } },
      origin: "cached",
    });
  });

  it.each(faults)(
    "%s before Seatwise starts, Seatwise starts and finds it later",
    async (...fault) => {
      const [, strike, mend] = fault;
      await strike(server);
      const { cache } = await openCache();
      expect(await cache.get(seatCount, newKey())).toEqual({ miss: "unavailable" });
      await mend(server);
      await untilReady(cache);

      expect(cache.health).toEqual({ store: "redis", state: "ready" });
    },
  );

  it.each([
    ["there, a reply that came while the process was busy itself counts", false],
    ["frozen, a process that was busy itself does not wait for it again", true],
  ])("%s", async (_name, isFrozen) => {
    const { cache } = await openCache();
    const key = newKey();
    await cache.put(sealedSeats(1), key, 60);
    if (isFrozen) server.freeze();
    const asked = cache.get(seatCount, key);
    // Past the time for a reply, with neither timers nor sockets looked at.
    const until = performance.now() + 400;
    while (performance.now() < until);
    const found = await asked;
    server.thaw();

    expect([found, cache.health]).toMatchObject(
      isFrozen
        ? [{ miss: "unavailable" }, { state: "away" }]
        : [{ hit: { value: { seats: 1 } } }, { state: "ready" }],
    );
  });

  it("frozen, one request at a time finds out and the others are told at once", async () => {
    const { cache } = await openCache(new SetClock());
    server.freeze();
    for (let request = 0; request < 100; request += 1) {
      expect(await cache.get(seatCount, newKey())).toEqual({ miss: "unavailable" });
    }
    server.thaw();

    const observer = new Redis(server.url);
    const statistics = await observer.info("commandstats");
    observer.disconnect();
    expect(/cmdstat_get:calls=(\d+)/.exec(statistics)?.[1]).toBe("1");
  });
});

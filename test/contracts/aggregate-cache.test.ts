import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  type AggregateCache,
  type CacheKey,
  GuardedRedis,
  InProcessAggregateCache,
} from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { tenantId } from "../../src/core/ids.ts";
import { createLogger } from "../../src/core/logger.ts";
import { closed, defineAggregate, serializeAggregate } from "../../src/privacy/index.ts";
import { redisCache } from "../support/redis-cache.ts";
import {
  newKey,
  newVisibilityClass,
  sealedSeats,
  seatCount,
} from "../support/sample-aggregates.ts";

const caches: readonly [string, () => Promise<AggregateCache>][] = [
  ["InProcessAggregateCache", async () => new InProcessAggregateCache({ clock: systemClock })],
  [
    "RedisAggregateCache",
    async () => {
      const url = process.env["TEST_REDIS_URL"] ?? "";
      const redis = new GuardedRedis({ url, clock: systemClock, log: createLogger("silent") });
      await redis.opened();
      return redisCache({ redis }).cache;
    },
  ],
];

describe.each(caches)("%s", (_name, open) => {
  let cache: AggregateCache;

  beforeAll(async () => {
    cache = await open();
  });

  afterAll(async () => {
    await cache.close();
  });

  it("gives back what was put, with its coverage and date", async () => {
    const key = newKey();
    const seats = sealedSeats(42);

    expect(await cache.put(seats, key, 60)).toBe("kept");

    const found = await cache.get(seatCount, key);
    expect("hit" in found && serializeAggregate(found.hit)).toBe(serializeAggregate(seats));
  });

  it("gives the last aggregate that was put under a key", async () => {
    const key = newKey();
    await cache.put(sealedSeats(1), key, 60);
    await cache.put(sealedSeats(2), key, 60);

    expect(await cache.get(seatCount, key)).toMatchObject({ hit: { value: { seats: 2 } } });
  });

  it.each<[string, Partial<CacheKey>]>([
    ["tenant", { tenantId: tenantId.parse("11111111-2222-4333-8444-555555555555") }],
    ["visibility class", { visibilityClass: newVisibilityClass() }],
    ["name", { name: "survey-of-groups" }],
    ["version", { version: "2" }],
  ])("finds nothing under another %s", async (_part, differing) => {
    const key = newKey();
    await cache.put(sealedSeats(42), key, 60);

    expect(await cache.get(seatCount, { ...key, ...differing })).toEqual({ miss: "absent" });
  });

  it.each([
    ["kind", defineAggregate("otherCount", 1, closed.object({ seats: closed.count() }))],
    ["version of its kind", defineAggregate("seatCount", 2, closed.object({ on: closed.date() }))],
  ])("gives no aggregate of another %s", async (_part, kind) => {
    const key = newKey();
    await cache.put(sealedSeats(42), key, 60);

    expect(await cache.get<unknown>(kind, key)).toEqual({ miss: "absent" });
  });

  it("forgets when the time is over", async () => {
    const key = newKey();
    await cache.put(sealedSeats(42), key, 1);
    await sleep(1_100);

    expect(await cache.get(seatCount, key)).toEqual({ miss: "absent" });
  });

  it("refuses what was not sealed, whatever its shape", async () => {
    const key = newKey();
    const { kind, version, value, coverage, asOf } = sealedSeats(42);

    await expect(
      cache.put({ kind, version, value, coverage, asOf } as never, key, 60),
    ).rejects.toMatchObject({ code: "INTERNAL" });
    expect(await cache.get(seatCount, key)).toEqual({ miss: "absent" });
  });

  it("says that it is ready", () => {
    expect(cache.health.state).toBe("ready");
  });
});

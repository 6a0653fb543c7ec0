import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Redis } from "ioredis";
import { GuardedRedis } from "../../src/cache/index.ts";
import { createLogger } from "../../src/core/logger.ts";
import { listenTo, type OwnRedis, startOwnRedis } from "../support/own-redis.ts";
import { redisCache } from "../support/redis-cache.ts";
import {
  newKey,
  newVisibilityClass,
  SetClock,
  sealedSeats,
  seatCount,
} from "../support/sample-aggregates.ts";

const log = createLogger("silent");

describe("an aggregate in Redis (S14)", () => {
  /** Of this suite's own: it listens to every command, and others' would be heard too. */
  let server: OwnRedis;
  let redis: GuardedRedis;
  let attacker: Redis;

  beforeAll(async () => {
    server = await startOwnRedis();
    redis = new GuardedRedis({ url: server.url, clock: new SetClock(), log });
    await redis.opened();
    attacker = new Redis(server.url);
  });

  afterAll(async () => {
    await redis.close();
    attacker.disconnect();
    await server.stop();
  });

  const processWith = (differing: { clock?: SetClock; seatwiseKey?: string } = {}) =>
    redisCache({ redis, clock: new SetClock(), ...differing });

  /** The name under which a put lands, as somebody sees who listens to Redis. */
  async function nameWritten(put: () => Promise<unknown>): Promise<string> {
    const ear = await listenTo(server.url);
    await put();
    const heard = (await ear.stop()).join("\n");
    const name = /set (seatwise:aggregate:\S+)/.exec(heard)?.[1];
    return name ?? "no name was heard";
  }

  async function bytesOf(name: string): Promise<Buffer> {
    return (await attacker.getBuffer(name)) ?? Buffer.alloc(0);
  }

  it("is a miss and a security event when copied under another key", async () => {
    const { cache, rejections } = processWith();
    const [mine, theirs] = [newKey(), newKey()];
    const from = await nameWritten(() => cache.put(sealedSeats(1), mine, 60));
    const to = await nameWritten(() => cache.put(sealedSeats(2), theirs, 60));
    await attacker.copy(from, to, "REPLACE");

    expect(await cache.get(seatCount, theirs)).toEqual({ miss: "rejected" });
    expect(rejections).toEqual([{ store: "cache", because: "forged", entry: to }]);
    expect(await cache.get(seatCount, mine)).toMatchObject({ hit: { value: { seats: 1 } } });
  });

  it.each([
    ["another tenant", { tenantId: newKey().tenantId }],
    ["another visibility class", { visibilityClass: newVisibilityClass() }],
    ["other rules, such as a lower minimum", { version: "5-price-4.9" }],
  ])("is a miss and a security event when it was made for %s", async (_, other) => {
    const { cache, rejections } = processWith();
    const mine = newKey();
    const from = await nameWritten(() => cache.put(sealedSeats(1), { ...mine, ...other }, 60));
    const to = await nameWritten(() => cache.put(sealedSeats(2), mine, 60));
    await attacker.copy(from, to, "REPLACE");

    expect(await cache.get(seatCount, mine)).toEqual({ miss: "rejected" });
    expect(rejections).toEqual([{ store: "cache", because: "forged", entry: to }]);
  });

  it("is a miss and a security event when any one bit is flipped or any end cut off", async () => {
    const { cache, rejections } = processWith();
    const key = newKey();
    const name = await nameWritten(() => cache.put(sealedSeats(1), key, 60));
    const genuine = await bytesOf(name);
    const flipped = fc.nat(genuine.length * 8 - 1).map((bit) => {
      const bytes = Buffer.from(genuine);
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      return bytes;
    });
    const cut = fc.nat(genuine.length - 1).map((length) => genuine.subarray(0, length));

    await fc.assert(
      fc.asyncProperty(fc.oneof(flipped, cut), async (bytes) => {
        await attacker.set(name, bytes);
        expect(await cache.get(seatCount, key)).toEqual({ miss: "rejected" });
        expect(rejections.pop()).toEqual({ store: "cache", because: "forged", entry: name });
      }),
    );
  });

  it("is a miss and a security event when written without SEATWISE_KEY", async () => {
    const { cache, rejections } = processWith();
    const forger = processWith({ seatwiseKey: "00".repeat(32) });
    const key = newKey();
    const name = await nameWritten(() => cache.put(sealedSeats(1), key, 60));
    const forged = await nameWritten(() => forger.cache.put(sealedSeats(1_000), key, 60));
    await attacker.copy(forged, name, "REPLACE");

    expect(await cache.get(seatCount, key)).toEqual({ miss: "rejected" });
    expect(rejections).toEqual([{ store: "cache", because: "forged", entry: name }]);
  });

  it("is a miss and a security event when an older one is put back under its own key", async () => {
    const clock = new SetClock();
    const writer = processWith({ clock });
    const reader = processWith({ clock });
    const key = newKey();
    const name = await nameWritten(() => writer.cache.put(sealedSeats(1), key, 60));
    const older = await bytesOf(name);
    clock.advance(1);
    await writer.cache.put(sealedSeats(2), key, 60);
    expect(await reader.cache.get(seatCount, key)).toMatchObject({ hit: { value: { seats: 2 } } });
    await attacker.set(name, older);

    for (const { cache, rejections } of [writer, reader]) {
      expect(await cache.get(seatCount, key)).toEqual({ miss: "rejected" });
      expect(rejections).toEqual([{ store: "cache", because: "superseded", entry: name }]);
    }
  });

  it("is a miss and a security event when it is kept beyond its time", async () => {
    const clock = new SetClock();
    const { cache, rejections } = processWith({ clock });
    const key = newKey();
    const name = await nameWritten(() => cache.put(sealedSeats(1), key, 60));
    await attacker.persist(name);
    clock.advance(63);

    expect(await cache.get(seatCount, key)).toEqual({ miss: "rejected" });
    expect(rejections).toEqual([{ store: "cache", because: "outlived", entry: name }]);
  });

  it("shows no tenant, visibility class, name or figure to who listens and who dumps", async () => {
    const { cache } = processWith();
    const key = newKey({ visibilityClass: newVisibilityClass(), name: "survey-of-seats" });
    const ear = await listenTo(server.url);
    await cache.put(sealedSeats(987_654), key, 60);
    await cache.get(seatCount, key);
    const heard = (await ear.stop()).join("\n");
    const name = /set (seatwise:aggregate:\S+)/.exec(heard)?.[1] ?? "no name was heard";
    const dump = heard + (await bytesOf(name)).toString("latin1");

    expect(name).toMatch(/^seatwise:aggregate:[\w-]{43}$/);
    for (const secret of [...Object.values(key), "987654", "subscribedSkus", "seatCount"].filter(
      (word) => word.length > 1,
    )) {
      expect(dump).not.toContain(secret);
    }
  });
});

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Redis } from "ioredis";
import { type CacheKey, type EntryRecord, GuardedRedis } from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createLogger } from "../../src/core/logger.ts";
import { postgresDatabase, SqlEntryRecord } from "../../src/store/index.ts";
import { newPostgresDatabase } from "../support/databases.ts";
import { type OwnRedis, startOwnRedis } from "../support/own-redis.ts";
import { redisCache } from "../support/redis-cache.ts";
import { newKey, sealedSeats, seatCount } from "../support/sample-aggregates.ts";

const log = createLogger("silent");

/* Processes that share Redis and PostgreSQL, and somebody who may write to Redis only. */
describe("an older entry put back into Redis while its time lasts", () => {
  let server: OwnRedis;
  let database: Awaited<ReturnType<typeof newPostgresDatabase>>;
  let intruder: Redis;
  const connections: GuardedRedis[] = [];

  beforeAll(async () => {
    [server, database] = await Promise.all([startOwnRedis(), newPostgresDatabase()]);
    intruder = new Redis(server.url);
  });

  afterAll(async () => {
    await Promise.all(connections.map((redis) => redis.close()));
    intruder.disconnect();
    await Promise.all([server.stop(), database.drop()]);
  });

  /** A process with connections of its own. */
  async function startProcess(record: EntryRecord = new SqlEntryRecord(database.open())) {
    const redis = new GuardedRedis({ url: server.url, clock: systemClock, log });
    connections.push(redis);
    await redis.opened();
    return redisCache({ redis, record });
  }

  /** An entry written twice; the first writing is what the intruder kept. */
  async function writtenTwice(key: CacheKey) {
    const writer = await startProcess();
    await intruder.flushall();
    await writer.cache.put(sealedSeats(1), key, 60);
    const [name = ""] = await intruder.keys("*");
    const older = (await intruder.getBuffer(name)) ?? Buffer.alloc(0);
    await writer.cache.put(sealedSeats(2), key, 60);
    return { writer, name, putBack: () => intruder.set(name, older, "EX", 60) };
  }

  it("is a miss and a security event also where nobody has seen the newer one", async () => {
    const key = newKey();
    const { name, putBack } = await writtenTwice(key);
    expect(await (await startProcess()).cache.get(seatCount, key)).toMatchObject({
      hit: { value: { seats: 2 } },
    });
    await putBack();
    const { cache, rejections } = await startProcess();

    expect(await cache.get(seatCount, key)).toEqual({ miss: "rejected" });
    expect(rejections).toEqual([{ store: "cache", because: "superseded", entry: name }]);

    await cache.put(sealedSeats(3), key, 60);
    const restarted = await startProcess();
    expect(await restarted.cache.get(seatCount, key)).toMatchObject({
      hit: { value: { seats: 3 } },
    });
    expect(restarted.rejections).toEqual([]);
  });

  it("is not seen where processes write and read at the same time", async () => {
    const key = newKey();
    const processes = await Promise.all([startProcess(), startProcess(), startProcess()]);
    const found = await Promise.all(
      processes.map(async ({ cache }, at) => {
        const misses: unknown[] = [];
        for (let round = 0; round < 40; round += 1) {
          if (at < 2) await cache.put(sealedSeats(100 * at + round), key, 60);
          const read = await cache.get(seatCount, key);
          if ("miss" in read && round > 0 && at < 2) misses.push(read.miss);
        }
        return misses;
      }),
    );

    expect(found.flat()).toEqual([]);
    expect(processes.flatMap(({ rejections }) => rejections)).toEqual([]);
  });

  it("is not seen in an entry that ended, nor in what is written after it", async () => {
    const key = newKey();
    const { cache, rejections } = await startProcess();
    await cache.put(sealedSeats(1), key, 1);
    await sleep(1_100);
    expect(await cache.get(seatCount, key)).toEqual({ miss: "absent" });
    await cache.put(sealedSeats(2), key, 60);

    expect(await cache.get(seatCount, key)).toMatchObject({ hit: { value: { seats: 2 } } });
    expect(rejections).toEqual([]);
  });

  it("is not given while the database is away, only what a process knows to be the newest", async () => {
    const key = newKey();
    const { writer, putBack } = await writtenTwice(key);
    const gone = postgresDatabase({ url: "postgres://nobody@127.0.0.1:9/none", log });
    const cutOff = await startProcess(new SqlEntryRecord(gone));
    let isAway = false;
    const record = new SqlEntryRecord(database.open());
    const later = await startProcess({
      advance: (...asked) => record.advance(...asked),
      newest: (...asked) => (isAway ? Promise.reject(new Error("away")) : record.newest(...asked)),
    });
    await later.cache.get(seatCount, key);
    isAway = true;

    expect(await cutOff.cache.get(seatCount, key)).toEqual({ miss: "unavailable" });
    expect(await cutOff.cache.put(sealedSeats(9), key, 60)).toBe("unavailable");
    expect(await later.cache.get(seatCount, key)).toMatchObject({ hit: { value: { seats: 2 } } });
    await putBack();
    expect(await later.cache.get(seatCount, key)).toEqual({ miss: "unavailable" });
    expect(await writer.cache.get(seatCount, key)).toEqual({ miss: "rejected" });
    await gone.close();
  });
});

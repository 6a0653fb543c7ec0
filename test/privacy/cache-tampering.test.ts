import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Redis } from "ioredis";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "../e2e/house.ts";
import { newPostgresDatabase } from "../support/databases.ts";
import { type OwnRedis, startOwnRedis } from "../support/own-redis.ts";

/* Somebody with write access to Redis, and without SEATWISE_KEY, against a running house. */

const QUESTION = "{ tenant { licenses { lines { sku { id partNumber } } } } }";

let emulator: Emulator;
let redis: OwnRedis;
let house: House;
let intruder: Redis;
let database: Awaited<ReturnType<typeof newPostgresDatabase>>;
let settings: Readonly<Record<string, string>>;

beforeAll(async () => {
  emulator = await openEmulator();
  redis = await startOwnRedis();
  database = await newPostgresDatabase();
  settings = {
    REDIS_URL: redis.url,
    DATABASE_URL: database.url,
    AZURE_OPENAI_DEPLOYMENT: "fault-jailbreak",
  };
  house = await openHouse(emulator, settings);
  intruder = new Redis(redis.url);
}, 60_000);

afterAll(async () => {
  await intruder.quit();
  await house.close();
  await database.drop();
  await redis.stop();
  await emulator.close();
});

async function entries(): Promise<readonly (readonly [name: string, value: Buffer])[]> {
  const names = await intruder.keys("seatwise:aggregate:*");
  const values = await Promise.all(names.map((name) => intruder.getBuffer(name)));
  return names.flatMap((name, at) => {
    const value = values[at];
    return value ? [[name, value] as const] : [];
  });
}

const events = (): number => house.logged().split('"kind":"entryRejected"').length - 1;

describe("an entry of the cache that somebody tampered with", () => {
  it("is computed anew, and becomes a security event", async () => {
    const first = await house.ask(QUESTION);
    for (const [name, value] of await entries()) {
      const flipped = Buffer.from(value);
      flipped.writeUInt8(flipped.readUInt8(20) ^ 1, 20);
      await intruder.set(name, flipped, "KEEPTTL");
    }
    const second = await house.ask(QUESTION);
    expect(second.body.data).toEqual(first.body.data);
    expect(second.body.extensions?.cache).toEqual({ origin: "computed", because: "rejected" });
    expect(events()).toBeGreaterThan(0);
  });

  it("shows another caller nothing when it is copied under that caller's name", async () => {
    await house.ask(QUESTION);
    const [own] = await entries();
    await house.ask(QUESTION, { persona: "guest" });
    const before = events();
    for (const [name] of await entries()) {
      if (own !== undefined && name !== own[0]) await intruder.set(name, own[1], "KEEPTTL");
    }
    const asGuest = await house.ask<{ tenant: { licenses: unknown } }>(QUESTION, {
      persona: "guest",
    });
    expect(asGuest.body.data.tenant.licenses).toBeNull();
    expect(events()).toBeGreaterThan(before);
  });

  it("is computed anew, and becomes a security event, when an older one is put back", async () => {
    const older = await entries();
    for (const [name] of older) await intruder.del(name);
    const first = await house.ask(QUESTION);
    expect(first.body.extensions?.cache).toEqual({ origin: "computed", because: "absent" });
    const before = events();
    for (const [name, value] of older) await intruder.set(name, value, "EX", 600);
    const second = await house.ask(QUESTION);
    expect(second.body.extensions?.cache).toEqual({ origin: "computed", because: "rejected" });
    expect(events()).toBeGreaterThan(before);
  });

  it("is noticed also by a process that never saw the newer one", async () => {
    await house.ask(QUESTION);
    const older = await entries();
    for (const [name] of older) await intruder.del(name);
    await house.ask(QUESTION);
    for (const [name, value] of older) await intruder.set(name, value, "EX", 600);
    const restarted = await openHouse(emulator, settings);
    try {
      const third = await restarted.ask(QUESTION);
      expect(third.body.extensions?.cache).toEqual({ origin: "computed", because: "rejected" });
      expect(restarted.logged()).toContain('"because":"superseded"');
    } finally {
      await restarted.close();
    }
  });

  it("is left out of the security events themselves, and becomes one", async () => {
    await house.ask(`mutation { ask(input: { question: "What do we pay?" }) { outcome } }`);
    const [name = ""] = await intruder.keys("seatwise:records:*");
    expect(name).not.toBe("");
    const before = events();
    await intruder.rpush(name, "forged", Buffer.alloc(100));
    const { body } = await house.ask("{ securityEvents { kind because } }");
    expect(body.data).toEqual({
      securityEvents: [{ kind: "PROMPT_ATTACK", because: "jailbreak" }],
    });
    expect(events()).toBe(before + 1);
  });
});

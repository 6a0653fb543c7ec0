import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "@jest/globals";
import { GuardedRedis, RedisTenantRecords } from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { isoInstant, tenantId } from "../../src/core/ids.ts";
import { createLogger } from "../../src/core/logger.ts";
import {
  InProcessSecurityEventLog,
  readSecurityRecord,
  type SecurityEventLog,
  type SecurityRecord,
} from "../../src/resolvers/index.ts";
import { SEATWISE_KEY } from "../support/sample-aggregates.ts";

const connections: GuardedRedis[] = [];
afterAll(() => Promise.all(connections.map((redis) => redis.close())));

async function inRedis(seatwiseKey = SEATWISE_KEY): Promise<SecurityEventLog> {
  const url = process.env["TEST_REDIS_URL"] ?? "";
  const redis = new GuardedRedis({ url, clock: systemClock, log: createLogger("silent") });
  connections.push(redis);
  await redis.opened();
  return new RedisTenantRecords(
    { redis, seatwiseKey, decode: readSecurityRecord, onRejected: () => undefined },
    "test",
  );
}

const kinds: readonly [string, () => Promise<SecurityEventLog>][] = [
  ["InProcessSecurityEventLog", async () => new InProcessSecurityEventLog()],
  ["RedisTenantRecords", inRedis],
];

const newTenant = () => tenantId.parse(randomUUID());
const record = (): SecurityRecord => ({
  kind: "egressRefused",
  because: "personalData",
  id: randomUUID(),
  at: isoInstant.parse("2026-11-21T10:00:00Z"),
  interactionId: randomUUID(),
});

describe.each(kinds)("%s", (_kind, open) => {
  it("keeps the events of each tenant apart, in order", async () => {
    const log = await open();
    const [one, other] = [newTenant(), newTenant()];
    const records = [record(), record()] as const;
    for (const kept of records) await log.append(one, kept);
    await log.append(other, record());

    expect(await log.read(one)).toEqual(records);
    expect(await log.read(newTenant())).toEqual([]);
  });

  it("keeps the last five hundred", async () => {
    const log = await open();
    const tenant = newTenant();
    const records = Array.from({ length: 503 }, record);
    for (const kept of records) await log.append(tenant, kept);

    expect(await log.read(tenant)).toEqual(records.slice(3));
  });
});

describe("RedisTenantRecords", () => {
  it("shows nothing to who has another key, and leaves out what was put there by others", async () => {
    const log = await inRedis();
    const tenant = newTenant();
    await log.append(tenant, record());
    const before = await log.read(tenant);
    const [redis] = connections;
    const keys = await redis?.run((client) => client.keys("seatwise:records:*"));
    for (const key of keys === undefined || keys === "unavailable" ? [] : keys.reply) {
      await redis?.run((client) => client.rpush(key, "forged"));
      await redis?.run(async (client) => {
        const [genuine = Buffer.alloc(0)] = await client.lrangeBuffer(key, 0, 0);
        return client.rpush(key, genuine);
      });
    }

    expect(before).toHaveLength(1);
    expect(await log.read(tenant)).toEqual(before);
    expect(await (await inRedis("ab".repeat(32))).read(tenant)).toEqual([]);
  });
});

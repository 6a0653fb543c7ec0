import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "@jest/globals";
import { GuardedRedis, RedisTenantRecords, type RejectionListener } from "../../src/cache/index.ts";
import { type Clock, systemClock } from "../../src/core/clock.ts";
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

async function inRedis({
  seatwiseKey = SEATWISE_KEY,
  clock = systemClock,
  onRejected = (): void => undefined,
}: {
  readonly seatwiseKey?: string;
  readonly clock?: Clock;
  readonly onRejected?: RejectionListener;
} = {}): Promise<SecurityEventLog> {
  const url = process.env["TEST_REDIS_URL"] ?? "";
  const redis = new GuardedRedis({ url, clock: systemClock, log: createLogger("silent") });
  connections.push(redis);
  await redis.opened();
  return new RedisTenantRecords(
    { redis, seatwiseKey, decode: readSecurityRecord, clock, onRejected },
    "test",
  );
}

const kinds: readonly [string, () => Promise<SecurityEventLog>][] = [
  ["InProcessSecurityEventLog", async () => new InProcessSecurityEventLog()],
  ["RedisTenantRecords", () => inRedis()],
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
    expect(await (await inRedis({ seatwiseKey: "ab".repeat(32) })).read(tenant)).toEqual([]);
  });

  it("leaves out and reports an old record that was put back behind newer ones", async () => {
    const rejections: string[] = [];
    const onRejected: RejectionListener = ({ because }) => rejections.push(because);
    const at = (instant: string) =>
      inRedis({ clock: { now: () => new Date(instant) }, onRejected });
    const tenant = newTenant();
    const [redis] = connections;
    const namesBefore = await redis?.run((client) => client.keys("seatwise:records:*"));
    await (await at("2026-11-20T10:00:00Z")).append(tenant, record());
    const late = await at("2026-11-21T10:00:00Z");
    const kept = record();
    await late.append(tenant, kept);
    const namesNow = await redis?.run((client) => client.keys("seatwise:records:*"));
    const known =
      namesBefore === undefined || namesBefore === "unavailable" ? [] : namesBefore.reply;
    const all = namesNow === undefined || namesNow === "unavailable" ? [] : namesNow.reply;
    const name = all.find((one) => !known.includes(one)) ?? "";
    await redis?.run((client) => client.lmove(name, name, "LEFT", "RIGHT"));

    expect(await late.read(tenant)).toEqual([kept]);
    expect(rejections).toEqual(["superseded"]);
  });
});

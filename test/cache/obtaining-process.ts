import { createInterface } from "node:readline";
import { GuardedRedis, RedisFlightLock, SharedAggregates } from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { tenantId, visibilityClass } from "../../src/core/ids.ts";
import { createLogger } from "../../src/core/logger.ts";
import { redisCache } from "../support/redis-cache.ts";
import { SEATWISE_KEY, sealedSeats, seatCount } from "../support/sample-aggregates.ts";

// A process that obtains one aggregate. Says "computing" when it is the one to compute it, waits
// for the number of seats on its standard input, and says in the end what it obtained.
const [url = "", tenant, visibility, leaseMs] = process.argv.slice(2);
const redis = new GuardedRedis({ url, clock: systemClock, log: createLogger("silent") });
await redis.opened();
const common = { redis, seatwiseKey: SEATWISE_KEY };
const shared = new SharedAggregates(
  redisCache({ redis }).cache,
  new RedisFlightLock({ ...common, leaseMs: Number(leaseMs) }),
);
const key = {
  tenantId: tenantId.parse(tenant),
  visibilityClass: visibilityClass.parse(visibility),
  name: "survey",
  version: "1",
};
const heard = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { aggregate, origin } = await shared.obtain(
  { kind: seatCount, key, ttlSeconds: 60 },
  async () => {
    console.log("computing");
    return sealedSeats(Number((await heard.next()).value));
  },
);
console.log(`${origin} ${aggregate.value.seats}`);
process.exit(0);

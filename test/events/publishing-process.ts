import { GuardedRedis, InProcessEntryRecord } from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { tenantId, visibilityClass } from "../../src/core/ids.ts";
import { createLogger } from "../../src/core/logger.ts";
import { RedisRecommendationLog } from "../../src/events/index.ts";
import { SEATWISE_KEY } from "../support/sample-aggregates.ts";
import { kinds, recommendation, sealedSet } from "../support/sample-recommendations.ts";

// A process that surveyed: publishes one recommendation of so many seats each, and says how many
// events that made.
const [url = "", tenant, visibility, ...seats] = process.argv.slice(2);
const logger = createLogger("silent");
const redis = new GuardedRedis({ url, clock: systemClock, log: logger });
await redis.opened();
const log = new RedisRecommendationLog({
  redis,
  url,
  seatwiseKey: SEATWISE_KEY,
  kinds,
  record: new InProcessEntryRecord(systemClock),
  clock: systemClock,
  log: logger,
  onRejected: () => undefined,
});
const scope = {
  tenantId: tenantId.parse(tenant),
  visibilityClass: visibilityClass.parse(visibility),
};
let published = 0;
for (const count of seats) {
  const outcome = await log.publishChanges(
    scope,
    sealedSet([recommendation(1, { seats: Number(count) })]),
  );
  published += outcome === "unavailable" ? 0 : outcome.published;
}
console.log(`published ${published}`);
process.exit(0);

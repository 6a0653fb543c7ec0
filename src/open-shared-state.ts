import {
  type AggregateCache,
  type EntryRecord,
  GuardedRedis,
  InProcessAggregateCache,
  InProcessCounters,
  InProcessEntryRecord,
  noOtherProcess,
  RedisAggregateCache,
  RedisCounters,
  RedisFlightLock,
  RedisPace,
  RedisRunSignals,
  RedisTenantRecords,
  type Rejection,
  SharedAggregates,
} from "./cache/index.ts";
import type { Clock } from "./core/clock.ts";
import type { Settings } from "./core/config.ts";
import type { Logger } from "./core/logger.ts";
import type { SecurityEvents } from "./core/security-events.ts";
import {
  InProcessRecommendationLog,
  type RecommendationKinds,
  type RecommendationLog,
  RedisRecommendationLog,
  recommendationKinds,
} from "./events/index.ts";
import { InProcessPace, type RequestPace } from "./graph/index.ts";
import { RECOMMENDATION_KINDS, RECOMMENDATION_RULES } from "./licensing/index.ts";
import {
  type Counters,
  InProcessSecurityEventLog,
  noOtherRuns,
  type RunSignals,
  readSecurityRecord,
  type SecurityEventLog,
} from "./resolvers/index.ts";

/** What processes share: aggregates, and the log of recommendations. */
export interface SharedState {
  readonly cache: AggregateCache;
  readonly aggregates: SharedAggregates;
  readonly recommendationLog: RecommendationLog;
  readonly kinds: RecommendationKinds;
  readonly runSignals: RunSignals;
  readonly counters: Counters;
  /** Turns that requests to Graph take where it counts them per tenant. */
  readonly pace: RequestPace;
  readonly securityEventLog: SecurityEventLog;
  /** Whether other processes may take part. */
  readonly isShared: boolean;
  close(): Promise<void>;
}

interface Means {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly securityEvents: SecurityEvents;
  /** Which entries of the cache are the newest, when processes share a database that can tell. */
  readonly entryRecord: EntryRecord | undefined;
}

/** On Redis when REDIS_URL is set, else in this process. Redis may be away: it is waited for a second. */
export async function openSharedState(settings: Settings, means: Means): Promise<SharedState> {
  const kinds = recommendationKinds({
    kinds: RECOMMENDATION_KINDS,
    detections: RECOMMENDATION_RULES,
  });
  return settings.REDIS_URL === undefined
    ? inProcess(kinds, means.clock)
    : onRedis(settings.REDIS_URL, settings.SEATWISE_KEY, kinds, means);
}

function inProcess(kinds: RecommendationKinds, clock: Clock): SharedState {
  const cache = new InProcessAggregateCache({ clock });
  const recommendationLog = new InProcessRecommendationLog({ kinds, clock });
  return {
    cache,
    aggregates: new SharedAggregates(cache, noOtherProcess),
    recommendationLog,
    kinds,
    runSignals: noOtherRuns,
    counters: new InProcessCounters(clock),
    pace: new InProcessPace(clock),
    securityEventLog: new InProcessSecurityEventLog(),
    isShared: false,
    close: async () => {
      await recommendationLog.close();
      await cache.close();
    },
  };
}

async function onRedis(
  url: string,
  seatwiseKey: string,
  kinds: RecommendationKinds,
  { clock, logger, securityEvents, entryRecord }: Means,
): Promise<SharedState> {
  const redis = new GuardedRedis({ url, clock, log: logger });
  await redis.opened();
  const onRejected = (rejection: Rejection): void => {
    logger.warn(
      { rejection },
      "An entry in Redis was not written by Seatwise, or not for this place.",
    );
    const { because } = rejection;
    securityEvents.raise({ kind: "entryRejected", because, tenantId: null, interactionId: null });
  };
  const record = entryRecord ?? new InProcessEntryRecord(clock);
  const cache = new RedisAggregateCache({
    redis,
    seatwiseKey,
    record,
    clock,
    log: logger,
    onRejected,
  });
  const recommendationLog = new RedisRecommendationLog({
    redis,
    url,
    seatwiseKey,
    kinds,
    record,
    clock,
    log: logger,
    onRejected,
  });
  return {
    cache,
    aggregates: new SharedAggregates(cache, new RedisFlightLock({ redis, seatwiseKey })),
    recommendationLog,
    kinds,
    runSignals: new RedisRunSignals(redis),
    counters: new RedisCounters({ redis, seatwiseKey, clock }),
    pace: new RedisPace({ redis, seatwiseKey, own: new InProcessPace(clock) }),
    securityEventLog: new RedisTenantRecords(
      { redis, seatwiseKey, decode: readSecurityRecord, clock, onRejected },
      "security events",
    ),
    isShared: true,
    close: async () => {
      await recommendationLog.close();
      await cache.close();
      await redis.close();
    },
  };
}

export {
  type AggregateCache,
  type CacheHealth,
  type CacheKey,
  type CacheLookup,
  type CacheMiss,
  type Rejection,
  type RejectionListener,
  requireSealed,
} from "./aggregate-cache.ts";
export { ArmsLength, type Guarded } from "./arms-length.ts";
export { type EntryPlace, type EntryRecord, InProcessEntryRecord } from "./entry-record.ts";
export { type FlightLock, type Lease, noOtherProcess, RedisFlightLock } from "./flight-lock.ts";
export { GuardedRedis } from "./guarded-redis.ts";
export { InProcessAggregateCache } from "./in-process-aggregate-cache.ts";
export { InProcessCounters } from "./in-process-counters.ts";
export { type Binding, KeyBoundCipher } from "./key-bound-cipher.ts";
export { RedisAggregateCache } from "./redis-aggregate-cache.ts";
export { RedisCounters } from "./redis-counters.ts";
export { RedisPace } from "./redis-pace.ts";
export { RedisRunSignals } from "./redis-run-signals.ts";
export { RedisTenantRecords } from "./redis-tenant-records.ts";
export { type Obtained, type Origin, SharedAggregates, type Wanted } from "./shared-aggregates.ts";
export { SingleFlight } from "./single-flight.ts";

import {
  type EntryRecord,
  type GuardedRedis,
  InProcessEntryRecord,
  RedisAggregateCache,
  type Rejection,
} from "../../src/cache/index.ts";
import { type Clock, systemClock } from "../../src/core/clock.ts";
import { createLogger } from "../../src/core/logger.ts";
import { SEATWISE_KEY } from "./sample-aggregates.ts";

interface Options {
  readonly redis: GuardedRedis;
  readonly clock?: Clock;
  readonly seatwiseKey?: string;
  /** Without one, the process records its own writings, as where there is no shared database. */
  readonly record?: EntryRecord;
}

/** One process's view of the cache, with what it reported. */
export function redisCache({
  redis,
  clock = systemClock,
  seatwiseKey = SEATWISE_KEY,
  record = new InProcessEntryRecord(clock),
}: Options) {
  const rejections: Rejection[] = [];
  const log = createLogger("silent");
  const onRejected = (rejection: Rejection) => rejections.push(rejection);
  return {
    cache: new RedisAggregateCache({ redis, seatwiseKey, record, clock, log, onRejected }),
    rejections,
  };
}

import { randomBytes, randomUUID } from "node:crypto";
import type { CacheKey } from "../../src/cache/index.ts";
import type { Clock } from "../../src/core/clock.ts";
import { isoInstant, tenantId, visibilityClass } from "../../src/core/ids.ts";
import { type Aggregate, closed, defineAggregate, seal } from "../../src/privacy/index.ts";

/** 32 bytes in hex, as SEATWISE_KEY. */
export const SEATWISE_KEY = "5e".repeat(32);

/** A kind of aggregate of the tests' own. */
export const seatCount = defineAggregate(
  "seatCount",
  1,
  closed.object({ seats: closed.count(), of: closed.oneOf(["paid", "free"]) }),
);

export type SeatCount = Aggregate<{ readonly seats: number; readonly of: "paid" | "free" }>;

/** A sealed count of so many paid seats, with a coverage statement. */
export function sealedSeats(seats: number): SeatCount {
  const coverage = {
    sources: [{ source: "subscribedSkus", outcome: "used", staleSince: null }],
    seatsJudged: seats,
    seatsTotal: seats,
    reportRefreshedOn: null,
    reportNamesConcealed: null,
    tooFewMembers: false,
    recordsUnavailable: false,
    opensAgain: [],
  } as const;
  const asOf = isoInstant.parse("2026-11-21T08:00:00Z");
  return seal(seatCount, { seats, of: "paid" }, { coverage, asOf }, new Set());
}

/** A key that no other test uses: all suites of a run share one Redis. */
export function newKey(differing: Partial<CacheKey> = {}): CacheKey {
  return {
    tenantId: tenantId.parse(randomUUID()),
    visibilityClass: newVisibilityClass(),
    name: "survey",
    version: "1",
    ...differing,
  };
}

export function newVisibilityClass() {
  return visibilityClass.parse(randomBytes(32).toString("base64url"));
}

/** A clock that stands until it is set. */
export class SetClock implements Clock {
  #now: number;

  constructor(instant = "2026-11-21T08:00:00Z") {
    this.#now = Date.parse(instant);
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

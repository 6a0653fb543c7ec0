import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { GuardedRedis, InProcessEntryRecord } from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createLogger } from "../../src/core/logger.ts";
import {
  BEGINNING,
  type EventCursor,
  type EventReader,
  eventCursor,
  InProcessRecommendationLog,
  type LogEntry,
  type ReadRequest,
  type RecommendationLog,
  RedisRecommendationLog,
} from "../../src/events/index.ts";
import { isSealed } from "../../src/privacy/index.ts";
import {
  newKey,
  newVisibilityClass,
  SEATWISE_KEY,
  sealedSeats,
} from "../support/sample-aggregates.ts";
import { inShort, kinds, recommendation, sealedSet } from "../support/sample-recommendations.ts";

const logs: readonly [string, () => Promise<RecommendationLog>][] = [
  [
    "InProcessRecommendationLog",
    async () => new InProcessRecommendationLog({ kinds, clock: systemClock }),
  ],
  [
    "RedisRecommendationLog",
    async () => {
      const url = process.env["TEST_REDIS_URL"] ?? "";
      const redis = new GuardedRedis({ url, clock: systemClock, log: createLogger("silent") });
      await redis.opened();
      const log = new RedisRecommendationLog({
        redis,
        url,
        seatwiseKey: SEATWISE_KEY,
        kinds,
        record: new InProcessEntryRecord(systemClock),
        clock: systemClock,
        log: createLogger("silent"),
        onRejected: () => undefined,
      });
      return {
        publishChanges: (scope, current) => log.publishChanges(scope, current),
        read: (request) => log.read(request),
        close: async () => {
          await log.close();
          await redis.close();
        },
      };
    },
  ],
];

/** A scope that no other test uses: all suites of a run share one Redis. */
function newScope() {
  const { tenantId, visibilityClass } = newKey();
  return { tenantId, visibilityClass };
}

/** The next events of a reader, in short. */
async function hear(reader: EventReader, count: number): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  while (entries.length < count) {
    const { done, value } = await reader.next();
    if (done === true) {
      break;
    }
    entries.push(value);
  }
  return entries;
}

const wordsOf = (entries: readonly LogEntry[]) => entries.map(({ event }) => inShort(event.value));

describe.each(logs)("%s", (_name, open) => {
  let log: RecommendationLog;

  beforeAll(async () => {
    log = await open();
  });

  afterAll(async () => {
    await log.close();
  });

  function read(request: Pick<ReadRequest, "tenantId"> & Partial<ReadRequest>) {
    return log.read({ after: "now", accepts: () => true, ...request });
  }

  /** A reader that is known to follow the log: it has heard an event. */
  async function readFromNow(request: Pick<ReadRequest, "tenantId"> & Partial<ReadRequest>) {
    const scope = { tenantId: request.tenantId, visibilityClass: newVisibilityClass() };
    await log.publishChanges(scope, sealedSet([recommendation(0xfff)]));
    const reader = read({ after: BEGINNING, ...request });
    await hear(reader, 1);
    return reader;
  }

  it("tells a reader every change, sealed and in order", async () => {
    const scope = newScope();
    const reader = await readFromNow(scope);

    expect([
      await log.publishChanges(scope, sealedSet([recommendation(1), recommendation(2)])),
      await log.publishChanges(scope, sealedSet([recommendation(1, { seats: 12 })])),
      await log.publishChanges(scope, sealedSet([recommendation(1, { seats: 12 })])),
    ]).toEqual([{ published: 2 }, { published: 2 }, { published: 0 }]);

    const heard = await hear(reader, 4);
    expect(wordsOf(heard)).toEqual(["new 1", "new 2", "changed 1 to 12 seats", "gone 2"]);
    expect(heard.map(({ event }) => isSealed(event))).toEqual([true, true, true, true]);
    expect(heard[0]?.event.value.recommendation).toEqual(recommendation(1));
    expect(heard[0]?.event.coverage).toEqual(sealedSet([]).coverage);
    await reader.return();
  });

  it("gives a reader of now nothing of the past", async () => {
    const scope = newScope();
    await log.publishChanges(scope, sealedSet([recommendation(1)]));
    const reader = read(scope);
    const heard = hear(reader, 1);
    // The reader takes its place asynchronously; changes go on until it has heard one.
    const heardOne = heard.then(() => true);
    let seats = 20;
    while (!(await Promise.race([heardOne, pause(20)]))) {
      seats += 1;
      await log.publishChanges(scope, sealedSet([recommendation(1, { seats })]));
    }

    expect(wordsOf(await heard)[0]).toMatch(/^changed 1 to \d+ seats$/);
    await reader.return();
  });

  it("goes on after a cursor, also for a reader who was away", async () => {
    const scope = newScope();
    const reader = await readFromNow(scope);
    await log.publishChanges(scope, sealedSet([recommendation(1), recommendation(2)]));
    const [first] = await hear(reader, 1);
    await reader.return();
    await log.publishChanges(scope, sealedSet([recommendation(2)]));
    const again = read({ ...scope, after: first?.cursor ?? "now" });

    expect(wordsOf(await hear(again, 2))).toEqual(["new 2", "gone 1"]);
    await again.return();
  });

  it("gives events of a tenant to that tenant alone", async () => {
    const [mine, theirs] = [newScope(), newScope()];
    const reader = await readFromNow(mine);
    await log.publishChanges(theirs, sealedSet([recommendation(1)]));
    await log.publishChanges(mine, sealedSet([recommendation(2)]));

    expect(wordsOf(await hear(reader, 1))).toEqual(["new 2"]);
    await reader.return();
  });

  it("compares with what callers of the same rights were shown", async () => {
    const scope = newScope();
    const otherRights = { ...scope, visibilityClass: newVisibilityClass() };
    await log.publishChanges(scope, sealedSet([recommendation(1)]));

    expect(await log.publishChanges(otherRights, sealedSet([]))).toEqual({ published: 0 });
    expect(await log.publishChanges(scope, sealedSet([recommendation(1)]))).toEqual({
      published: 0,
    });
  });

  it("gives a reader only what he accepts", async () => {
    const scope = newScope();
    const granted = new Set(["subscribedSkus"]);
    const mayHear: ReadRequest["accepts"] = ({ recommendation: { requires } }) =>
      requires.every((source) => granted.has(source));
    const reader = await readFromNow({ ...scope, accepts: mayHear });
    const fromReports = recommendation(1, { requires: ["subscribedSkus", "activeUserDetail"] });
    await log.publishChanges(scope, sealedSet([fromReports, recommendation(2)]));

    expect(wordsOf(await hear(reader, 1))).toEqual(["new 2"]);
    await reader.return();
  });

  it("gives the same events to many readers", async () => {
    const scope = newScope();
    const readers = await Promise.all([1, 2, 3].map(() => readFromNow(scope)));
    // Each reader announced itself with an event; what matters is what all hear afterwards.
    await log.publishChanges(scope, sealedSet([recommendation(1)]));
    const untilNew = async (reader: EventReader): Promise<string> => {
      const [word = ""] = wordsOf(await hear(reader, 1));
      return word === "new 1" ? word : untilNew(reader);
    };

    expect(await Promise.all(readers.map(untilNew))).toEqual(["new 1", "new 1", "new 1"]);
    await Promise.all(readers.map((reader) => reader.return()));
  });

  it.each<[string, (reader: EventReader, gone: AbortController) => unknown]>([
    ["it is returned", (reader) => reader.return()],
    ["its signal fires", (_reader, gone) => gone.abort()],
  ])("ends a waiting reader when %s", async (_how, end) => {
    const gone = new AbortController();
    const reader = await readFromNow({ ...newScope(), signal: gone.signal });
    const waiting = reader.next();
    await end(reader, gone);

    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await reader.next()).toEqual({ done: true, value: undefined });
    expect(await reader.return()).toEqual({ done: true, value: undefined });
  });

  it("refuses a cursor that is no longer or not yet in the log", async () => {
    const scope = newScope();
    await log.publishChanges(scope, sealedSet([recommendation(1)]));

    for (const cursor of ["1-0", "999999999999999-0"]) {
      const reader = read({ ...scope, after: eventCursor.parse(cursor) });
      await expect(reader.next()).rejects.toMatchObject({
        code: "BAD_INPUT",
        details: { argument: "after" },
      });
    }
  });

  it("takes up a reader who fell far behind where he was", async () => {
    const scope = newScope();
    const slow = await readFromNow(scope);
    let cursor: EventCursor | "now" = "now";
    const expected: string[] = [];
    for (let seats = 1; seats <= 600; seats += 1) {
      await log.publishChanges(scope, sealedSet([recommendation(1, { seats })]));
      expected.push(seats === 1 ? "new 1" : `changed 1 to ${seats} seats`);
    }
    const heard = await hear(slow, 600);
    cursor = heard[99]?.cursor ?? "now";
    const again = read({ ...scope, after: cursor });

    expect(wordsOf(heard)).toEqual(expected);
    expect(wordsOf(await hear(again, 500))).toEqual(expected.slice(100));
    await slow.return();
    await again.return();
  });

  it("refuses what was not sealed, and what is no recommendation set", async () => {
    const scope = newScope();
    const { kind, version, value, coverage, asOf } = sealedSet([recommendation(1)]);
    const lookalike = { kind, version, value, coverage, asOf };

    for (const refused of [lookalike, sealedSeats(1)]) {
      await expect(log.publishChanges(scope, refused as never)).rejects.toMatchObject({
        code: "INTERNAL",
      });
    }
    expect(await log.publishChanges(scope, sealedSet([]))).toEqual({ published: 0 });
  });
});

async function pause(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}

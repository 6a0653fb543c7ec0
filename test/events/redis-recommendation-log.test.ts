import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Redis } from "ioredis";
import { GuardedRedis, InProcessEntryRecord, type Rejection } from "../../src/cache/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createLogger } from "../../src/core/logger.ts";
import { BEGINNING, type EventReader, RedisRecommendationLog } from "../../src/events/index.ts";
import { startProcess } from "../support/other-process.ts";
import { listenTo, type OwnRedis, startOwnRedis } from "../support/own-redis.ts";
import { newKey, SEATWISE_KEY } from "../support/sample-aggregates.ts";
import {
  E3,
  inShort,
  kinds,
  recommendation,
  sealedSet,
} from "../support/sample-recommendations.ts";

describe("the recommendation log in Redis", () => {
  let server: OwnRedis;
  let observer: Redis;
  let ending: (() => unknown)[];

  beforeEach(async () => {
    server = await startOwnRedis({ persistent: true });
    observer = new Redis(server.url);
    observer.on("error", () => undefined);
    ending = [];
  });

  afterEach(async () => {
    await Promise.all(ending.map((end) => end()));
    observer.disconnect();
    await server.stop();
  });

  /** One process's view of the log, with what it reported. Who shares a record shares a database. */
  async function openLog(record = new InProcessEntryRecord(systemClock)) {
    const { url } = server;
    const redis = new GuardedRedis({ url, clock: systemClock, log: createLogger("silent") });
    await redis.opened();
    const rejections: Rejection[] = [];
    const log = new RedisRecommendationLog({
      redis,
      url,
      seatwiseKey: SEATWISE_KEY,
      kinds,
      record,
      clock: systemClock,
      log: createLogger("silent"),
      onRejected: (rejection) => rejections.push(rejection),
    });
    ending.push(
      () => log.close(),
      () => redis.close(),
    );
    return { log, rejections };
  }

  const scopeOf = ({ tenantId, visibilityClass }: ReturnType<typeof newKey>) => ({
    tenantId,
    visibilityClass,
  });
  const all = { after: BEGINNING, accepts: () => true } as const;

  async function hear(reader: EventReader): Promise<string> {
    const { done, value } = await reader.next();
    return done === true ? "(ended)" : inShort(value.event.value);
  }

  const connectionsOfReaders = async () =>
    String(await observer.client("LIST")).match(/name=seatwise-events/g)?.length ?? 0;

  async function until(condition: () => Promise<boolean>): Promise<void> {
    while (!(await condition())) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it("tells in one process what another has surveyed", async () => {
    const { log } = await openLog();
    const scope = scopeOf(newKey());
    const reader = log.read({ ...scope, ...all });
    const file = new URL("publishing-process.ts", import.meta.url);
    const other = startProcess(file, server.url, scope.tenantId, scope.visibilityClass, "7");
    ending.push(() => other.kill());

    expect(await hear(reader)).toBe("new 1");
    expect(await other.hear()).toBe("published 1");
  });

  it("notices each change once, however many processes survey at the same time", async () => {
    const logs = await Promise.all([openLog(), openLog(), openLog(), openLog()]);
    const scope = scopeOf(newKey());
    const outcomes = await Promise.all(
      logs.map(({ log }) => log.publishChanges(scope, sealedSet([recommendation(1)]))),
    );

    expect(outcomes.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(
      [{ published: 0 }, { published: 0 }, { published: 0 }, { published: 1 }],
    );
  });

  it("has one reading connection for all readers, and none when the last has gone", async () => {
    const { log } = await openLog();
    const scopes = [1, 2, 3].map(() => scopeOf(newKey()));
    const readers = [...scopes, ...scopes].map((scope) => log.read({ ...scope, ...all }));
    for (const scope of scopes) {
      await log.publishChanges(scope, sealedSet([recommendation(1)]));
    }
    expect(await Promise.all(readers.map(hear))).toEqual(readers.map(() => "new 1"));
    await until(async () => (await connectionsOfReaders()) === 1);

    const waiting = readers.map((reader) => reader.next());
    await Promise.all(readers.map((reader) => reader.return()));
    expect(await Promise.all(waiting)).toEqual(
      readers.map(() => ({ done: true, value: undefined })),
    );
    await until(async () => (await connectionsOfReaders()) === 0);
  });

  it("keeps connections to itself when readers come and go at once", async () => {
    const { log } = await openLog();
    const { tenantId } = newKey();
    for (let reader = 0; reader < 50; reader += 1) {
      await log.read({ tenantId, ...all }).return();
    }
    await until(async () => (await connectionsOfReaders()) === 0);
    const reader = log.read({ tenantId, ...all });
    const waiting = hear(reader);
    await until(async () => (await connectionsOfReaders()) === 1);
    await reader.return();
    expect(await waiting).toBe("(ended)");
  });

  it.each<[string, () => unknown, () => unknown]>([
    ["killed and started again", () => server.kill(), () => server.restart()],
    ["frozen and thawed", () => server.freeze(), () => server.thaw()],
  ])("goes on without loss after Redis was %s", async (_what, strike, mend) => {
    const { log } = await openLog();
    const scope = scopeOf(newKey());
    const reader = log.read({ ...scope, ...all });
    await log.publishChanges(scope, sealedSet([recommendation(1)]));
    expect(await hear(reader)).toBe("new 1");
    await strike();
    const current = sealedSet([recommendation(1), recommendation(2)]);
    expect(await log.publishChanges(scope, current)).toBe("unavailable");
    await mend();
    // A command given up on may still have been carried out: the event comes once all the same.
    await until(async () => (await log.publishChanges(scope, current)) !== "unavailable");
    await log.publishChanges(scope, sealedSet([recommendation(2)]));

    expect([await hear(reader), await hear(reader)]).toEqual(["new 2", "gone 1"]);
  });

  it("lets a reader wait for a Redis that is not there yet", async () => {
    await server.kill();
    const { log } = await openLog();
    const scope = scopeOf(newKey());
    const waiting = hear(log.read({ ...scope, ...all }));
    await server.restart();
    await until(
      async () =>
        (await log.publishChanges(scope, sealedSet([recommendation(1)]))) !== "unavailable",
    );

    expect(await waiting).toBe("new 1");
  });

  it("leaves out and reports what was forged, moved from another tenant or appended again", async () => {
    const { log, rejections } = await openLog();
    const [mine, theirs] = [scopeOf(newKey()), scopeOf(newKey())];
    await log.publishChanges(mine, sealedSet([recommendation(1)]));
    const [myStream = ""] = await observer.keys("seatwise:recommendations:*:events");
    await log.publishChanges(theirs, sealedSet([recommendation(2)]));
    const streams = await observer.keys("seatwise:recommendations:*:events");
    const theirStream = streams.find((stream) => stream !== myStream) ?? "";
    const [[, [, foreign = Buffer.alloc(0)]] = ["", []]] = await observer.xrangeBuffer(
      theirStream,
      "-",
      "+",
    );
    const [[, [, genuine = Buffer.alloc(0)]] = ["", []]] = await observer.xrangeBuffer(
      myStream,
      "-",
      "+",
    );
    for (const planted of [Buffer.from("forged"), foreign, genuine]) {
      await observer.xadd(myStream, "*", "event", planted);
    }
    await log.publishChanges(mine, sealedSet([recommendation(1), recommendation(3)]));
    const reader = log.read({ ...mine, ...all });

    expect([await hear(reader), await hear(reader)]).toEqual(["new 1", "new 3"]);
    expect(rejections).toEqual(
      ["forged", "of another tenant", "of another place"].map(() => ({
        store: "recommendation-log",
        because: "forged",
        entry: myStream,
      })),
    );
  });

  it("tells an event again to nobody that was put there again, also where nobody saw it before", async () => {
    const { log } = await openLog();
    const scope = scopeOf(newKey());
    await log.publishChanges(scope, sealedSet([recommendation(1)]));
    const [stream = ""] = await observer.keys("seatwise:recommendations:*:events");
    const [[first, [, event = Buffer.alloc(0)]] = ["", []]] = await observer.xrangeBuffer(
      stream,
      "-",
      "+",
    );
    await observer.xdel(stream, String(first));
    await observer.xadd(stream, "*", "event", event);
    await log.publishChanges(scope, sealedSet([recommendation(1), recommendation(2)]));
    const later = await openLog();

    expect(await hear(later.log.read({ ...scope, ...all }))).toBe("new 2");
    expect(later.rejections).toMatchObject([{ because: "forged", entry: stream }]);
  });

  it("reports an older published set that was put back, also where nobody saw the newer one", async () => {
    const database = new InProcessEntryRecord(systemClock);
    const { log } = await openLog(database);
    const scope = scopeOf(newKey());
    await log.publishChanges(scope, sealedSet([recommendation(1)]));
    const [published = ""] = await observer.keys("seatwise:recommendations:*:published:*");
    const older = (await observer.getBuffer(published)) ?? Buffer.alloc(0);
    const current = sealedSet([recommendation(1), recommendation(2)]);
    await log.publishChanges(scope, current);
    await observer.set(published, older);
    const later = await openLog(database);
    await later.log.publishChanges(scope, current);

    expect(later.rejections).toEqual([
      { store: "recommendation-log", because: "superseded", entry: published },
    ]);
    expect(await later.log.publishChanges(scope, current)).toEqual({ published: 0 });
    expect(later.rejections).toHaveLength(1);
  });

  it("reports a forged published set and compares with none", async () => {
    const { log, rejections } = await openLog();
    const scope = scopeOf(newKey());
    await log.publishChanges(scope, sealedSet([recommendation(1)]));
    const [published = ""] = await observer.keys("seatwise:recommendations:*:published:*");
    await observer.set(published, "forged");

    expect(await log.publishChanges(scope, sealedSet([recommendation(1)]))).toEqual({
      published: 1,
    });
    expect(rejections).toEqual([
      { store: "recommendation-log", because: "forged", entry: published },
    ]);
  });

  it("shows no tenant, visibility class or figure to who listens and who dumps", async () => {
    const { log } = await openLog();
    const scope = scopeOf(newKey());
    const ear = await listenTo(server.url);
    const reader = log.read({ ...scope, ...all });
    await log.publishChanges(scope, sealedSet([recommendation(1, { seats: 987_654 })]));
    await hear(reader);
    await reader.return();
    const heard = (await ear.stop()).join("\n");
    const names = await observer.keys("*");
    const dumps = await Promise.all(names.map((name) => observer.dumpBuffer(name)));
    const everything = [heard, ...names, ...dumps.map(String)].join("\n");

    expect(names.toSorted()).toEqual([
      expect.stringMatching(/^seatwise:recommendations:\{[\w-]{43}\}:events$/),
      expect.stringMatching(/^seatwise:recommendations:\{[\w-]{43}\}:published:[\w-]{43}$/),
    ]);
    expect(heard).toMatch(/xread|XREAD/);
    for (const secret of [scope.tenantId, scope.visibilityClass, E3, "987654", "returnIdleSeats"]) {
      expect(everything).not.toContain(secret);
    }
  });
});

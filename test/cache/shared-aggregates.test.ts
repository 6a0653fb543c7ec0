import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Redis } from "ioredis";
import {
  InProcessAggregateCache,
  noOtherProcess,
  SharedAggregates,
  type Wanted,
} from "../../src/cache/index.ts";
import { AppError } from "../../src/core/errors.ts";
import { closed, defineAggregate } from "../../src/privacy/index.ts";
import { type OtherProcess, startProcess } from "../support/other-process.ts";
import { type OwnRedis, startOwnRedis } from "../support/own-redis.ts";
import { newKey, SetClock, sealedSeats, seatCount } from "../support/sample-aggregates.ts";

describe("in one process", () => {
  const open = (clock = new SetClock()) =>
    new SharedAggregates(new InProcessAggregateCache({ clock }), noOtherProcess);
  const wanted = () => ({ kind: seatCount, key: newKey(), ttlSeconds: 60 });

  it("an aggregate is computed once, cached for its time, and computed again", async () => {
    const clock = new SetClock();
    const shared = open(clock);
    const want = wanted();
    let computed = 0;
    const compute = async () => sealedSeats((computed += 1));
    const together = await Promise.all([1, 2, 3].map(() => shared.obtain(want, compute)));
    const later = await shared.obtain(want, compute);
    clock.advance(61);
    const muchLater = await shared.obtain(want, compute);

    expect(
      [...together, later, muchLater].map(({ origin, aggregate }) => [
        origin,
        aggregate.value.seats,
      ]),
    ).toEqual([
      ["computed", 1],
      ["computed", 1],
      ["computed", 1],
      ["cached", 1],
      ["computed", 2],
    ]);
  });

  it("who knows that another process is at work waits on although the lock is silent for a moment", async () => {
    const cache = new InProcessAggregateCache({ clock: new SetClock() });
    const want = wanted();
    const said = ["taken", "unavailable", "unavailable", "taken"] as const;
    let asked = 0;
    const shared = new SharedAggregates(cache, {
      acquire: async () => {
        asked += 1;
        if (asked === said.length) await cache.put(sealedSeats(7), want.key, 60);
        return said[asked - 1] ?? "taken";
      },
    });
    const given = await shared.obtain(want, async () => sealedSeats(1));

    expect([given.origin, given.aggregate.value.seats, asked]).toEqual(["cached", 7, 4]);
  });

  it("who finds the lock silent computes at once", async () => {
    const cache = new InProcessAggregateCache({ clock: new SetClock() });
    const shared = new SharedAggregates(cache, { acquire: async () => "unavailable" });

    expect(await shared.obtain(wanted(), async () => sealedSeats(1))).toMatchObject({
      origin: "computed",
    });
  });

  it("a failure is told and not kept", async () => {
    const shared = open();
    const want = wanted();
    const failing = shared.obtain(want, async () => {
      throw new AppError("GRAPH_UNAVAILABLE");
    });

    await expect(failing).rejects.toMatchObject({ code: "GRAPH_UNAVAILABLE" });
    expect(await shared.obtain(want, async () => sealedSeats(1))).toMatchObject({
      origin: "computed",
      miss: "absent",
    });
  });

  it("computing stops when everybody who wanted it has gone", async () => {
    const gone = new AbortController();
    const stopped = Promise.withResolvers<string>();
    const want: Wanted<{ readonly seats: number; readonly of: "paid" | "free" }> = {
      ...wanted(),
      signal: gone.signal,
    };
    const obtaining = open().obtain(want, async (signal) => {
      signal.addEventListener("abort", () => stopped.resolve("stopped"));
      gone.abort();
      await stopped.promise;
      throw new AppError("ABORTED");
    });

    await expect(obtaining).rejects.toMatchObject({ code: "ABORTED" });
    expect(await stopped.promise).toBe("stopped");
  });

  it("two kinds under one key are an error of ours, not a wrong answer", async () => {
    const shared = open();
    const { key } = wanted();
    const dates = defineAggregate("dates", 1, closed.object({ on: closed.date() }));
    const gate = Promise.withResolvers<void>();
    const first = shared.obtain({ kind: seatCount, key, ttlSeconds: 60 }, async () => {
      await gate.promise;
      return sealedSeats(1);
    });
    const second = shared.obtain({ kind: dates, key, ttlSeconds: 60 }, () => {
      throw new Error("not reached: the flight is shared");
    });
    await new Promise((resolve) => setImmediate(resolve));
    gate.resolve();

    expect((await first).aggregate.value.seats).toBe(1);
    await expect(second).rejects.toMatchObject({ code: "INTERNAL" });
  });
});

describe("in several processes", () => {
  let redis: OwnRedis;
  let observer: Redis;
  let processes: OtherProcess[];

  beforeEach(async () => {
    redis = await startOwnRedis();
    observer = new Redis(redis.url);
    processes = [];
  });

  afterEach(async () => {
    await Promise.all(processes.map((process) => process.kill()));
    observer.disconnect();
    await redis.stop();
  });

  function start(key: ReturnType<typeof newKey>, leaseMs: number): OtherProcess {
    const file = new URL("obtaining-process.ts", import.meta.url);
    const started = startProcess(file, redis.url, key.tenantId, key.visibilityClass, `${leaseMs}`);
    processes.push(started);
    return started;
  }

  /** Waits until so many attempts to take the lock have reached Redis. */
  async function untilAttempts(attempts: number): Promise<void> {
    for (;;) {
      const statistics = await observer.info("commandstats");
      if (Number(/cmdstat_set:calls=(\d+)/.exec(statistics)?.[1]) >= attempts) {
        return;
      }
    }
  }

  it("identical wishes share one computation", async () => {
    const key = newKey();
    const first = start(key, 15_000);
    expect(await first.hear()).toBe("computing");
    const others = [start(key, 15_000), start(key, 15_000)];
    await untilAttempts(3);
    first.tell("42");

    expect(await first.hear()).toBe("computed 42");
    expect(await Promise.all(others.map((other) => other.hear()))).toEqual([
      "cached 42",
      "cached 42",
    ]);
  });

  it("another takes over when the one who computes dies", async () => {
    const key = newKey();
    const first = start(key, 600);
    expect(await first.hear()).toBe("computing");
    const second = start(key, 600);
    await untilAttempts(2);
    await first.kill();

    expect(await second.hear()).toBe("computing");
    second.tell("43");
    expect(await second.hear()).toBe("computed 43");
  });

  it("nobody takes over while the one who computes lives, however long it takes", async () => {
    const key = newKey();
    const first = start(key, 300);
    expect(await first.hear()).toBe("computing");
    const second = start(key, 300);
    await untilAttempts(12); // polls every 50 ms and slower: more than one lease has passed
    first.tell("44");

    expect(await first.hear()).toBe("computed 44");
    expect(await second.hear()).toBe("cached 44");
  });
});

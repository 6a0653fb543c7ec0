import { describe, expect, it } from "@jest/globals";
import { SingleFlight } from "../../src/cache/index.ts";
import { AppError } from "../../src/core/errors.ts";

/** Work that counts how often it was begun and ends when told to. */
function gatedWork<Value>() {
  const gate = Promise.withResolvers<Value>();
  const signals: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    signals.push(signal);
    return gate.promise;
  };
  return { work, signals, ...gate };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("a single flight", () => {
  it("does the work once for all who ask while it is under way, and anew for who asks later", async () => {
    const flights = new SingleFlight<number>();
    const first = gatedWork<number>();
    const waiting = Promise.all([1, 2, 3].map(() => flights.run("a", first.work)));
    await turn();
    first.resolve(7);

    expect(await waiting).toEqual([7, 7, 7]);
    expect(first.signals).toHaveLength(1);
    expect(await flights.run("a", async () => 8)).toBe(8);
  });

  it("keeps flights of different names apart", async () => {
    const flights = new SingleFlight<string>();
    const names = ["a", "b"];

    expect(await Promise.all(names.map((name) => flights.run(name, async () => name)))).toEqual(
      names,
    );
  });

  it("lets one go without disturbing the others, even the one who started it", async () => {
    const flights = new SingleFlight<number>();
    const leaver = new AbortController();
    const { work, signals, resolve } = gatedWork<number>();
    const leaving = flights.run("a", work, leaver.signal);
    const staying = flights.run("a", work);
    await turn();
    leaver.abort();

    await expect(leaving).rejects.toMatchObject({ code: "ABORTED" });
    expect(signals[0]?.aborted).toBe(false);
    resolve(7);
    expect(await staying).toBe(7);
  });

  it("aborts the work when the last one has gone, and starts anew for who comes then", async () => {
    const flights = new SingleFlight<number>();
    const leavers = [new AbortController(), new AbortController()];
    const { work, signals } = gatedWork<number>();
    const leaving = leavers.map((leaver) => flights.run("a", work, leaver.signal));
    await turn();
    for (const leaver of leavers) {
      leaver.abort();
    }

    expect((await Promise.allSettled(leaving)).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
    ]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(await flights.run("a", async () => 8)).toBe(8);
  });

  it("does not wait for whom nobody waits any more", async () => {
    const flights = new SingleFlight<number>();
    const { work } = gatedWork<number>();

    await expect(flights.run("a", work, AbortSignal.abort())).rejects.toMatchObject({
      code: "ABORTED",
    });
  });

  it("shares a failure that would be everybody's", async () => {
    const flights = new SingleFlight<number>();
    const { work, reject } = gatedWork<number>();
    const waiting = [flights.run("a", work), flights.run("a", async () => 8)];
    await turn();
    reject(new AppError("GRAPH_UNAVAILABLE"));

    expect(await Promise.allSettled(waiting)).toMatchObject([
      { status: "rejected", reason: { code: "GRAPH_UNAVAILABLE" } },
      { status: "rejected", reason: { code: "GRAPH_UNAVAILABLE" } },
    ]);
  });

  it("does not let one caller's refusal become another's: they fly with their own work", async () => {
    const flights = new SingleFlight<number>();
    const { work, reject } = gatedWork<number>();
    const waiting = [
      flights.run("a", work),
      flights.run("a", async () => 8),
      flights.run("a", async () => 9),
    ];
    await turn();
    reject(new AppError("CONSENT_REQUIRED"));

    expect(await Promise.allSettled(waiting)).toMatchObject([
      { status: "rejected", reason: { code: "CONSENT_REQUIRED" } },
      { status: "fulfilled", value: 8 },
      { status: "fulfilled", value: 8 },
    ]);
  });
});

import { describe, expect, it } from "@jest/globals";
import { InProcessAggregateCache } from "../../src/cache/index.ts";
import { ProgressBoard } from "../../src/insights/index.ts";
import { newKey, newVisibilityClass, SetClock } from "../support/sample-aggregates.ts";

/** Boards of two processes that share a cache, and a survey of one of them. */
function twoProcesses() {
  const clock = new SetClock();
  const cache = new InProcessAggregateCache({ clock });
  const scope = newKey();
  const [surveying, waiting] = [new ProgressBoard(cache, clock), new ProgressBoard(cache, clock)];
  return { clock, scope, surveying, waiting, reporter: surveying.open(scope) };
}

describe("the board of surveys under way", () => {
  it("shows how far a survey of another process is, and how long it will take", async () => {
    const { clock, scope, waiting, reporter } = twoProcesses();
    expect((await waiting.latest(scope))?.value.phase).toBe("reports");
    reporter.expect(1_000);
    clock.advance(2);
    reporter.note({ membersRead: 400, pagesRead: 2 });

    expect((await waiting.latest(scope))?.value).toEqual({
      phase: "members",
      membersRead: 400,
      pagesRead: 2,
      membersTotal: 1_000,
      remainingSeconds: 3,
    });
    reporter.close();
    expect((await waiting.latest(scope))?.value).toMatchObject({ phase: "done", membersRead: 400 });
  });

  it("promises no time where nobody knows how many members there are", async () => {
    const { clock, scope, surveying, reporter } = twoProcesses();
    reporter.expect(null);
    clock.advance(2);
    reporter.note({ membersRead: 400, pagesRead: 2 });

    expect((await surveying.latest(scope))?.value.remainingSeconds).toBeNull();
  });

  it("tells its own process every page, and others a few times a second", async () => {
    const { clock, scope, surveying, waiting, reporter } = twoProcesses();
    reporter.expect(1_000);
    for (const pagesRead of [1, 2, 3]) {
      reporter.note({ membersRead: pagesRead * 100, pagesRead });
    }

    expect((await surveying.latest(scope))?.value.pagesRead).toBe(3);
    expect((await waiting.latest(scope))?.value.pagesRead).toBe(0);
    clock.advance(1);
    reporter.note({ membersRead: 400, pagesRead: 4 });
    expect((await waiting.latest(scope))?.value.pagesRead).toBe(4);
  });

  it("shows nothing to callers of another visibility class or tenant", async () => {
    const { scope, surveying, waiting } = twoProcesses();
    const others = [
      { ...scope, visibilityClass: newVisibilityClass() },
      { ...scope, tenantId: newKey().tenantId },
    ];

    for (const other of others) {
      expect(await surveying.latest(other)).toBeUndefined();
      expect(await waiting.latest(other)).toBeUndefined();
    }
  });

  it("forgets a survey whose process died", async () => {
    const { clock, scope, waiting } = twoProcesses();
    clock.advance(21);
    expect(await waiting.latest(scope)).toBeUndefined();
  });
});

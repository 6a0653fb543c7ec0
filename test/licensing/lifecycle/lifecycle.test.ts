import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { isAppError } from "../../../src/core/errors.ts";
import { tenantId, visibilityClass } from "../../../src/core/ids.ts";
import { currencyCode, money } from "../../../src/core/money.ts";
import { SOURCE_IDS } from "../../../src/core/source-ids.ts";
import {
  bounceRate,
  DECIDABLE,
  DECISIONS,
  DEFAULT_LIFECYCLE_POLICY,
  type Decision,
  decide,
  type FoundRecommendation,
  LIFECYCLE_STATES,
  type LifecycleState,
  ledgersOf,
  loadReference,
  type Recommendation,
  RecommendationBook,
  type RecommendationStore,
  reconcile,
  seatFactsOf,
  type TrackedRecommendation,
} from "../../../src/licensing/index.ts";
import { date, SKU } from "../support/a-tenant.ts";

const usd = currencyCode.parse("USD");

const reference = loadReference();

/** Seats of M365 E5 on a day: bought and needed, with those still proposed on top of what is needed. */
function seatsOn(
  day: string,
  bought: number,
  needed: number,
  { proposed = 0, renewsOn = "2027-03-01" } = {},
) {
  const sku = { skuId: SKU.m365E5, bought, consumed: needed + proposed };
  const owned = [{ ...sku, renewals: [date(renewsOn)] }];
  const found = proposed === 0 ? [] : [aRecommendation(proposed)];
  return seatFactsOf({ on: date(day), owned, sources: SOURCE_IDS }, reference, found);
}

function aRecommendation(seats: number, of: Partial<Recommendation> = {}): Recommendation {
  const figure = (minor: number, period: "month" | "year") => ({
    money: money(minor, usd, period),
    price: {
      source: "list",
      asOf: null,
      dated: "stated",
      confidence: "verified",
      estimated: false,
    } as const,
    rule: { id: "D20", version: 1 } as const,
    dataOn: date("2026-11-21"),
    confidence: "C2" as const,
    actBy: date("2027-01-30"),
  });
  return {
    id: "a".repeat(32),
    kind: "reclaimDisabledSeats",
    rule: { id: "D20", version: 1 },
    skuId: SKU.m365E5,
    replacement: null,
    seats,
    timing: "atRenewal",
    on: date("2027-03-01"),
    actBy: date("2027-01-30"),
    monthly: figure(seats * 60_00, "month"),
    yearly: figure(seats * 720_00, "year"),
    confidence: "C2",
    guards: [],
    ...of,
  };
}

/** A recommendation of 20 seats, seen on 2026-11-21 with 100 seats bought, 80 of them needed. */
function tracked(...decisions: readonly Decision[]): TrackedRecommendation {
  const facts = seatsOn("2026-11-21", 100, 80, { proposed: 20 });
  const [seen] = reconcile([], [aRecommendation(20)], facts).tracked;
  if (seen === undefined) throw new Error("nothing tracked");
  return decisions.reduce((one, decision) => decide(one, decision, facts), seen);
}

function after(
  one: TrackedRecommendation,
  seats: number | null,
  facts = seatsOn("2026-12-05", 100, 80, { proposed: seats ?? 0 }),
) {
  const found = seats === null ? [] : [aRecommendation(seats)];
  const [next] = reconcile([one], found, facts).tracked;
  return next?.state;
}

/** Thresholds under which only seats count. */
const seatsOnly = { ...DEFAULT_LIFECYCLE_POLICY, minYearlyMinor: Number.MAX_SAFE_INTEGER };

const LATER = "2026-12-05";
const accept: Decision = { kind: "accept" };
const schedule: Decision = { kind: "schedule", on: date("2027-03-01") };

describe("a purchase that freed seats make unnecessary", () => {
  const instead = { timing: "avoidablePurchase", on: null, actBy: null } as const;
  const day = "2026-12-05";

  function accepted(): TrackedRecommendation {
    const facts = seatsOn("2026-11-21", 80, 80, { proposed: 20 });
    const [seen] = reconcile([], [aRecommendation(20, instead)], facts).tracked;
    if (seen === undefined) throw new Error("nothing tracked");
    return decide(seen, accept, facts);
  }

  function next(one: TrackedRecommendation, seats: number, facts = seatsOn(day, 80, 80)) {
    const found = seats === 0 ? [] : [aRecommendation(seats, instead)];
    const [updated] = reconcile([one], found, facts).tracked;
    if (updated === undefined) throw new Error("lost");
    return updated;
  }

  it("is avoided when the seats were given back and none was bought", () => {
    const done = next(accepted(), 0);
    expect(done.state).toEqual({ kind: "done", since: day, seats: 20, bounced: 0 });
    expect(ledgersOf([done]).map(({ ledger, seats }) => [ledger, seats])).toEqual([
      ["avoided", 20],
    ]);
  });

  it("waits while members still hold some of the seats", () => {
    expect(next(accepted(), 5).state.kind).toBe("accepted");
  });

  it("is not avoided when the seats were bought all the same", () => {
    expect(next(accepted(), 0, seatsOn(day, 100, 80)).state.kind).toBe("accepted");
  });

  it("bounces when seats are bought within a month", () => {
    const bounced = next(next(accepted(), 0), 0, seatsOn("2026-12-20", 88, 80));
    expect(bounced.state).toMatchObject({ kind: "done", seats: 20, bounced: 8 });
    expect(bounceRate([bounced])).toBe(0.4);
  });

  it("takes nothing from what is realised beside it", () => {
    const avoided = next(accepted(), 0);
    const beside = { ...tracked(accept), id: "b".repeat(32), baseline: avoided.baseline };
    const facts = seatsOn("2026-12-19", 60, 80);
    const states = reconcile([avoided, beside], [], facts).tracked.map(({ state }) => state);
    expect(states[1]).toMatchObject({ kind: "done", seats: 20 });
  });
});

describe("seats too few to be told", () => {
  const few = { ...aRecommendation(1), seats: null, yearly: null };
  const on = (day: string, { bought = 100, proposed = 0 } = {}) =>
    seatsOn(day, bought, 80, { proposed });
  const next = (
    one: TrackedRecommendation,
    found: readonly FoundRecommendation[],
    facts = on(LATER),
  ) => {
    const [updated] = reconcile([one], found, facts).tracked;
    if (updated === undefined) throw new Error("lost");
    return updated;
  };
  const seen = () => {
    const [one] = reconcile([], [few], on("2026-11-21")).tracked;
    if (one === undefined) throw new Error("nothing tracked");
    return one;
  };
  const standing = (one: TrackedRecommendation) =>
    ledgersOf([one]).map(({ ledger, seats }) => [ledger, seats]);

  it("stand in no ledger, undecided, accepted or done", () => {
    const accepted = decide(seen(), accept, on("2026-11-21"));
    const done = next(accepted, [], on(LATER, { bought: 90 }));

    expect(done.state).toEqual({ kind: "done", since: LATER, seats: 0, bounced: 0 });
    expect([seen(), accepted, done].map(standing)).toEqual([[], [], []]);
    expect(bounceRate([done])).toBeNull();
  });

  it("are missed when they are still found after their date, whatever is bought less", () => {
    const accepted = decide(seen(), accept, on("2026-11-21"));
    expect(next(accepted, [few], on("2027-03-20", { bought: 90 })).state.kind).toBe("missed");
  });

  it("that are left of what was accepted let nothing count as freed before none is left", () => {
    const accepted = tracked(accept);
    expect(standing(next(accepted, [few]))).toEqual([["scheduled", 20]]);
    expect(standing(next(accepted, []))).toEqual([["freed", 20]]);
  });

  it("that are found again take nothing back of a purchase that was avoided", () => {
    const instead = { timing: "avoidablePurchase", on: null, actBy: null } as const;
    const facts = seatsOn("2026-11-21", 80, 80, { proposed: 20 });
    const [told] = reconcile([], [aRecommendation(20, instead)], facts).tracked;
    if (told === undefined) throw new Error("nothing tracked");
    const accepted = decide(told, accept, facts);
    const fewAgain = { ...few, ...instead };

    expect(next(accepted, [fewAgain], seatsOn(LATER, 80, 80)).state.kind).toBe("accepted");
    const done = next(accepted, [], seatsOn(LATER, 80, 80));
    expect(next(done, [fewAgain], seatsOn("2026-12-10", 80, 80)).state).toEqual(done.state);
  });

  it("are no smaller number of those told before, and no larger one of none", () => {
    expect(next(tracked(), [few]).state.kind).toBe("changed");
    expect(next(seen(), [aRecommendation(10)]).state.kind).toBe("changed");
    expect(next(seen(), [few]).state.kind).toBe("new");
  });
});

describe("what surveys do to recommendations", () => {
  it("makes unknown ones new and says so once", () => {
    const first = reconcile([], [aRecommendation(20)], seatsOn("2026-11-21", 100, 100));
    expect(first.changes).toEqual([{ id: "a".repeat(32), from: null, to: "new" }]);
    const again = reconcile(first.tracked, [aRecommendation(20)], seatsOn("2026-11-22", 100, 100));
    expect(again.changes).toEqual([]);
  });

  it.each([
    ["nine seats more: silent", 20, 29, "open"],
    ["ten seats more", 20, 30, "changed"],
    ["ten seats less", 20, 10, "changed"],
    ["ten of two hundred, less than a tenth: silent", 200, 210, "open"],
  ] as const)("tells %s", (...[, before, now, expected]) => {
    const facts = seatsOn("2026-11-21", 100, 100);
    const [seen] = reconcile([], [aRecommendation(before)], facts).tracked;
    const open = seen && decide(seen, { kind: "acknowledge" }, facts);
    const {
      tracked: [next],
    } = reconcile(open ? [open] : [], [aRecommendation(now)], facts, seatsOnly);
    expect(next?.state.kind).toBe(expected);
  });

  it("measures small steps against what was told, so that they cannot creep", () => {
    let one = tracked({ kind: "acknowledge" });
    for (const seats of [24, 28]) {
      const {
        tracked: [next],
        changes,
      } = reconcile([one], [aRecommendation(seats)], seatsOn("2026-12-05", 100, 100), seatsOnly);
      if (next === undefined) throw new Error("lost");
      expect(changes).toEqual([]);
      one = next;
    }
    expect(after(one, 31)?.kind).toBe("changed");
  });

  it("replaces what is not found any more by its successor", () => {
    const successor = aRecommendation(20, { id: "b".repeat(32), on: date("2027-06-01") });
    const { tracked: all } = reconcile([tracked()], [successor], seatsOn("2026-12-05", 100, 100));
    expect(all.map(({ state }) => state)).toEqual([
      { kind: "superseded", since: "2026-12-05", by: "b".repeat(32) },
      { kind: "new", since: "2026-12-05" },
    ]);
    expect(
      after(
        { ...tracked(), state: { kind: "superseded", since: date("2026-12-01"), by: null } },
        20,
      ),
    ).toEqual({
      kind: "new",
      since: "2026-12-05",
    });
  });

  it("wakes what was put off on its day, and not before", () => {
    const snoozed = tracked({ kind: "snooze", until: date("2026-12-05"), reason: "inReview" });
    expect(after(snoozed, 90, seatsOn("2026-12-04", 100, 100))?.kind).toBe("snoozed");
    expect(after(snoozed, 20)?.kind).toBe("open");
    const dismissed = tracked({ kind: "dismiss", until: date("2026-12-05"), reason: "needed" });
    expect(after(dismissed, null)?.kind).toBe("superseded");
  });
});

describe("verification", () => {
  it("calls done only what is no longer bought", () => {
    const scheduled = tracked(schedule);
    expect(after(scheduled, null, seatsOn("2027-03-02", 100, 80))?.kind).toBe("scheduled");
    expect(after(scheduled, null, seatsOn("2027-03-02", 80, 80))).toEqual({
      kind: "done",
      since: "2027-03-02",
      seats: 20,
      bounced: 0,
    });
  });

  it("counts a part as done once the date is over", () => {
    expect(
      after(tracked(schedule), 5, seatsOn("2027-03-08", 85, 80, { proposed: 5 })),
    ).toMatchObject({
      kind: "done",
      seats: 15,
    });
  });

  it("names a missed window and the next chance", () => {
    const scheduled = tracked(schedule);
    expect(
      after(scheduled, null, seatsOn("2027-03-07", 100, 80, { renewsOn: "2028-03-01" }))?.kind,
    ).toBe("scheduled");
    expect(
      after(scheduled, null, seatsOn("2027-03-08", 100, 80, { renewsOn: "2028-03-01" })),
    ).toEqual({
      kind: "missed",
      since: "2027-03-08",
      nextOn: "2028-03-01",
    });
  });

  it("takes growth out: a tenant that grows by a tenth still returned its seats", () => {
    const facts = seatsOn("2026-11-21", 100, 80);
    const idle = aRecommendation(20, { kind: "returnIdleSeats", confidence: "C1" });
    const [seen] = reconcile([], [idle], facts).tracked;
    const scheduled = seen && decide(seen, schedule, facts);
    const [done] = reconcile(
      scheduled ? [scheduled] : [],
      [],
      seatsOn("2027-03-02", 90, 88),
    ).tracked;
    expect(done?.state).toMatchObject({ kind: "done", seats: 20 });
  });

  it("counts as growth no more than more seats assigned: others may have come back to work", () => {
    // Twenty gave theirs back and eight came, or twelve did and eight of the twenty are needed.
    expect(after(tracked(schedule), null, seatsOn("2027-03-08", 90, 88))).toMatchObject({
      kind: "done",
      seats: 10,
    });
  });

  it("takes shrinking out: seats of people who left are nobody's saving", () => {
    expect(after(tracked(schedule), null, seatsOn("2027-03-02", 80, 64))?.kind).toBe("scheduled");
  });

  it("does not let two recommendations claim the same seats", () => {
    const facts = seatsOn("2026-11-21", 100, 65, { proposed: 20 });
    const both = [
      aRecommendation(20),
      aRecommendation(15, { id: "b".repeat(32), kind: "returnIdleSeats" }),
    ];
    const decided = reconcile([], both, facts).tracked.map((one) => decide(one, schedule, facts));
    const { tracked: all } = reconcile(decided, [], seatsOn("2027-03-09", 75, 65));
    const seats = all.map(({ state }) => (state.kind === "done" ? state.seats : 0));
    expect(seats).toEqual([20, 5]);
  });

  it("notes seats that are bought again within a month", () => {
    const scheduled = tracked(schedule);
    const [done] = reconcile([scheduled], [], seatsOn("2027-03-02", 80, 80)).tracked;
    if (done === undefined) throw new Error("lost");
    const [bounced] = reconcile([done], [], seatsOn("2027-03-20", 88, 80)).tracked;
    expect(bounced?.state).toMatchObject({ kind: "done", seats: 20, bounced: 8 });
    expect(bounceRate(bounced ? [bounced] : [])).toBe(0.4);
    expect(bounceRate([scheduled])).toBeNull();
  });
});

describe("decisions", () => {
  const inEveryState: Readonly<Record<LifecycleState["kind"], LifecycleState>> = {
    new: { kind: "new", since: date("2026-11-21") },
    open: { kind: "open", since: date("2026-11-21") },
    changed: { kind: "changed", since: date("2026-11-21") },
    accepted: { kind: "accepted", since: date("2026-11-21") },
    snoozed: {
      kind: "snoozed",
      since: date("2026-11-21"),
      until: date("2027-01-01"),
      reason: "inReview",
    },
    dismissed: {
      kind: "dismissed",
      since: date("2026-11-21"),
      until: date("2027-01-01"),
      reason: "needed",
    },
    scheduled: { kind: "scheduled", since: date("2026-11-21"), on: date("2027-03-01") },
    done: { kind: "done", since: date("2026-11-21"), seats: 20, bounced: 0 },
    missed: { kind: "missed", since: date("2026-11-21"), nextOn: null },
    superseded: { kind: "superseded", since: date("2026-11-21"), by: null },
  };
  const made: Readonly<Record<Decision["kind"], Decision>> = {
    acknowledge: { kind: "acknowledge" },
    accept,
    snooze: { kind: "snooze", until: date("2027-01-01"), reason: "inReview" },
    dismiss: { kind: "dismiss", until: date("2027-01-01"), reason: "notWorthIt" },
    schedule,
    reopen: { kind: "reopen" },
  };
  const facts = seatsOn("2026-11-21", 100, 80, { proposed: 20 });

  it("are possible exactly where the table says", () => {
    for (const kind of DECISIONS) {
      for (const state of LIFECYCLE_STATES) {
        const attempt = () =>
          decide({ ...tracked(), state: inEveryState[state] }, made[kind], facts);
        if (DECIDABLE[kind].includes(state)) expect(attempt().state.kind).not.toBe(state);
        else expect(attempt).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
      }
    }
  });

  it("keep the seats of the day to measure from, and forget them when taken back", () => {
    const accepted = tracked(accept);
    expect(accepted.baseline).toMatchObject({ on: "2026-11-21", bought: 100, familyNeeded: 80 });
    expect(decide(accepted, { kind: "reopen" }, facts).baseline).toBeNull();
  });

  it("refuse dates that are not in the future", () => {
    expect(() => tracked({ kind: "schedule", on: date("2026-11-21") })).toThrow(
      expect.objectContaining({ code: "BAD_INPUT" }),
    );
  });
});

describe("ledgers", () => {
  const lines = (...all: readonly TrackedRecommendation[]) =>
    ledgersOf(all).map(({ ledger, seats, yearly }) => [ledger, seats, yearly?.minor ?? null]);

  it("keep five things apart that are called a saving", () => {
    const [waiting] = reconcile(
      [tracked(schedule)],
      [aRecommendation(12)],
      seatsOn("2026-12-05", 100, 80, { proposed: 12 }),
    ).tracked;
    const [done] = reconcile([tracked(schedule)], [], seatsOn("2027-03-02", 80, 80)).tracked;
    if (waiting === undefined || done === undefined) throw new Error("lost");
    const avoided = { ...done, timing: "avoidablePurchase" as const };
    expect(lines(tracked(), waiting, done, avoided)).toEqual([
      ["potential", 20, 14_400_00],
      ["scheduled", 12, 8_640_00],
      ["freed", 8, 5_760_00],
      ["realised", 20, 14_400_00],
      ["avoided", 20, 14_400_00],
    ]);
  });

  it("list seats of unknown price without money and leave out what nobody wants", () => {
    const [unpriced] = reconcile(
      [],
      [aRecommendation(7, { monthly: null, yearly: null })],
      seatsOn("2026-11-21", 1, 1),
    ).tracked;
    const dismissed = tracked({ kind: "dismiss", until: date("2027-01-01"), reason: "needed" });
    expect(lines(...(unpriced ? [unpriced] : []), dismissed)).toEqual([["potential", 7, null]]);
  });

  it("hold each seat of a recommendation once, whatever surveys and decisions come", () => {
    const step = fc.record({
      found: fc.option(fc.integer({ min: 1, max: 60 })),
      bought: fc.integer({ min: 40, max: 120 }),
      decision: fc.option(
        fc.constantFrom<Decision>(accept, schedule, { kind: "acknowledge" }, { kind: "reopen" }),
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let all: readonly TrackedRecommendation[] = [];
        for (const [index, { found, bought, decision }] of steps.entries()) {
          const day = `2027-0${1 + Math.floor(index / 4)}-${10 + index}`;
          const facts = seatsOn(day, bought, 100);
          all = reconcile(all, found === null ? [] : [aRecommendation(found)], facts).tracked;
          all = all.map((one) =>
            decision !== null &&
            DECIDABLE[decision.kind].includes(one.state.kind) &&
            (decision.kind !== "schedule" || decision.on > facts.on)
              ? decide(one, decision, facts)
              : one,
          );
          const seats = ledgersOf(all).reduce((sum, line) => sum + line.seats, 0);
          const most = Math.max(
            0,
            ...all.map(({ announced, current }) =>
              Math.max(announced.seats ?? 0, current?.seats ?? 0),
            ),
          );
          expect(seats).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

describe("the book of recommendations", () => {
  function inMemory(): RecommendationStore {
    const kept = new Map<string, readonly TrackedRecommendation[]>();
    return {
      read: async ({ tenantId: id }) => kept.get(id) ?? [],
      update: async ({ tenantId: id }, change) => {
        const { tracked: next, result } = change(kept.get(id) ?? []);
        kept.set(id, next);
        return result;
      },
    };
  }

  it("keeps tenants apart and tells what a survey changed", async () => {
    const book = new RecommendationBook(inMemory());
    const [one, other] = [
      "aaaaaaaa-0000-4000-8000-00000000000a",
      "aaaaaaaa-0000-4000-8000-00000000000b",
    ].map((id) => ({
      tenantId: tenantId.parse(id),
      visibilityClass: visibilityClass.parse("v".repeat(43)),
    }));
    if (one === undefined || other === undefined) throw new Error("two tenants");
    const facts = seatsOn("2026-11-21", 100, 100);
    const changes = await book.survey(one, [aRecommendation(20)], facts);
    expect(changes.map(({ to }) => to)).toEqual(["new"]);
    const accepted = await book.decide(one, "a".repeat(32), accept, facts);
    expect(accepted.state.kind).toBe("accepted");
    expect((await book.all(one)).map(({ state }) => state.kind)).toEqual(["accepted"]);
    expect(await book.all(other)).toEqual([]);
    const refused = await book
      .decide(other, "a".repeat(32), accept, facts)
      .catch((error: unknown) => error);
    expect(isAppError(refused, "NOT_FOUND")).toBe(true);
  });
});

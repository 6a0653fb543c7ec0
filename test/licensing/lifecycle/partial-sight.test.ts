import { describe, expect, it } from "@jest/globals";
import { currencyCode, money } from "../../../src/core/money.ts";
import { SOURCE_IDS, type SourceId } from "../../../src/core/source-ids.ts";
import {
  bounceRate,
  type Decision,
  decide,
  type FoundRecommendation,
  ledgersOf,
  loadReference,
  type RecommendationKind,
  reconcile,
  seatFactsOf,
  type TrackedRecommendation,
  trackedCodec,
} from "../../../src/licensing/index.ts";
import { date, SKU } from "../support/a-tenant.ts";

/*
 * A survey that reads less than the one before finds less. Nothing of that is a saving, and nothing of
 * it is a missed date: what was not looked at is not known.
 */

const reference = loadReference();
const RENEWAL = date("2027-03-01");

function aReclaim(seats: number, of: Partial<FoundRecommendation> = {}): FoundRecommendation {
  return {
    id: "a".repeat(32),
    kind: "reclaimInactiveSeats",
    skuId: SKU.m365E5,
    replacement: null,
    timing: "atRenewal",
    seats,
    on: RENEWAL,
    actBy: null,
    yearly: { money: money(seats * 720_00, currencyCode.parse("USD"), "year") },
    confidence: "C4",
    ...of,
  };
}

interface Survey {
  readonly on: string;
  readonly bought?: number;
  readonly consumed?: number;
  readonly found?: readonly FoundRecommendation[];
  readonly without?: readonly SourceId[];
  readonly notLookedFor?: readonly RecommendationKind[];
}

function factsOf({ on, bought = 100, consumed = 100, without = [], ...of }: Survey) {
  const owned = [{ skuId: SKU.m365E5, bought, consumed, renewals: [RENEWAL] }];
  const sources = SOURCE_IDS.filter((source) => !without.includes(source));
  const notLookedFor = new Set(of.notLookedFor ?? []);
  return seatFactsOf({ on: date(on), owned, sources, notLookedFor }, reference, of.found ?? []);
}

function survey(known: readonly TrackedRecommendation[], of: Survey) {
  return reconcile(known, of.found ?? [], factsOf(of)).tracked;
}

/** One recommendation, found and decided on one day. */
function decided(found: FoundRecommendation, decision: Decision, of: Partial<Survey> = {}) {
  const day = { on: "2026-11-22", found: [found], ...of };
  return survey([], day).map((one) => decide(one, decision, factsOf(day)));
}

const accept: Decision = { kind: "accept" };
const twenty = aReclaim(20);
const blind: Survey = {
  on: "2026-12-05",
  without: ["signInActivity"],
  notLookedFor: ["reclaimInactiveSeats"],
};

describe("a survey that could not read sign-ins", () => {
  it("does not credit growth for seats that nobody proposed to take", () => {
    // All as it was: the twenty were not looked for, so it seems that a quarter more are needed.
    const [one] = survey(decided(twenty, accept), blind);
    expect(one?.state.kind).toBe("accepted");
    expect(ledgersOf(one ? [one] : []).map(({ ledger, seats }) => [ledger, seats])).toEqual([
      ["scheduled", 20],
    ]);
  });

  it("does not credit it either to what the survey could look for", () => {
    const idle = aReclaim(15, { id: "b".repeat(32), kind: "returnIdleSeats", confidence: "C1" });
    const both = [twenty, idle];
    const day = { on: "2026-11-22", found: both };
    const known = survey([], day).map((one) => decide(one, accept, factsOf(day)));
    const after = survey(known, { ...blind, found: [idle] });
    expect(after.map(({ state }) => state.kind)).toEqual(["accepted", "accepted"]);
  });

  it("calls no date missed, and a later one that reads them again says what came of it", () => {
    const scheduled = decided(twenty, { kind: "schedule", on: RENEWAL });
    const late = survey(scheduled, { ...blind, on: "2027-03-20" });
    expect(late.map(({ state }) => state.kind)).toEqual(["scheduled"]);
    const [saved] = survey(late, { on: "2027-03-21", bought: 80, consumed: 80 });
    expect(saved?.state).toMatchObject({ kind: "done", seats: 20 });
    const [missed] = survey(late, { on: "2027-03-21", found: [twenty] });
    expect(missed?.state.kind).toBe("missed");
  });

  it("lets nothing that was saved bounce", () => {
    const done = survey(decided(twenty, accept), { on: "2026-12-01", bought: 80, consumed: 80 });
    const after = survey(done, { ...blind, on: "2026-12-03", bought: 90, consumed: 80 });
    expect(bounceRate(after)).toBe(0);
  });

  it("takes what nobody decided for neither gone nor changed", () => {
    const known = survey([], { on: "2026-11-22", found: [twenty] });
    expect(survey(known, blind)).toEqual(known);
  });
});

describe("a decision made when something could not be read", () => {
  it("is measured from the first survey that reads all, and not from before", () => {
    const known = decided(twenty, accept, { without: ["mailboxUsage"] });
    // Ten seats went in between, maybe for this: nobody could tell, so they are not credited.
    const [rebased] = survey(known, { on: "2026-11-25", bought: 90, found: [twenty] });
    expect(rebased).toMatchObject({ state: { kind: "accepted" }, baseline: { bought: 90 } });
    const [done] = survey(rebased ? [rebased] : [], { on: "2026-12-01", bought: 70, consumed: 80 });
    expect(done?.state).toMatchObject({ kind: "done", seats: 20 });
  });

  it("is measured from the first survey that shows what is owned", () => {
    const known = decided(twenty, accept, { without: ["subscribedSkus"] });
    expect(known.map(({ baseline }) => baseline)).toEqual([null]);
    const [measured] = survey(known, { on: "2026-11-25", found: [twenty] });
    expect(measured?.baseline).toMatchObject({ on: "2026-11-25", bought: 100, familyNeeded: 80 });
  });
});

describe("a purchase avoided by seats given back", () => {
  const instead = aReclaim(20, { timing: "avoidablePurchase", on: null });

  it("is not credited by a survey that could not look who holds them", () => {
    expect(survey(decided(instead, accept), blind).map(({ state }) => state.kind)).toEqual([
      "accepted",
    ]);
  });
});

describe("seats that somebody needs after all", () => {
  it("are no growth, so nothing is credited for them", () => {
    const scheduled = decided(twenty, { kind: "schedule", on: date("2026-12-01") });
    // The twenty came back to work: as many seats are assigned and bought as before.
    expect(survey(scheduled, { on: "2026-12-10" }).map(({ state }) => state.kind)).toEqual([
      "missed",
    ]);
  });
});

describe("a missed date", () => {
  it("is told until the next chance, however often it is looked at", () => {
    const scheduled = decided(twenty, { kind: "schedule", on: date("2026-12-01") });
    const late = { on: "2026-12-10" };
    const missed = survey(scheduled, late);
    expect(missed.map(({ state }) => state)).toEqual([
      { kind: "missed", since: "2026-12-10", nextOn: RENEWAL },
    ]);
    expect(survey(missed, late)).toEqual(missed);
    expect(survey(missed, { on: "2027-02-28" })).toEqual(missed);
    expect(survey(missed, { on: RENEWAL }).map(({ state }) => state.kind)).toEqual(["superseded"]);
  });
});

describe("a decision kept before it was noted what had been read", () => {
  /** As a store of an earlier version has it. */
  const keptBefore = (tracked: readonly TrackedRecommendation[]) =>
    tracked.flatMap((one) => {
      const { on, bought, familyNeeded } = one.baseline ?? {};
      const older = { ...one, baseline: { on, bought, familyNeeded } };
      return trackedCodec.decode(JSON.stringify(older)) ?? [];
    });

  it("is measured from the next survey on", () => {
    const known = keptBefore(decided(twenty, accept));
    const next = survey(known, { on: "2026-12-05", bought: 90, found: [twenty] });
    expect(next.map(({ state, baseline }) => [state.kind, baseline?.on, baseline?.bought])).toEqual(
      [["accepted", "2026-12-05", 90]],
    );
    const [one] = survey(next, { on: "2027-03-02", bought: 70, consumed: 80 });
    expect(one?.state).toMatchObject({ kind: "done", seats: 20 });
  });

  it("stays done where it was done, and nothing of it bounces", () => {
    const done = survey(decided(twenty, accept), { on: "2026-12-05", bought: 80, consumed: 80 });
    expect(done.map(({ state }) => state.kind)).toEqual(["done"]);
    const kept = keptBefore(done);
    expect(survey(kept, { on: "2026-12-06", bought: 80, consumed: 80 })).toEqual(kept);
  });
});

import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { dateOfDay, dayNumber } from "../../../src/core/clock.ts";
import { currencyCode, money } from "../../../src/core/money.ts";
import { SOURCE_IDS, type SourceId } from "../../../src/core/source-ids.ts";
import {
  bounceRate,
  DECIDABLE,
  type Decision,
  decide,
  type FoundRecommendation,
  LEDGERS,
  ledgersOf,
  loadReference,
  type RecommendationKind,
  reconcile,
  type SavingTiming,
  seatFactsOf,
  type TrackedRecommendation,
} from "../../../src/licensing/index.ts";
import { date, SKU } from "../support/a-tenant.ts";

/*
 * Surveys, decisions and outages in any order. The tenant is three products in which seats are bought
 * and given back at random; nobody is hired or leaves, so that every seat that stops being bought can be
 * counted by hand.
 */

const reference = loadReference();
const SKUS = [SKU.m365E5, SKU.copilot, SKU.visioPlan2];
const CENTS = 1000;
const FIRST = dayNumber(date("2026-11-22"));
const KINDS: readonly RecommendationKind[] = [
  "returnIdleSeats",
  "reclaimDisabledSeats",
  "reclaimInactiveSeats",
];

function recommendation(sku: number, kind: number, seats: number): FoundRecommendation {
  const timing: SavingTiming = kind === 2 ? "avoidablePurchase" : "atRenewal";
  return {
    id: `${sku}${kind}`.padStart(32, "0"),
    kind: KINDS[kind] ?? "returnIdleSeats",
    skuId: SKUS[sku] ?? SKU.m365E5,
    replacement: null,
    timing,
    seats,
    on: timing === "atRenewal" ? dateOfDay(FIRST + 30) : null,
    actBy: null,
    yearly: { money: money(seats * CENTS * 12, currencyCode.parse("USD"), "year") },
    confidence: "C2",
  };
}

const aSurvey = fc.record({
  // A blind survey on the day of a verification would not see what is bought again that day.
  daysLater: fc.integer({ min: 1, max: 25 }),
  /** Seats given back, or bought, per product. */
  change: fc.array(fc.integer({ min: -30, max: 20 }), { minLength: 3, maxLength: 3 }),
  /** Seats found, product by product and kind by kind. */
  found: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 9, maxLength: 9 }),
  without: fc.subarray<SourceId>(["signInActivity", "mailboxUsage", "commerceSubscriptions"], {
    maxLength: 1,
  }),
});
const aDecision = fc.record({
  at: fc.nat(8),
  decision: fc.constantFrom<Decision["kind"]>("accept", "schedule", "acknowledge", "reopen"),
});
const events = fc.array(fc.oneof(aSurvey, aDecision, aDecision), { maxLength: 24 });

interface World {
  readonly day: number;
  readonly bought: readonly number[];
  readonly tracked: readonly TrackedRecommendation[];
}

type Event =
  typeof aSurvey extends fc.Arbitrary<infer S>
    ? typeof aDecision extends fc.Arbitrary<infer D>
      ? S | D
      : never
    : never;

function factsIn(world: World, without: readonly SourceId[] = []) {
  const owned = SKUS.map((skuId, at) => ({
    skuId,
    bought: world.bought[at] ?? 0,
    consumed: 100,
    renewals: [dateOfDay(FIRST + 60)],
  }));
  const sources = SOURCE_IDS.filter((source) => !without.includes(source));
  const notLookedFor = new Set<RecommendationKind>(
    without.includes("signInActivity") ? ["reclaimInactiveSeats"] : [],
  );
  // Found seats are told to the facts as nobody's, so that what is needed stays the same.
  return seatFactsOf({ on: dateOfDay(world.day), owned, sources, notLookedFor }, reference, []);
}

function after(world: World, event: Event): World {
  if ("decision" in event) {
    const one = world.tracked[event.at];
    const facts = factsIn(world);
    if (one === undefined || !DECIDABLE[event.decision].includes(one.state.kind)) return world;
    const decision: Decision =
      event.decision === "schedule"
        ? { kind: "schedule", on: dateOfDay(world.day + 10) }
        : event.decision === "accept"
          ? { kind: "accept" }
          : event.decision === "reopen"
            ? { kind: "reopen" }
            : { kind: "acknowledge" };
    const next = decide(one, decision, facts);
    return { ...world, tracked: world.tracked.map((other) => (other === one ? next : other)) };
  }
  const { without } = event;
  const bought = world.bought.map((seats, at) => Math.max(0, seats + (event.change[at] ?? 0)));
  const next = { ...world, day: world.day + event.daysLater, bought };
  const found = event.found.flatMap((seats, at) => {
    const kind = at % 3;
    const isBlind = kind === 2 && without.includes("signInActivity");
    return seats === 0 || isBlind ? [] : [recommendation(Math.floor(at / 3), kind, seats)];
  });
  const facts = factsIn(next, without);
  const tracked = reconcile(world.tracked, found, facts).tracked;
  // Whatever a survey does, doing it again does nothing more.
  const again = reconcile(tracked, found, facts);
  expect(again.tracked).toEqual(tracked);
  expect(again.changes).toEqual([]);
  return { ...next, tracked };
}

describe("ledgers under any sequence of surveys, decisions and outages", () => {
  it("are never negative, add up, and credit no seat that is still bought", () => {
    fc.assert(
      fc.property(events, (sequence) => {
        let world: World = { day: FIRST, bought: [150, 150, 150], tracked: [] };
        const peak = [...world.bought];
        for (const event of sequence) {
          world = after(world, event);
          world.bought.forEach((seats, at) => {
            peak[at] = Math.max(peak[at] ?? 0, seats);
          });
          const lines = ledgersOf(world.tracked);
          for (const { ledger, seats, yearly } of lines) {
            expect(LEDGERS).toContain(ledger);
            expect(seats).toBeGreaterThan(0);
            expect(yearly?.minor).toBe(seats * CENTS * 12);
          }
          for (const tracked of world.tracked) {
            const own = ledgersOf([tracked]).reduce((sum, { seats }) => sum + seats, 0);
            const most = Math.max(tracked.announced.seats ?? 0, tracked.current?.seats ?? 0);
            expect(own).toBeLessThanOrEqual(most);
          }
          const rate = bounceRate(world.tracked);
          expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true);
          for (const [at, skuId] of SKUS.entries()) expectSeatsGone(world, { at, skuId, peak });
        }
      }),
      { numRuns: 300 },
    );
  });

  it("stay as they are as long as surveys are blind", () => {
    fc.assert(
      fc.property(events, fc.array(aSurvey, { minLength: 1, maxLength: 4 }), (sequence, dark) => {
        let world: World = { day: FIRST, bought: [150, 150, 150], tracked: [] };
        for (const event of sequence) world = after(world, event);
        const isDecided = ({ state, baseline }: TrackedRecommendation) =>
          (state.kind === "accepted" || state.kind === "scheduled") &&
          baseline?.sources.includes("members") === true;
        const decided = world.tracked.filter(isDecided);
        for (const { daysLater, change } of dark) {
          const bought = world.bought.map((seats, at) => Math.max(0, seats + (change[at] ?? 0)));
          world = { ...world, day: world.day + daysLater, bought };
          const facts = factsIn(world, ["members"]);
          world = { ...world, tracked: reconcile(world.tracked, [], facts).tracked };
        }
        const ids = new Set(decided.map(({ id }) => id));
        expect(world.tracked.filter(({ id }) => ids.has(id))).toEqual(decided);
      }),
      { numRuns: 100 },
    );
  });
});

/** When it was verified, what is called realised of a product was no more than had stopped being bought. */
function expectSeatsGone(
  { tracked, bought, day }: World,
  { at, skuId, peak }: { readonly at: number; readonly skuId: string; readonly peak: number[] },
): void {
  const verifiedNow = tracked.filter(
    ({ skuId: id, state, timing }) =>
      id === skuId &&
      state.kind === "done" &&
      timing === "atRenewal" &&
      state.since === dateOfDay(day),
  );
  const seats = verifiedNow.reduce(
    (sum, { state }) => sum + (state.kind === "done" ? state.seats - state.bounced : 0),
    0,
  );
  expect(seats).toBeLessThanOrEqual(Math.max(0, (peak[at] ?? 0) - (bought[at] ?? 0)));
}

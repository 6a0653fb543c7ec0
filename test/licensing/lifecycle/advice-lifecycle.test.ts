import { describe, expect, it } from "@jest/globals";
import { SOURCE_IDS } from "../../../src/core/source-ids.ts";
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
  trackedCodec,
} from "../../../src/licensing/index.ts";
import { date, SKU } from "../support/a-tenant.ts";

const reference = loadReference();

function aShortfall(of: Partial<FoundRecommendation> = {}): FoundRecommendation {
  return {
    id: "a".repeat(32),
    kind: "buyMissingSeats",
    skuId: SKU.m365E5,
    replacement: null,
    timing: null,
    seats: 20,
    on: null,
    actBy: null,
    yearly: null,
    confidence: "C1",
    ...of,
  };
}

function factsOn(
  day: string,
  notLookedFor: ReadonlySet<RecommendationKind> = new Set(),
  found: readonly FoundRecommendation[] = [],
) {
  const owned = [{ skuId: SKU.m365E5, bought: 100, consumed: 120, renewals: [] }];
  return seatFactsOf({ on: date(day), owned, sources: SOURCE_IDS, notLookedFor }, reference, found);
}

function tracked(found = aShortfall(), ...decisions: readonly Decision[]) {
  const facts = factsOn("2026-11-21");
  const [seen] = reconcile([], [found], facts).tracked;
  if (seen === undefined) throw new Error("nothing tracked");
  return decisions.reduce((one, decision) => decide(one, decision, facts), seen);
}

const accept: Decision = { kind: "accept" };
const dated = aShortfall({ kind: "prepareTrialEnd", on: date("2026-12-01") });

describe("the lifecycle of what saves nothing", () => {
  it.each([
    ["done once it is found no more", tracked(aShortfall(), accept), [], "2026-12-05", "done"],
    [
      "accepted while found",
      tracked(aShortfall(), accept),
      [aShortfall()],
      "2026-12-05",
      "accepted",
    ],
    ["superseded when nobody decided", tracked(), [], "2026-12-05", "superseded"],
    ["done when gone before its day", tracked(dated, accept), [], "2026-11-30", "done"],
    ["no more than gone after its day", tracked(dated, accept), [], "2026-12-02", "superseded"],
    [
      "missed when still there after its day",
      tracked(dated, accept),
      [dated],
      "2026-12-08",
      "missed",
    ],
    [
      "superseded by itself at another day",
      tracked(dated, accept),
      [{ ...dated, id: "b".repeat(32), on: date("2026-12-20") }],
      "2026-11-30",
      "superseded",
    ],
  ] as const)("is %s", (...[, before, found, day, expected]) => {
    const [next] = reconcile([before], found, factsOn(day)).tracked;
    expect(next?.state.kind).toBe(expected);
  });

  it("stays as it was while a survey could not look for it", () => {
    const blind = factsOn("2026-12-05", new Set<RecommendationKind>(["buyMissingSeats"]));
    const before = [tracked(), tracked(aShortfall({ id: "b".repeat(32) }), accept)];
    expect(reconcile(before, [], blind).changes).toEqual([]);
  });

  it("starts anew when it comes back", () => {
    const done = reconcile([tracked(aShortfall(), accept)], [], factsOn("2026-12-05")).tracked;
    const [again] = reconcile(done, [aShortfall()], factsOn("2026-12-06")).tracked;
    expect(again?.state).toEqual({ kind: "new", since: "2026-12-06" });
  });

  it("stands in no ledger, bounces never, and frees no seats of the family", () => {
    const done = reconcile([tracked(aShortfall(), accept)], [], factsOn("2026-12-05")).tracked;
    const all = [tracked(), tracked(aShortfall(), accept), ...done];
    expect(ledgersOf(all)).toEqual([]);
    expect(bounceRate(all)).toBeNull();
    expect(factsOn("2026-12-05", new Set(), [aShortfall()]).baselineOf(SKU.m365E5)).toMatchObject({
      on: "2026-12-05",
      bought: 100,
      familyNeeded: 120,
    });
  });

  it("is kept and read back", () => {
    const one = tracked(aShortfall(), accept);
    expect(trackedCodec.decode(trackedCodec.encode(one))).toEqual(one);
  });
});

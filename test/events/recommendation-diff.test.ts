import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { isoInstant } from "../../src/core/ids.ts";
import type { SourceId } from "../../src/core/source-ids.ts";
import type { PublishedRecommendation } from "../../src/events/index.ts";
import { diffRecommendations } from "../../src/events/recommendation-diff.ts";
import { inShort, recommendation } from "../support/sample-recommendations.ts";

const at = isoInstant.parse("2026-11-21T08:00:00Z");
const always = () => true;

function changesBetween(
  published: readonly PublishedRecommendation[],
  current: readonly PublishedRecommendation[],
  wasRead: (source: SourceId) => boolean = always,
): readonly string[] {
  return diffRecommendations(published, current, wasRead).changes.map((noticed) =>
    inShort({ ...noticed, at }),
  );
}

describe("what changed between two surveys", () => {
  it.each([
    ["nothing, when nothing changed", [recommendation(1)], [recommendation(1)], []],
    ["a new one", [], [recommendation(1)], ["new 1"]],
    ["one that is gone", [recommendation(1)], [], ["gone 1"]],
    [
      "other seats",
      [recommendation(1)],
      [recommendation(1, { seats: 12 })],
      ["changed 1 to 12 seats"],
    ],
    [
      "an amount that became unknown",
      [recommendation(1)],
      [recommendation(1, { monthly: null, yearly: null })],
      ["changed 1 to 10 seats"],
    ],
    [
      "all of it, new and changed ones first",
      [recommendation(1), recommendation(2), recommendation(3)],
      [recommendation(4), recommendation(3, { seats: 1 }), recommendation(2)],
      ["new 4", "changed 3 to 1 seats", "gone 1"],
    ],
  ])("is %s", (_what, published, current, changes) => {
    expect(changesBetween(published, current)).toEqual(changes);
  });

  it("does not call gone what rests on a source that was not read this time", () => {
    const unused = recommendation(1, { requires: ["members", "activeUserDetail"] });
    const idle = recommendation(2);
    const withoutReport = (source: SourceId) => source !== "activeUserDetail";
    const { changes, published } = diffRecommendations([unused, idle], [], withoutReport);

    expect(changes).toEqual([{ change: "gone", recommendation: idle }]);
    expect(published).toEqual([unused]);
    expect(changesBetween(published, [unused])).toEqual([]);
    expect(changesBetween(published, [])).toEqual(["gone 1"]);
  });

  it("leads from any published set to any current one", () => {
    const sets = fc.uniqueArray(
      fc
        .record({ name: fc.nat(9), seats: fc.nat(3) })
        .map(({ name, seats }) => recommendation(name, { seats })),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(sets, sets, (before, now) => {
        const { changes, published } = diffRecommendations(before, now, always);
        const followed = new Map(before.map((one) => [one.id, one]));
        for (const { change, recommendation: one } of changes) {
          expect(followed.has(one.id)).toBe(change !== "new");
          if (change === "gone") {
            followed.delete(one.id);
          } else {
            followed.set(one.id, one);
          }
        }
        expect(followed).toEqual(new Map(now.map((one) => [one.id, one])));
        expect(published).toEqual(now);
        expect(diffRecommendations(published, now, always).changes).toEqual([]);
      }),
    );
  });
});

import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { holdBack } from "../../../src/licensing/plan/hold-back.ts";
import type { NeedCohort } from "../../../src/licensing/plan/plan-basis.ts";
import { SKU } from "../support/a-tenant.ts";

const RULES = { minimum: 10, outside: 3, saysAllFrom: 50 };

function needing(level: number, members: number, of: Partial<NeedCohort> = {}): NeedCohort {
  const needs = [{ ladder: "mail", level } as const];
  return { state: "active", tags: [], held: [SKU.m365E5], needs, members, ...of };
}

const sizes = (cohorts: readonly NeedCohort[]) => cohorts.map(({ members }) => members);
const membersIn = (cohorts: readonly NeedCohort[]) =>
  cohorts.reduce((sum, { members }) => sum + members, 0);

/** Sizes of what is told of cohorts beside others who hold the same and are in none. */
function told(cohorts: readonly number[], others: number): readonly number[] {
  const all = cohorts.map((members, level) => needing(level + 1, members));
  return sizes(holdBack(all, [...all, needing(9, others)], RULES));
}

describe("members held back from plans", () => {
  it.each<readonly [string, readonly number[], number, readonly number[]]>([
    ["nobody where enough are outside already", [20, 12], 3, [20, 12]],
    ["nobody where fifty and more are all in cohorts", [40, 10], 0, [40, 10]],
    ["as many as are missing where a few are outside", [40, 20], 1, [38, 20]],
    ["three where fewer than fifty are all in cohorts", [30, 19], 0, [27, 19]],
    ["whole cohorts, the smallest first, where they would be too small", [12, 11], 0, [12]],
    ["everybody where they are too few for both", [12], 0, []],
  ])("are %s", (_name, cohorts, others, left) => {
    expect(told(cohorts, others)).toEqual(left);
  });

  it("are counted among those who hold the same, whatever their state", () => {
    const silent = needing(1, 12, { state: "inactive" });
    const elsewhere = needing(1, 60, { held: [SKU.m365E3] });
    const everybody = [needing(1, 40), silent, elsewhere, needing(2, 3)];
    expect(sizes(holdBack([needing(1, 40), silent, elsewhere], everybody, RULES))).toEqual([
      40, 12, 60,
    ]);
  });

  it("are the minimum at least where sizes were told before", () => {
    const all = [needing(1, 40), needing(2, 20)];
    const left = holdBack(all, [...all, needing(9, 1)], { ...RULES, atLeast: 10 });
    expect(sizes(left)).toEqual([30, 20]);
  });

  it("leave nobody in a cohort of members who have left since", () => {
    expect(holdBack([needing(1, 30)], [needing(1, 12)], RULES)).toEqual([]);
  });

  it("leave cohorts that are large enough, and outside nobody or enough", () => {
    const cohorts = fc.array(fc.integer({ min: 10, max: 70 }), { maxLength: 5 });
    fc.assert(
      fc.property(cohorts, fc.integer({ min: 0, max: 25 }), (members, others) => {
        const all = members.map((size, level) => needing(level + 1, size));
        const left = holdBack(all, [...all, needing(9, others)], RULES);
        const holders = membersIn(all) + others;
        const outside = holders - membersIn(left);

        expect(left.filter((one) => one.members < RULES.minimum)).toEqual([]);
        if (left.length > 0 && (outside > 0 || holders < RULES.saysAllFrom)) {
          expect(outside).toBeGreaterThanOrEqual(RULES.outside);
        }
        // No more than it takes: cohorts too small to give up three are all that is lost beyond them.
        expect(outside).toBeLessThanOrEqual(others + RULES.minimum + RULES.outside);
      }),
    );
  });
});

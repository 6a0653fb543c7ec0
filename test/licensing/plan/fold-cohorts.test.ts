import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { foldSmallCohorts } from "../../../src/licensing/plan/fold-cohorts.ts";
import type { NeedCohort } from "../../../src/licensing/plan/plan-basis.ts";
import { SKU } from "../support/a-tenant.ts";

function needing(
  members: number,
  needs: Readonly<Partial<Record<"mail" | "office" | "phone", number>>>,
  of: Partial<NeedCohort> = {},
): NeedCohort {
  const levels = (["mail", "office", "phone"] as const).flatMap((ladder) => {
    const level = needs[ladder];
    return level === undefined ? [] : [{ ladder, level }];
  });
  return { state: "active", tags: [], held: [SKU.m365E5], needs: levels, members, ...of };
}

const level = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
const cohort: fc.Arbitrary<NeedCohort> = fc
  .record({
    members: fc.integer({ min: 1, max: 30 }),
    mail: level,
    office: level,
    state: fc.constantFrom("active", "disabled"),
    held: fc.constantFrom([SKU.m365E3], [SKU.m365E3, SKU.teamsPhone]),
  })
  .map(({ members, mail, office, ...of }) =>
    needing(members, { ...(mail && { mail }), ...(office && { office }) }, of),
  );

describe("folding small cohorts", () => {
  it("leaves cohorts that are large enough as they are", () => {
    const large = needing(10, { mail: 1 });
    expect(foldSmallCohorts([large], 10)).toEqual([large]);
  });

  it("counts small ones together as needing the most that one of them needs", () => {
    const small = [needing(6, { mail: 3 }), needing(4, { mail: 1, office: 2 })];
    expect(foldSmallCohorts(small, 10)).toEqual([needing(10, { mail: 3, office: 2 })]);
  });

  it("lets those left over join members who need all they need", () => {
    const host = needing(20, { mail: 3 });
    expect(foldSmallCohorts([host, needing(3, { mail: 1 })], 10)).toEqual([
      needing(23, { mail: 3 }),
    ]);
  });

  it("takes others for like those left over, so that no few are outside (S2)", () => {
    const host = needing(20, { mail: 3 });
    expect(foldSmallCohorts([host, needing(3, { phone: 1 })], 10)).toEqual([
      needing(10, { mail: 3, phone: 1 }),
      needing(13, { mail: 3 }),
    ]);
    const hosts = [needing(12, { mail: 3 }), needing(11, { mail: 2 })];
    expect(foldSmallCohorts([...hosts, needing(3, { phone: 1 })], 10)).toEqual([
      needing(14, { mail: 2, phone: 1 }),
      needing(12, { mail: 3 }),
    ]);
  });

  it("counts members of different state together where neither are enough, as the one who needs more", () => {
    const apart = [
      needing(6, {}, { state: "disabled" }),
      needing(4, { mail: 1 }, { tags: ["frontline"] }),
      needing(6, {}, { held: [SKU.m365E3] }),
    ];
    expect(foldSmallCohorts(apart, 10)).toEqual([needing(10, { mail: 1 })]);
  });

  it("tells no cohort below the minimum, loses nobody where enough hold the same, and lowers nobody's needs", () => {
    fc.assert(
      fc.property(fc.array(cohort, { maxLength: 12 }), (cohorts) => {
        const folded = foldSmallCohorts(cohorts, 10);
        const total = (some: readonly NeedCohort[]) =>
          some.reduce((sum, { members }) => sum + members, 0);
        const needed = (some: readonly NeedCohort[]) =>
          some.reduce(
            (sum, { members, needs }) =>
              sum + members * needs.reduce((levels, one) => levels + one.level, 0),
            0,
          );
        expect(folded.filter(({ members }) => members < 10)).toEqual([]);
        const holders = Map.groupBy(cohorts, ({ held }) => held.join());
        const enough = [...holders.values()].filter((alike) => total(alike) >= 10).flat();
        expect(total(folded)).toBe(total(enough));
        expect(needed(folded)).toBeGreaterThanOrEqual(needed(enough));
      }),
      { numRuns: 300 },
    );
  });
});

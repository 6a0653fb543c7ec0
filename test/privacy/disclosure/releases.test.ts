import { describe, expect, it } from "@jest/globals";
import { isolableCells } from "../../../src/privacy/disclosure/audit/isolation.ts";
import {
  ALLOWED_PAIRS,
  auditRelease,
  cohortMinimums,
  countsBehind,
  DIMENSIONS,
  definePlan,
  guardedShare,
  type Release,
  releaseTables,
} from "../../../src/privacy/index.ts";
import { type Person, PLAN, populationOf, TenantShape } from "./support/random-tenant.ts";

const MINIMUMS = cohortMinimums();
const first = { id: "first", period: "2026-11-16" };

function releaseOf(people: readonly Person[], plan = PLAN): Release {
  return releaseTables(populationOf(people), plan, MINIMUMS, first);
}

const sum = (all: number, one: number): number => all + one;

/** People of a bucket, found by its values as a reader would who knows everybody. */
function inBucket(
  people: readonly Person[],
  by: (typeof DIMENSIONS)[number],
  values: readonly unknown[],
) {
  const held = new Set(values);
  return people.filter((person) => held.has(person[by]));
}

/** Below a hundred people the count behind a share is told in steps of five. */
function stepsOf(of: number): readonly number[] {
  return Array.from({ length: Math.floor(of / 5) + 1 }, (_, step) => Math.round((500 * step) / of));
}

describe("shares of behaviour (S8, S11)", () => {
  it("say of an all-inactive bucket of twelve that it is over a bound", () => {
    expect(guardedShare(12, 12)).toEqual({ bound: "over", percent: 70 });
    expect(guardedShare(0, 12)).toEqual({ bound: "under", percent: 30 });
    expect(guardedShare(60, 60).bound).toBe("over");
  });

  it("leave at least three people open at both ends, and true counts are among those behind them", () => {
    for (let of = 10; of <= 400; of += 1) {
      for (const count of [0, 1, 2, Math.floor(of / 2), of - 2, of - 1, of]) {
        const share = guardedShare(count, of);
        const [least, most] = countsBehind(share, of);
        expect(least <= count && count <= most).toBe(true);
        if (share.bound !== "about") expect(most - least).toBeGreaterThanOrEqual(3);
        else if (of < 100) expect(stepsOf(of)).toContain(share.percent);
      }
    }
  });
});

describe("one who holds most of a sum (S9)", () => {
  it("is in no bucket of its own", () => {
    const people = new TenantShape(3, 400).people(400);
    const [heavy] = people;
    const loaded = people.map((person) =>
      person === heavy
        ? { ...person, storage: (people.map(({ storage }) => storage).reduce(sum, 0) / 4) | 0 }
        : person,
    );
    const release = releaseOf(loaded);
    const storage = release.figures.find(({ id }) => id === "storage");
    for (const { by, rows } of storage?.kind === "amount" ? storage.tables : []) {
      rows.forEach(({ total }, at) => {
        const inside = inBucket(loaded, by, release.dimensions[by]?.[at]?.values ?? []);
        expect(2 * Math.max(...inside.map((person) => person.storage))).toBeLessThanOrEqual(total);
      });
    }
  });
});

describe("small tenants (S15)", () => {
  it.each([1, 9, 10, 19])("of %i members are told totals of assignments at most", (members) => {
    const release = releaseOf(new TenantShape(members, members).people(members));
    const behaviour = release.figures.filter(({ sensitivity }) => sensitivity === "behaviour");
    expect(behaviour.every(({ total, tables }) => total === null && tables.length === 0)).toBe(
      true,
    );
    if (members < 10) expect(release.scope).toBe("totals");
    expect(release.tooFewPeople).toBe(members < 10);
  });

  it.each([20, 21])("of %i members show no bucket below the minimum", (members) => {
    const release = releaseOf(new TenantShape(members, members).people(members));
    const buckets = Object.values(release.dimensions).flat();
    expect(buckets.every(({ people }) => people.members >= MINIMUMS.assignments)).toBe(true);
  });
});

describe("what can be planned (S3, S4, S7, S10)", () => {
  it("is tables of fixed dimensions: no values, no NOT, no OR, no groups, no order", () => {
    expect(DIMENSIONS).toEqual(["department", "country", "licenceFamily", "accountKind"]);
    expect(ALLOWED_PAIRS.every((pair) => pair.length === 2)).toBe(true);
    expect(() =>
      definePlan([
        {
          kind: "amount",
          id: "spend",
          sensitivity: "assignments",
          by: ["department"],
          pairs: [JSON.parse('["department","country"]')],
        },
      ]),
    ).toThrow();
  });

  it("gives the same release for every wording within a period (S12)", () => {
    const people = new TenantShape(5, 300).people(300);
    const release = releaseOf(people);
    const again = releaseTables(populationOf(people.slice(5)), PLAN, MINIMUMS, {
      id: "again",
      period: first.period,
      stored: [release],
    });
    expect(again).toBe(release);
  });
});

describe("what can be isolated", () => {
  /** Cells by number; the first is everybody. */
  function isolable(
    classes: readonly (readonly [members: number, ...cells: number[]])[],
    minimum: number,
  ) {
    const cells = Array.from(
      { length: 1 + Math.max(...classes.flatMap(([, ...of]) => of)) },
      (_, at) => ({
        by: at === 0 ? null : at,
      }),
    );
    return isolableCells(
      { cells, classes: classes.map(([members, ...of]) => ({ members, cells: [0, ...of] })) },
      minimum,
    );
  }

  it("is never nothing where nothing was proven", () => {
    // Two tables of two halves that differ by one person: row minus column leaves two.
    const classes = [
      [3, 1, 3],
      [1, 1, 4],
      [1, 2, 3],
      [3, 2, 4],
    ] as const;
    expect(isolable(classes, 3).length).toBeGreaterThan(0);
    expect(isolable(classes, 5).length).toBeGreaterThan(0);
    expect(isolable(classes, 2)).toEqual([]);
  });
});

describe("the auditor", () => {
  const people = new TenantShape(11, 600).people(600);
  const release = releaseOf(people);

  it("passes what it made", () => {
    expect(auditRelease(release, populationOf(people))).toBeUndefined();
  });

  it("refuses a release with one cent too much", () => {
    const figures = release.figures.map((figure) =>
      figure.kind === "amount" && figure.total !== null
        ? { ...figure, total: figure.total + 1 }
        : figure,
    );
    expect(auditRelease({ ...release, figures }, populationOf(people))?.test).toBe("arithmetic");
  });

  it("refuses a release about other people", () => {
    const fault = auditRelease(release, populationOf(people.slice(1)));
    expect(fault?.test).toBe("arithmetic");
  });

  it("refuses a release beside one from which a single member left", () => {
    const fewer = people.slice(1);
    const later = releaseTables(populationOf(fewer), PLAN, MINIMUMS, { id: "later", period: "x" });
    expect(auditRelease(later, populationOf(fewer), [release])?.test).toBe("difference");
  });

  it("cannot be talked into lower minimums", () => {
    expect(() => cohortMinimums({ behaviour: 9 })).toThrow();
    expect(() => cohortMinimums({ assignments: 4 })).toThrow();
    expect(() => cohortMinimums({ behaviour: 10.5 })).toThrow();
    expect({ ...cohortMinimums({ behaviour: 25 }) }).toEqual({ assignments: 5, behaviour: 25 });
  });
});

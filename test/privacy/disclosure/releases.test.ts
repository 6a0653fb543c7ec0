import { describe, expect, it } from "@jest/globals";
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
import { isolatedBy, type Remembered } from "./support/attacker.ts";
import { type Person, PLAN, populationOf, TenantShape } from "./support/random-tenant.ts";

const MINIMUMS = cohortMinimums();
const first = { id: "first", period: "2026-11-16" };

function releaseOf(people: readonly Person[], plan = PLAN): Release {
  return releaseTables(populationOf(people), plan, MINIMUMS, first);
}

/** A hundred tenants of 60 to 20,000 members, small ones more often: there is least to hide behind. */
const TENANTS = Array.from({ length: 100 }, (_, seed) => ({
  seed,
  members: Math.round(60 * (20_000 / 60) ** ((seed / 99) ** 4)),
}));

interface Released {
  readonly people: readonly Person[];
  readonly release: Release;
}

function releasedOf({ seed, members }: { seed: number; members: number }): Released {
  const people = new TenantShape(seed, members).people(members);
  return { people, release: releaseOf(people) };
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

describe("releases of a hundred random tenants", () => {
  const coverage: number[] = [];

  it.each(Array.from({ length: 10 }, (_, tenth) => tenth))(
    "expose nobody and add up to the cent, tenth %i (S1, S2, S5, S11)",
    (tenth) => {
      for (const tenant of TENANTS.filter(({ seed }) => seed % 10 === tenth)) {
        const { people, release } = releasedOf(tenant);
        for (const figure of release.figures) {
          if (figure.kind === "shares") continue;
          const truth = people
            .map((person) => person[figure.id === "spend" ? "spend" : "storage"])
            .reduce(sum, 0);
          if (figure.total !== null) expect(figure.total).toBe(truth);
          for (const { rows } of figure.tables) {
            expect(rows.map(({ total }) => total).reduce(sum, 0)).toBe(truth);
            for (const { total, splits } of rows) {
              for (const { parts } of splits) {
                expect(parts.map((part) => part.total).reduce(sum, 0)).toBe(total);
              }
            }
          }
          expect(
            isolatedBy([{ release, people }], figure.id, MINIMUMS[figure.sensitivity]),
          ).toEqual([]);
        }
        for (const dimension of DIMENSIONS) {
          for (const bucket of release.dimensions[dimension] ?? []) {
            const inside = inBucket(people, dimension, bucket.values);
            expect(inside.length).toBeGreaterThanOrEqual(MINIMUMS.assignments);
            expect(bucket.people.members).toBe(inside.length);
            expect(bucket.kind === "named" ? bucket.values.length : 1).toBe(1);
          }
        }
        if (tenant.members >= 1500) {
          const named = (release.dimensions.department ?? []).filter(
            ({ kind }) => kind === "named",
          );
          coverage.push(named.map((one) => one.people.members).reduce(sum, 0) / tenant.members);
        }
      }
    },
  );

  it("name the departments of 94 % of the members, in each tenant of 1,500 and more", () => {
    expect(coverage.length).toBeGreaterThan(10);
    expect(coverage.filter((share) => share < 0.94)).toEqual([]);
  });
});

describe("twenty days of leavers (S6)", () => {
  it.each([60, 250, 1500])("a tenant of %i members exposes nobody who left or came", (members) => {
    const shape = new TenantShape(members, members);
    let people: readonly Person[] = shape.people(members);
    const remembered: Remembered[] = [];
    const stored: Release[] = [];
    for (let day = 0; day < 20; day += 1) {
      const period = `week ${Math.floor(day / 7)}`;
      const release = releaseTables(populationOf(people), PLAN, MINIMUMS, {
        id: `day ${day}`,
        period,
        stored,
      });
      const isNew = release.id === `day ${day}`;
      if (day % 7 !== 0) expect(release).toBe(stored[0]);
      if (isNew) {
        remembered.push({ release, people });
        stored.unshift(release);
      }
      const leavers = 1 + (day % 3);
      people = [...people.slice(leavers), ...shape.people(leavers - 1)];
    }
    for (const figure of PLAN.figures.filter(({ kind }) => kind === "amount")) {
      expect(isolatedBy(remembered, figure.id, MINIMUMS[figure.sensitivity])).toEqual([]);
    }
  });
});

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

import { describe, expect, it } from "@jest/globals";
import type { SpendRow } from "../../src/insights/aggregates/group-tables.ts";
import { cohortMinimums } from "../../src/privacy/index.ts";
import { behind, isolatedBy } from "../privacy/disclosure/support/attacker.ts";
import { closenessOf, isTooClose } from "../privacy/disclosure/support/bounds-attacker.ts";
import { type Person, TenantShape } from "../privacy/disclosure/support/random-tenant.ts";
import { priceOfHolder, type ToldAnswer, ToldTenant } from "./support/told-tenant.ts";

const MONDAY = "2026-11-16T08:00:00Z";
const DAY_MS = 86_400_000;

const dayAfter = (days: number) => new Date(Date.parse(MONDAY) + days * DAY_MS).toISOString();

/** A hundred tenants of 60 to 20,000 members, small ones more often: there is least to hide behind. */
const TENANTS = Array.from({ length: 100 }, (_, seed) => ({
  seed,
  members: Math.round(60 * (20_000 / 60) ** ((seed / 99) ** 4.5)),
}));

const sum = (all: number, one: number): number => all + one;

function centsIn({ amounts }: Pick<SpendRow, "amounts">): number {
  return amounts.map(({ monthly }) => monthly.money.minor).reduce(sum, 0);
}

/** Rows about members. */
function groupsIn(rows: readonly SpendRow[]): readonly SpendRow[] {
  return rows.filter(({ kind }) => kind !== "unassigned");
}

/** Every group and part says what its people cost, and has enough of them. */
function expectTruth({ tables, people, nameOf, spend }: ToldAnswer): void {
  const cost = new Map<string, number>();
  const costOf = (person: Person) => {
    const key = `${person.licenceFamily} ${person.spend}`;
    const known = cost.get(key) ?? priceOfHolder(person, spend);
    cost.set(key, known);
    return known;
  };
  const total = spend.totals.map(({ monthly }) => monthly.money.minor).reduce(sum, 0);
  for (const { by, rows } of tables.spend) {
    expect(rows.map(centsIn).reduce(sum, 0)).toBe(total);
    for (const row of groupsIn(rows)) {
      const inside = people.filter(behind(row, rows, by, nameOf));
      expect([row.kind, row.members, centsIn(row)]).toEqual([
        row.kind,
        inside.length,
        inside.map(costOf).reduce(sum, 0),
      ]);
      expect(row.members).toBeGreaterThanOrEqual(5);
      const parts = row.parts ?? [];
      if (row.parts !== null) {
        expect(parts.map(centsIn).reduce(sum, 0)).toBe(centsIn(row));
        expect(parts.map(({ members }) => members).reduce(sum, 0)).toBe(row.members);
      }
      expect(parts.filter(({ members }) => members < 5)).toEqual([]);
    }
  }
  for (const { members } of tables.activityBy.flatMap(({ rows }) => rows)) {
    expect(members).toBeGreaterThanOrEqual(10);
  }
}

function shareNamed({ tables, people }: ToldAnswer): number {
  const rows = tables.spend.find(({ by }) => by === "department")?.rows ?? [];
  const named = rows.filter(({ kind }) => kind === "named" || kind === "notStated");
  return named.map(({ members }) => members).reduce(sum, 0) / people.length;
}

describe("what a hundred random tenants are told of their groups", () => {
  const coverage: number[] = [];

  it.each(Array.from({ length: 10 }, (_, tenth) => tenth))(
    "exposes nobody and is true to the cent, tenth %i (S1, S2, S5, S11)",
    async (tenth) => {
      for (const { seed, members } of TENANTS.filter((one) => one.seed % 10 === tenth)) {
        const people = new TenantShape(seed, members).people(members);
        const answer = await new ToldTenant().ask(MONDAY, people);
        expectTruth(answer);
        expect(isolatedBy([answer], 5)).toEqual([]);
        if (members >= 1500) coverage.push(shareNamed(answer));
      }
    },
  );

  it("names the departments of 94 % of the members, in each tenant of 1,500 and more", () => {
    expect(coverage.length).toBeGreaterThan(9);
    expect(coverage.filter((share) => share < 0.94)).toEqual([]);
  });
});

/** What becomes of a tenant's members from one week to the next. */
const CHANGES = {
  "one leaves": (people, shape) => [...people.slice(1), ...shape.people(0)],
  "three leave and two come": (people, shape) => [...people.slice(3), ...shape.people(2)],
  "twelve leave a department and twelve come": (people, shape) => {
    const leaving = people.filter(({ department }) => department === "department 0").slice(0, 12);
    const coming = shape.people(leaving.length);
    return [
      ...people.filter((one) => !leaving.includes(one)),
      ...coming.map((one) => ({ ...one, department: "department 0" })),
    ];
  },
  "one moves to another department": ([first, ...others]) =>
    first === undefined ? others : [...others, { ...first, department: "department 1" }],
  "one is given another suite": ([first, ...others]) =>
    first === undefined ? others : [...others, { ...first, licenceFamily: "e5", spend: 6000 }],
} as const satisfies Record<
  string,
  (people: readonly Person[], shape: TenantShape) => readonly Person[]
>;

describe("what several weeks of answers give away (S6)", () => {
  it.each(
    [60, 300].flatMap((members) =>
      Object.entries(CHANGES).map(([name, change]) => [members, name, change] as const),
    ),
  )("is nobody in a tenant of %i members when each week %s", async (members, _name, change) => {
    const shape = new TenantShape(members, members);
    const tenant = new ToldTenant();
    let people = shape.people(members);
    const answers: ToldAnswer[] = [];
    for (let week = 0; week < 4; week += 1) {
      const answer = await tenant.ask(dayAfter(7 * week), people);
      answers.push(answer);
      const total = answer.spend.totals.map(({ monthly }) => monthly.money.minor).reduce(sum, 0);
      for (const { rows } of answer.tables.spend) {
        expect(rows.map(centsIn).reduce(sum, 0)).toBe(total);
      }
      people = [...change(people, shape)];
    }
    expect(isolatedBy(answers, 5)).toEqual([]);
  });

  it("is nobody in twenty days on which one leaves or two are replaced: every answer of a week is its first", async () => {
    const shape = new TenantShape(7, 250);
    const tenant = new ToldTenant();
    let people = shape.people(250);
    const answers: ToldAnswer[] = [];
    for (let day = 0; day < 20; day += 1) {
      answers.push(await tenant.ask(dayAfter(day), people));
      people = [...people.slice(day % 2 === 0 ? 1 : 2), ...shape.people(2 * (day % 2))];
    }
    const weeks = [...Map.groupBy(answers, (one) => one.week).values()];
    for (const week of weeks) {
      expect(new Set(week.map(({ tables }) => JSON.stringify(tables))).size).toBe(1);
    }
    // What is told all week is about those who were there when it began.
    expect(
      isolatedBy(
        weeks.flatMap(([first]) => first ?? []),
        5,
      ),
    ).toEqual([]);
  });

  it("is nothing when others of the tenant ask with other rights, or minimums are raised meanwhile", async () => {
    const shape = new TenantShape(8, 400);
    const tenant = new ToldTenant();
    const people = shape.people(400);
    const fewer = people.slice(2);
    const sources = ["members", "subscribedSkus"] as const;
    const asked = [
      await tenant.ask(dayAfter(0), people),
      await tenant.ask(dayAfter(1), fewer, { sources, caller: "b" }),
      await tenant.ask(dayAfter(2), fewer.slice(1), { seesEverybody: false, caller: "c" }),
      await tenant.ask(dayAfter(3), fewer.slice(2), {
        minimums: cohortMinimums({ assignments: 8, behaviour: 20 }),
      }),
    ];
    expect(isolatedBy(asked, 5)).toEqual([]);
    expect(asked.slice(1, 3).map(({ tables }) => [tables.spend, tables.spendWithheld])).toEqual([
      [[], "notProvenSafe"],
      [[], "notProvenSafe"],
    ]);
    const rows = asked[3]?.tables.spend.flatMap((table) => groupsIn(table.rows)) ?? [];
    expect(rows.filter((row) => row.members < 8)).toEqual([]);
  });
});

describe("shares of silent members", () => {
  it.each([60, 90, 140, 320])(
    "cannot be solved for a few of %i members: no bounds are that close (S11)",
    async (members) => {
      const people = new TenantShape(members + 1, members).people(members);
      const { tables, people: holders, nameOf } = await new ToldTenant().ask(MONDAY, people);
      const told = [
        { isIn: () => true, members: holders.length, shares: tables.activity },
        ...tables.activityBy.flatMap(({ by, rows }) =>
          rows.map((row) => ({ ...row, isIn: behind(row, rows, by, nameOf) })),
        ),
      ];
      const closeness = await closenessOf(told, holders, (one) =>
        JSON.stringify([one.department, one.country, one.licenceFamily, one.accountKind]),
      );
      expect(closeness.filter(({ people: few }) => few < 10).length).toBeGreaterThan(10);
      expect(closeness.filter(isTooClose)).toEqual([]);
    },
  );
});

describe("shares of silent members over the weeks", () => {
  it("do not move when one more falls silent, in any table (S6, S8)", async () => {
    const people = new TenantShape(21, 600).people(600);
    const tenant = new ToldTenant();
    const first = await tenant.ask(dayAfter(0), people);
    const one = people.findIndex(({ band, licenceFamily }) => band === 0 && licenceFamily === "e5");
    const silenced = people.map((person, at) => (at === one ? { ...person, band: 2 } : person));
    const next = await tenant.ask(dayAfter(7), silenced);
    const sharesIn = ({ tables }: ToldAnswer) => [
      tables.activity,
      ...tables.activityBy.map(({ rows }) => rows.map(({ shares }) => shares)),
    ];
    expect(sharesIn(first).flat().length).toBeGreaterThan(10);
    expect(sharesIn(next)).toEqual(sharesIn(first));
  });
});

describe("one who holds what nobody else does (S1, S9)", () => {
  it("is in no group of its own, and in none whose cost is mostly his", async () => {
    const people = new TenantShape(3, 120).people(120).map((person, at) => {
      const own = { licenceFamily: "e5", spend: 9000, department: "alone", country: "nowhere" };
      return at === 0
        ? { ...person, ...own }
        : { ...person, licenceFamily: "frontline", spend: 1000 };
    });
    const { tables, nameOf, spend, people: holders } = await new ToldTenant().ask(MONDAY, people);
    const [dear] = holders;
    if (dear === undefined) throw new Error("nobody holds anything");
    for (const { by, rows } of tables.spend) {
      for (const row of groupsIn(rows).filter((one) => behind(one, rows, by, nameOf)(dear))) {
        expect(row.members).toBeGreaterThanOrEqual(5);
        expect(2 * priceOfHolder(dear, spend)).toBeLessThanOrEqual(centsIn(row));
      }
    }
  });
});

describe("tenants too small for tables (S15)", () => {
  it.each([1, 4, 9])("of %i holders are told totals only, and why", async (members) => {
    const people = new TenantShape(members, members)
      .people(members)
      .map((person) => ({ ...person, licenceFamily: "e3", spend: 3900 }));
    const { tables } = await new ToldTenant().ask(MONDAY, people);
    expect(tables).toMatchObject({
      spend: [],
      spendWithheld: "tooFewMembers",
      activity: [],
      activityBy: [],
      activityWithheld: "tooFewMembers",
    });
  });

  it.each([10, 19, 20, 21])("of %i holders show no group below the minimum", async (members) => {
    const people = new TenantShape(members, members)
      .people(members)
      .map((person) => ({ ...person, licenceFamily: "e3", spend: 3900 }));
    const answer = await new ToldTenant().ask(MONDAY, people);
    expectTruth(answer);
    expect(answer.tables.activity.length > 0).toBe(members >= 20);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../../emulator/index.ts";
import { memberId } from "../../../emulator/tenant/member.ts";
import { behind, isolatedBy } from "../../privacy/disclosure/support/attacker.ts";
import { closenessOf, isTooClose } from "../../privacy/disclosure/support/bounds-attacker.ts";
import { type House, openHouse } from "../house.ts";
import { allOf, everyQuestion } from "./every-question.ts";
import { type KnownPerson, type KnownTenant, knownTenant } from "./known-people.ts";
import { numbersIn, numbersInCells } from "./numbers-told.ts";
import { ODD_TENANTS, oddTenants } from "./odd-tenants.ts";
import { FINDINGS, type Findings } from "./told-findings.ts";
import { askForGroups, rowOf, type SpendGroup, type ToldGroups } from "./told-groups.ts";

/*
 * Somebody who knows everybody's department, country, kind of account and licences asks for everything
 * over HTTP, in tenants where there is little to hide behind. What he knows is read from Graph, by code
 * that shares nothing with the product.
 */

const TENANTS = Object.keys(ODD_TENANTS);
const LEAST = { assignments: 5, behaviour: 10 };
/** So many people must be open at either end of what is told. */
const OPEN = 3;

interface Known extends KnownTenant {
  readonly groups: ToldGroups;
}

let emulator: Emulator;
let house: House;
const known = new Map<string, Known>();

function knownSize(tenant: string): number {
  return ODD_TENANTS[tenant]?.members ?? 0;
}

function knownOf(tenant: string): Known {
  const found = known.get(tenant);
  if (found === undefined) throw new Error(`${tenant} was not asked`);
  return found;
}

beforeAll(async () => {
  emulator = await startEmulator({ tenants: oddTenants });
  const { generator, changeMember } = emulator.tenant("everyone a guest");
  for (let at = generator.personas.length; at < generator.memberCount; at += 1) {
    changeMember(memberId(generator, at), { kind: "guest", enabled: true });
  }
  house = await openHouse(emulator);
  for (const tenant of TENANTS) {
    const groups = await askForGroups(house, { tenant });
    known.set(tenant, { groups, ...(await knownTenant(emulator, tenant, groups)) });
  }
}, 120_000);

afterAll(async () => {
  await house.close();
  await emulator.close();
});

const sum = (all: number, one: number): number => all + one;

function centsIn({ amounts }: Pick<SpendGroup, "amounts">): number {
  return amounts.map(({ monthly }) => monthly.money.minor).reduce(sum, 0);
}

function costOf(people: readonly KnownPerson[]): number {
  return people.map(({ spend }) => spend).reduce(sum, 0);
}

const nameOf = (name: string): string => name;

describe.each(TENANTS)("of a tenant like this: %s", (tenant) => {
  it("tells groups whose costs are true to the cent and add up to the total (S2)", () => {
    const { groups, people, shared } = knownOf(tenant);
    const expectTruth = (group: SpendGroup, inside: readonly KnownPerson[]) => {
      expect(group.members).toBe(inside.length);
      expect(Math.abs(centsIn(group) - costOf(inside))).toBeLessThanOrEqual(shared + 1e-6);
    };
    const total = groups.totals.map(({ monthly }) => monthly.money.minor).reduce(sum, 0);
    const tables = new Map(groups.tables.map(({ by, rows }) => [by, rows]));
    for (const { by, groups: told } of groups.spend) {
      if (told === null) continue;
      const rows = tables.get(by) ?? [];
      expect(told.map(centsIn).reduce(sum, 0)).toBe(total);
      told.forEach((group, at) => {
        const row = rows[at];
        if (row === undefined || group.kind === "UNASSIGNED") return;
        const inside = people.filter(behind(row, rows, by, nameOf));
        expectTruth(group, inside);
        (group.parts ?? []).forEach((part, number) => {
          const parts = row.parts ?? [];
          const own = parts[number];
          if (own === undefined) return;
          const split = inside.filter(behind(own, parts, "licenseFamily", nameOf));
          expectTruth(part, split);
        });
      });
    }
  });

  it("tells no group of a few, and no combination of tables is about a few (S1, S5)", () => {
    const { groups, people } = knownOf(tenant);
    const rows = groups.spend.flatMap((table) => table.groups ?? []);
    const all = [...rows, ...rows.flatMap(({ parts }) => parts ?? [])];
    const ofMembers = all.filter(({ kind }) => kind !== "UNASSIGNED" && kind !== "CHANGES");
    expect(ofMembers.filter(({ members }) => members < LEAST.assignments)).toEqual([]);
    const answer = { tables: { spend: groups.tables }, people, week: groups.week, nameOf };
    expect(isolatedBy([answer], LEAST.assignments)).toEqual([]);
  });

  it("leaves open who is silent, whatever is laid side by side (S8, S11)", async () => {
    const { groups, people } = knownOf(tenant);
    const tables = groups.activity.map((table) => ({
      ...table,
      rows: table.groups.map((group) => rowOf(table.by, group)),
    }));
    const everybody = tables[0]?.everybody ?? [];
    const told = [
      { isIn: () => true, members: people.length, shares: everybody },
      ...tables.flatMap(({ by, rows, groups: all }) =>
        all.flatMap(({ members, shares }, at) => {
          const row = rows[at];
          return row === undefined
            ? []
            : [{ isIn: behind(row, rows, by, nameOf), members, shares }];
        }),
      ),
    ].filter(({ shares }) => shares.length > 0);
    expect(told.filter(({ members }) => members < LEAST.behaviour)).toEqual([]);
    const closeness = await closenessOf(told, people, (one) =>
      JSON.stringify({ ...one, id: 0, spend: 0 }),
    );
    expect(closeness.filter(isTooClose)).toEqual([]);
  });

  it("says of every table that it does not tell why (S15)", () => {
    const { groups, people } = knownOf(tenant);
    const isFew = (minimum: number) => people.length < 2 * minimum;
    const reasonFor = (isTold: boolean, minimum: number) => {
      if (isTold) return null;
      return isFew(minimum) ? "TOO_FEW_MEMBERS" : "NOT_PROVEN_SAFE";
    };
    const spend = groups.spend.map((table) => [table.groupsWithheld, table.groups] as const);
    expect(spend.map(([reason]) => reason)).toEqual(
      spend.map(([, rows]) => reasonFor(rows !== null, LEAST.assignments)),
    );
    const activity = groups.activity.map((one) => [one.withheld, one.groups] as const);
    expect(activity.map(([reason]) => reason)).toEqual(
      activity.map(([, rows]) => reasonFor(rows.length > 0, LEAST.behaviour)),
    );
    if (isFew(LEAST.assignments)) expect(groups.tables).toEqual([]);
    if (isFew(LEAST.behaviour)) {
      expect(groups.activity.flatMap(({ everybody }) => everybody)).toEqual([]);
    }
  });
});

describe.each(TENANTS)("findings in a tenant like this: %s", (tenant) => {
  it("count no few, leave some holders outside, and are none where members are too few", async () => {
    const { body } = await house.ask<Findings>(FINDINGS, { tenant });
    const { coverage, licenses, findings, savings } = body.data.tenant;
    const held = findings.edges.map(({ node }) => node).filter((node) => node.held);
    const assigned = new Map(licenses.lines.map(({ sku, assigned: seats }) => [sku.id, seats]));
    const counts = held.flatMap(({ seats, classes }) => [
      ...(seats === null ? [] : [seats]),
      ...classes.map((one) => one.seats),
    ]);
    expect(counts.filter((seats) => seats < LEAST.behaviour)).toEqual([]);
    for (const [skuId, alike] of Map.groupBy(held, ({ sku }) => sku.id)) {
      const found = alike.map(({ seats }) => seats ?? 0).reduce(sum, 0);
      expect((assigned.get(skuId) ?? 0) - found).toBeGreaterThanOrEqual(OPEN);
    }
    // That there are few says that there are some.
    for (const { sku } of held.filter(({ few, rule }) => few && rule !== "D20")) {
      expect(assigned.get(sku.id)).toBeGreaterThanOrEqual(50);
    }
    expect(savings.folded.filter(({ seats }) => seats < LEAST.behaviour)).toEqual([]);
    expect(coverage.tooFewMembers).toBe(knownSize(tenant) < 20);
    if (coverage.tooFewMembers) expect([held, savings.folded]).toEqual([[], []]);
  });
});

/** Tables that tell of members. */
const EXPORTS = [
  "ACTIVITY",
  "CONFIGURATION",
  "FINDINGS",
  "PLAN_MOVES",
  "PLAN_SEATS",
  "RECOMMENDATIONS",
  "SAVINGS",
  "SPEND_GROUPS",
];

interface Exported {
  readonly tenant: Readonly<Record<string, { readonly csv: string }>>;
}

/** Seats of products by what is assumed, beside those without the assumption. */
interface Assumed {
  readonly whatIf: {
    readonly thresholds: {
      readonly byRule: readonly {
        readonly rule: string;
        readonly seatsBefore: number;
        readonly seatsAfter: number;
      }[];
    };
  };
}

/** Rules about seats nobody holds. */
const OF_PURCHASES: ReadonlySet<string> = new Set(["D01", "D03"]);

describe("other ways to the same figures", () => {
  const tenant = "one giant and thirty tiny";

  it("isolate nobody when callers of different rights lay side by side what they are told", async () => {
    const { groups, people } = knownOf(tenant);
    const personas = ["user-admin", "reports-reader"];
    const others = [];
    for (const persona of personas) others.push(await askForGroups(house, { tenant, persona }));
    const answers = [groups, ...others].map(({ tables, week }) => ({
      tables: { spend: tables },
      people,
      week,
      nameOf,
    }));
    expect(groups.tables.length).toBeGreaterThan(0);
    expect(isolatedBy(answers, LEAST.assignments)).toEqual([]);
    const rowsIn = ({ spend }: ToldGroups) =>
      spend.map((table) => table.groups?.map(({ kind, name, members }) => [kind, name, members]));
    const different = others.filter(({ tables }) => tables.length > 0);
    expect(different.map(rowsIn)).toEqual(different.map(() => rowsIn(groups)));
  });

  it.each(["60 members", tenant])("say in files no more than in answers: %s", async (of) => {
    const questions = [
      ...everyQuestion(),
      `{ tenant { licensePlan(input: {}) ${allOf("LicensePlan")} } }`,
    ];
    const { groups } = knownOf(of);
    const answers = await Promise.all(questions.map((one) => house.ask(one, { tenant: of })));
    const told = new Set(numbersIn([groups, answers.map(({ body }) => body.data)]));
    const files = EXPORTS.map((table) => `${table}: tableExport(table: ${table}) { csv }`);
    const { body } = await house.ask<Exported>(`{ tenant { ${files.join(" ")} } }`, { tenant: of });
    const numbers = Object.values(body.data.tenant).flatMap(({ csv }) => numbersInCells(csv));
    expect(numbers.length).toBeGreaterThan(100);
    // Money is told in cents and stands in files in whole units, per month and per year.
    const ways = (one: number) => [one, Math.round(100 * one), Math.round((100 * one) / 12)];
    expect(numbers.filter((one) => !ways(one).some((way) => told.has(way)))).toEqual([]);
  });

  it("count no few of members whatever is assumed, and differ by no few", async () => {
    const assumptions = [90, 180].flatMap((silentDays) =>
      ["C1", "C2", "C3", "C4", "C5"].map(
        (atLeast) => `silentDays: ${silentDays}, atLeast: ${atLeast}`,
      ),
    );
    const steps = await Promise.all(
      [...assumptions, "spare: { seats: 1 }", "spare: { seats: 2, percent: 3 }"].map((thresholds) =>
        house.ask<Assumed>(
          `{ whatIf(input: { thresholds: { ${thresholds} } }) { thresholds { byRule { rule seatsBefore seatsAfter } } } }`,
          { tenant },
        ),
      ),
    );
    const rules = steps
      .flatMap(({ body }) => body.data.whatIf.thresholds.byRule)
      .filter(({ rule }) => !OF_PURCHASES.has(rule));
    for (const alike of Map.groupBy(rules, ({ rule }) => rule).values()) {
      const seats = [...new Set(alike.flatMap((one) => [one.seatsBefore, one.seatsAfter]))];
      const differences = seats.flatMap((one) => seats.map((other) => Math.abs(one - other)));
      const few = [...seats, ...differences].filter((one) => one > 0 && one < LEAST.behaviour);
      expect(few).toEqual([]);
    }
  });

  it.each(TENANTS.filter((name) => knownSize(name) < 10))(
    "tell the advisor's callers no more, and why: %s",
    async (of) => {
      const { body } = await house.ask<{ readonly ask: { readonly answer: string } }>(
        `mutation { ask(input: { question: "What does each department cost?" }) { answer } }`,
        { tenant: of },
      );
      expect(body.data.ask.answer).toMatch(
        /^I cannot tell the cost by department, because the tenant has too few members for a table\./,
      );
    },
  );
});

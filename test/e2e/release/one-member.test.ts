import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { inferSchema, initParser } from "udsv";
import { type Emulator, startEmulator } from "../../../emulator/index.ts";
import type { MemberChange } from "../../../emulator/tenant/generator.ts";
import { memberId } from "../../../emulator/tenant/member.ts";
import { openHouse } from "../house.ts";
import { drawnBlueprint } from "../planted/drawn-blueprint.ts";
import { allOf, everyQuestion } from "./every-question.ts";

/*
 * Somebody who knows everything of everybody but one asks all there is to ask, and asks the same again
 * where that one does something else: whatever differs is about that one. So nothing may differ but
 * counts of enough, and sums over them. The two worlds differ in that member alone.
 */

/** Fewest members a count that differs may be of. */
const MINIMUM = 10;
const SEED = 52;
const GB = 1024 ** 3;

interface Case {
  readonly name: string;
  readonly members: number;
  readonly index: number;
  readonly before?: MemberChange;
  readonly after: MemberChange;
  readonly persona?: string;
}

/** Falls silent, and has more in the mailbox than the plan that goes with less. */
const SILENT = {
  before: { pattern: "active" },
  after: { pattern: "inactive", mailboxBytes: 60 * GB },
} as const;
/** Whose account is disabled is known to everybody, but in so small a tenant nothing is told of it. */
const LEFT = { after: { enabled: false, leftDaysAgo: 40 } };
const SMALL: readonly Case[] = [
  { name: "Nine", members: 9, index: 8, ...LEFT },
  { name: "Fifteen", members: 15, index: 14, ...SILENT },
];
const LARGE: readonly Case[] = [
  { name: "Forty-five", members: 45, index: 20, ...SILENT },
  { name: "Forty-five", members: 45, index: 20, ...SILENT, persona: "user-admin" },
  { name: "Forty-nine", members: 49, index: 31, ...SILENT },
];
const CASES = [...SMALL, ...LARGE];

const ASSUMPTIONS = [
  "silentDays: 90, spare: { seats: 1 }",
  "silentDays: 180, spare: { seats: 3 }",
  "silentDays: 90, atLeast: C3",
  "silentDays: 180, atLeast: C2, spare: { percent: 10 }",
];
const FILES = ["ACTIVITY", "OBSERVATIONS", "PLAN_MOVES", "RECOMMENDATIONS", "SPEND_GROUPS"];
const ASKED = [
  "How many seats are held by members who are silent?",
  "What does each department cost, and how active is it?",
];

const QUESTIONS = [
  ...everyQuestion(),
  `{ tenant { licensePlan(input: { shadowPrices: true }) ${allOf("LicensePlan")} } }`,
  `{ tenant { ${FILES.map((table) => `${table}: tableExport(table: ${table}) { csv }`).join(" ")} } }`,
  ...ASSUMPTIONS.map(
    (thresholds) => `{ whatIf(input: { thresholds: { ${thresholds} } }) ${allOf("WhatIf")} }`,
  ),
  ...ASKED.map(
    (question) => `mutation { ask(input: { question: "${question}" }) { outcome answer } }`,
  ),
];

type Told = ReadonlyMap<string, unknown>;

/** Every value of an answer by where it stands; of files cell by cell, of texts numeral by numeral. */
function* valuesIn(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof value === "string" && path.endsWith(".csv")) {
    const rows = initParser(inferSchema(value)).stringArrs(value);
    yield* valuesIn(
      rows.map((row) => row.map(numberOrText)),
      `${path}.cells`,
    );
  } else if (typeof value === "string" && path.endsWith(".answer")) {
    const numeral = /\d[\d,]*(?:\.\d+)?/g;
    yield [path, value.replaceAll(numeral, "#")];
    yield* valuesIn((value.match(numeral) ?? []).map(numberOrText), `${path}.numerals`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* valuesIn(inner, `${path}.${key}`);
  } else {
    yield [path, value];
  }
}

function numberOrText(text: string): number | string {
  const number = Number(text.replaceAll(",", ""));
  return text === "" || Number.isNaN(number) ? text : number;
}

/** All that is told of the tenants in a world of their own, in which nothing was told before. */
async function everythingTold(changeOf: (one: Case) => MemberChange): Promise<readonly Told[]> {
  const emulator = await startEmulator({
    tenants: [...new Map(CASES.map((one) => [one.name, one])).values()].map(
      ({ name, members }) => ({ name, members, seed: SEED, blueprint: drawnBlueprint(SEED) }),
    ),
  });
  worlds.push(emulator);
  for (const one of CASES) {
    const { generator, changeMember } = emulator.tenant(one.name);
    changeMember(memberId(generator, one.index), changeOf(one));
  }
  const house = await openHouse(emulator);
  const told: Told[] = [];
  for (const { name: tenant, persona = "global-admin" } of CASES) {
    const values = new Map<string, unknown>();
    // One after the other: Entra answers in this process too, and a crowd would not hear it in time.
    for (const [at, question] of QUESTIONS.entries()) {
      const { body } = await house.ask(question, { tenant, persona });
      expect(body.errors).toBeUndefined();
      for (const [path, value] of valuesIn(body.data, `${at}`)) values.set(path, value);
    }
    told.push(values);
  }
  await house.close();
  return told;
}

const worlds: Emulator[] = [];
let pairs: ReadonlyMap<Case, readonly [Told, Told]>;

beforeAll(async () => {
  const before = await everythingTold((one) => one.before ?? {});
  const after = await everythingTold((one) => one.after);
  pairs = new Map(CASES.map((one, at) => [one, [before[at] ?? new Map(), after[at] ?? new Map()]]));
}, 240_000);

afterAll(async () => {
  for (const emulator of worlds) await emulator.close();
});

function changesOf(one: Case) {
  const [before, after] = pairs.get(one) ?? [new Map(), new Map()];
  return {
    before,
    after,
    different: [...after].filter(([path, value]) => before.get(path) !== value),
  };
}

describe("what one member does", () => {
  it.each(SMALL.map((one) => [one.name, one] as const))(
    "changes no answer at all in a tenant too small for figures about behaviour (S15): %s",
    (_name, one) => {
      const { before, different } = changesOf(one);

      expect(before.size).toBeGreaterThan(500);
      expect(different).toEqual([]);
    },
  );

  it.each(LARGE.map((one) => [`${one.name} ${one.persona ?? ""}`, one] as const))(
    "shows elsewhere in no row that comes or goes, and in counts of enough only: %s",
    (_name, one) => {
      const { before, after, different } = changesOf(one);
      const ofFew = different.filter(
        ([path, value]) =>
          typeof value !== "number" || Math.min(value, Number(before.get(path))) < MINIMUM,
      );

      expect([...after.keys()]).toEqual([...before.keys()]);
      expect(ofFew).toEqual([]);
    },
  );

  it("shows at all, where enough do the same", () => {
    expect(LARGE.flatMap((one) => changesOf(one).different).length).toBeGreaterThan(0);
  });
});

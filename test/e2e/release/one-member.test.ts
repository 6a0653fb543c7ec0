import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../../emulator/index.ts";
import { memberId } from "../../../emulator/tenant/member.ts";
import { openHouse } from "../house.ts";
import { drawnBlueprint } from "../planted/drawn-blueprint.ts";
import { allOf, everyQuestion } from "./every-question.ts";

/*
 * Somebody who knows everything of everybody but one asks all there is to ask, and asks the same again
 * where that one does something else: whatever differs is about that one. So nothing may differ but
 * counts of enough, and sums over them.
 */

const MINIMUM = 10;
const SMALL = { name: "Fifteen", members: 15, index: 14 };
const LARGE = { name: "Forty-five", members: 45, index: 20 };
const SEED = 52;

const QUESTIONS = [
  ...everyQuestion(),
  `{ tenant { licensePlan(input: { shadowPrices: true }) ${allOf("LicensePlan")} } }`,
  "{ tenant { observations: tableExport(table: OBSERVATIONS) { csv } } }",
  "{ tenant { recommendations: tableExport(table: RECOMMENDATIONS) { csv } } }",
  ...[90, 180].map(
    (silentDays) =>
      `{ whatIf(input: { thresholds: { silentDays: ${silentDays} }, spare: { seats: 1 } }) ${allOf("WhatIf")} }`,
  ),
];

type Told = ReadonlyMap<string, unknown>;

/** Every value of an answer by where it stands. */
function* valuesIn(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof value !== "object" || value === null) {
    yield [path, value];
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* valuesIn(inner, `${path}.${key}`);
}

async function everythingTold(emulator: Emulator, tenant: string): Promise<Told> {
  // A house with a database of its own: nothing was told before.
  const house = await openHouse(emulator);
  await house.ask("{ tenant { id } }", { tenant });
  const answers = await Promise.all(QUESTIONS.map((question) => house.ask(question, { tenant })));
  await house.close();
  expect(answers.map(({ body }) => body.errors)).toEqual(QUESTIONS.map(() => undefined));
  return new Map(answers.flatMap(({ body }, at) => [...valuesIn(body.data, `${at}`)]));
}

let emulator: Emulator;
let small: readonly Told[];
let large: readonly Told[];

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [SMALL, LARGE].map(({ name, members }) => ({
      name,
      members,
      seed: SEED,
      blueprint: drawnBlueprint(SEED),
    })),
  });
  const twice = async ({ name, index }: typeof SMALL): Promise<readonly Told[]> => {
    const tenant = emulator.tenant(name);
    const id = memberId(tenant.generator, index);
    tenant.changeMember(id, { pattern: "active" });
    const before = await everythingTold(emulator, name);
    tenant.changeMember(id, { pattern: "inactive" });
    return [before, await everythingTold(emulator, name)];
  };
  small = await twice(SMALL);
  large = await twice(LARGE);
  // Four houses are asked for everything.
}, 240_000);

afterAll(() => emulator.close());

describe("what one member does", () => {
  it("changes no answer at all in a tenant too small for figures about behaviour (S15)", () => {
    const [before, after] = small;

    expect(before?.size).toBeGreaterThan(500);
    expect(after).toEqual(before);
  });

  it("shows elsewhere in no row that comes or goes, and in counts of enough only", () => {
    const [before = new Map(), after = new Map()] = large;
    const different = [...after].filter(([path, value]) => before.get(path) !== value);
    const ofFew = different.filter(
      ([path, value]) =>
        typeof value !== "number" || Math.min(value, Number(before.get(path))) < MINIMUM,
    );

    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(different.length).toBeGreaterThan(0);
    expect(ofFew.filter(([path]) => !path.includes(".csv"))).toEqual([]);
  });
});

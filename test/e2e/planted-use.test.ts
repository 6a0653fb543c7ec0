import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { drawnBlueprint } from "./planted/drawn-blueprint.ts";
import { judgedTenant } from "./planted/judged-seats.ts";
import { plantMailboxes } from "./planted/planted-mailboxes.ts";
import { centsPerSeat } from "./planted/planted-seats.ts";
import { readRawTenant } from "./planted/raw-tenant.ts";
import { Recount } from "./planted/recount.ts";
import { trimmedBlueprint } from "./planted/trimmed-blueprint.ts";

/*
 * What the product finds, seat by seat, against a recount from Graph's raw answers that shares nothing
 * with it: every rule about seats, those about the tenant that count members, and the money.
 */

const TENANTS = [
  { name: "Drawn 51", members: 350, seed: 51, blueprint: drawnBlueprint(51) },
  { name: "Drawn 53", members: 350, seed: 53, blueprint: drawnBlueprint(53) },
  { name: "Drawn 55", members: 350, seed: 55, blueprint: drawnBlueprint(55) },
  { name: "Trimmed", members: 400, seed: 58, blueprint: trimmedBlueprint(58) },
];

/** Rules that some tenant here must have something for, so that no comparison is of nothing. */
const SEAT_RULES =
  "D20 D21 D22 D23 D24 D28 D30 D31 D40 D42 D43 D44 D45 D46 D47 D52 D53 D54 D60 D61 D62 D63 D64".split(
    " ",
  );
const TENANT_RULES = "D25 D27 D35 D36 D41 D48 D51 D56 D57".split(" ");

async function compared(emulator: Emulator, tenant: string) {
  const raw = await readRawTenant(emulator, tenant);
  const recount = new Recount(raw, new Date(), centsPerSeat());
  return { raw, recount, judged: await judgedTenant(emulator, tenant) };
}

describe("a recount from raw answers", () => {
  let emulator: Emulator;
  const all: Awaited<ReturnType<typeof compared>>[] = [];

  beforeAll(async () => {
    emulator = await startEmulator({ tenants: TENANTS });
    plantMailboxes(emulator.tenant("Drawn 51"));
    for (const { name } of TENANTS) all.push(await compared(emulator, name));
  });

  afterAll(() => emulator.close());

  it("finds the very seats by the very rules, with the same choices and consequences", () => {
    const rules = new Set<string>();
    for (const { recount, judged } of all) {
      const expected = [...recount.seats()].map(([seat, { rule, isChoice, ...one }]) => {
        for (const id of [rule, ...one.consequences]) rules.add(id);
        return [seat, rule, isChoice, one.replacement, ...one.consequences].join(" ");
      });
      const found = [...judged.seats].map(([seat, { rule, confidence, ...one }]) =>
        [seat, rule, confidence === "C5", one.replacement, ...one.consequences].join(" "),
      );
      expect(found.sort()).toEqual(expected.sort());
    }
    expect(SEAT_RULES.filter((rule) => !rules.has(rule))).toEqual([]);
  });

  it("counts what the rules about the tenant count", () => {
    const rules = new Set<string>();
    for (const { recount, judged } of all) {
      const found = new Map<string, number>();
      for (const { rule, kind, skuId, count, unit } of judged.observations) {
        const name = unit === "groups" ? `${rule.id} groups` : rule.id;
        const of = { D25: kind, D57: "departments" }[rule.id as string] ?? skuId ?? unit;
        if (TENANT_RULES.includes(rule.id)) {
          found.set(`${name} ${of}`, count + (found.get(`${name} ${of}`) ?? 0));
        }
      }
      const expected = recount.observations();
      for (const key of expected.keys()) rules.add(key.split(" ")[0] ?? "");
      expect(found).toEqual(expected);
    }
    expect(TENANT_RULES.filter((rule) => !rules.has(rule))).toEqual([]);
  });

  it("weighs Entra ID premium as the insight says", () => {
    for (const { raw, judged } of all) {
      const at = (...path: readonly string[]): number =>
        Number(
          path.reduce<unknown>(
            (value, key) => (value as Record<string, unknown>)[key],
            raw.premium,
          ),
        );
      const balance = ([entitled, used]: readonly [number, number]) =>
        used > entitled
          ? `shortfall ${used - entitled}`
          : used < entitled * 0.7
            ? `watch ${entitled - used}`
            : "";
      const expected = [
        balance([
          at("entitledP1LicenseCount"),
          at("p1FeatureUtilizations", "conditionalAccess", "userCount"),
        ]),
        balance([
          at("entitledP2LicenseCount"),
          at("p2FeatureUtilizations", "riskBasedConditionalAccess", "userCount"),
        ]),
      ].filter((words) => words !== "");
      expect(
        judged.observations.flatMap(({ rule, kind, count }) =>
          rule.id === "D55" ? [`${kind} ${count}`] : [],
        ),
      ).toEqual(expected);
    }
  });

  it("comes to the same money, which is no more than the distinct seats cost", () => {
    const prices = centsPerSeat();
    for (const { raw, recount, judged } of all) {
      const claimed = [...recount.seats()].filter(([, { isChoice }]) => !isChoice);
      const bySku = Map.groupBy(claimed, ([seat]) => seat.split(" ").at(-1) ?? "");
      let worth = 0;
      let most = 0;
      for (const sku of raw.skus) {
        const id = sku.skuId.toLowerCase();
        const price = prices.get(id);
        if (price === undefined || !recount.isPaid(id)) continue;
        const { paid, trial } = paidOf(raw, id);
        const beyond = Math.max(0, sku.consumedUnits - paid);
        // Missing seats are cured first, then seats of a trial go, which cost nothing.
        let free = Math.min(beyond, trial);
        let cured = beyond - free;
        const idle = Math.max(0, paid - sku.consumedUnits);
        worth += idle * price;
        const seats = bySku.get(id) ?? [];
        most += (idle + seats.length) * price;
        for (const [, { replacement }] of inOrder(seats)) {
          const saved =
            price - (replacement === null ? 0 : (prices.get(replacement) ?? Number.NaN));
          if (saved <= 0) continue;
          if (cured > 0) cured -= 1;
          else if (free > 0) {
            free -= 1;
            continue;
          }
          worth += saved;
        }
      }
      const totals = judged.savings.totals.map(({ gross }) => gross.monthly.money.minor);
      expect(totals).toEqual([worth]);
      expect(worth).toBeGreaterThan(0);
      expect(worth).toBeLessThanOrEqual(most);
    }
  });
});

type Claimed = readonly [string, { readonly rule: string; readonly replacement: string | null }];

const RULE_ORDER =
  "D20 D24 D26 D28 D21 D22 D46 D53 D54 D52 D40 D30 D42 D44 D43 D45 D23 D31 D47".split(" ");

/** Findings take their seats in the order of the rules. */
function inOrder(seats: readonly Claimed[]): readonly Claimed[] {
  const placeOf = ([, { rule, replacement }]: Claimed) =>
    [String(RULE_ORDER.indexOf(rule)).padStart(2, "0"), replacement ?? ""].join();
  return [...seats].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function paidOf(raw: Awaited<ReturnType<typeof readRawTenant>>, id: string) {
  const enabled = raw.skus.find((sku) => sku.skuId.toLowerCase() === id)?.prepaidUnits.enabled ?? 0;
  const onTrial = raw.purchases
    .filter((one) => one.skuId.toLowerCase() === id && one.isTrial && one.status === "Enabled")
    .reduce((sum, one) => sum + one.totalLicenses, 0);
  const trial = Math.min(enabled, onTrial);
  return { paid: enabled - trial, trial };
}

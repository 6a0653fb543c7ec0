import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "@jest/globals";
import { syntheticTenant } from "../../../bench/synthetic-tenant.ts";
import { readCaseFile } from "../../../src/licensing/optimizer/licence-case.ts";
import { LicencePlanner } from "../../../src/licensing/optimizer/licence-planner.ts";
import type { LicenceProblem } from "../../../src/licensing/optimizer/licence-problem.ts";

function workedCase(id: string): LicenceProblem {
  const text = readFileSync(new URL("./dev-cases.json", import.meta.url), "utf8");
  const found = readCaseFile(text).find((one) => one.id === id);
  if (found?.kind !== "problem") throw new Error(`Case ${id} cannot be read.`);
  return found.problem;
}

const large = syntheticTenant({ seed: 3, cohorts: 3_000, scenario: "mid-term-spare" });

let planner = new LicencePlanner();
afterEach(async () => {
  await planner.close();
  planner = new LicencePlanner();
});

describe("a planner", () => {
  it("answers in the order asked", async () => {
    const plans = ["dev-01", "dev-06"].map(async (id) => planner.plan(workedCase(id)));
    const values = (await Promise.all(plans)).map((one) => one.kind === "plan" && one.valueMinor);
    expect(values).toEqual([3_744_000, 3_558_000]);
  });

  it("stops at once when aborted, and works on afterwards", async () => {
    const reason = new Error("The caller has gone.");
    const controller = new AbortController();
    const under = planner.plan(large, { signal: controller.signal });
    const next = planner.plan(workedCase("dev-01"));
    setImmediate(() => controller.abort(reason));
    await expect(under).rejects.toBe(reason);
    expect(await next).toMatchObject({ kind: "plan", valueMinor: 3_744_000 });
  });

  it("refuses more plans than it takes on, and says when to come again", async () => {
    await using small = new LicencePlanner({ mostPending: 2 });
    const leaving = new AbortController();
    const first = small.plan(workedCase("dev-01"));
    const second = small.plan(large, { signal: leaving.signal });
    const refused = { code: "PLANNER_BUSY", details: { retryAfterSeconds: 2 } };
    await expect(small.plan(workedCase("dev-06"))).rejects.toMatchObject(refused);
    leaving.abort(new Error("The caller has gone."));
    const third = small.plan(workedCase("dev-06"));
    await expect(second).rejects.toThrow("The caller has gone.");
    expect([await first, await third]).toMatchObject([
      { valueMinor: 3_744_000 },
      { valueMinor: 3_558_000 },
    ]);
  });

  it("does not begin for a signal that is aborted already", async () => {
    const signal = AbortSignal.abort(new Error("Too late."));
    await expect(planner.plan(large, { signal })).rejects.toThrow("Too late.");
  });

  it("returns the best plan with an honest gap when the time is up", async () => {
    const outcome = await planner.plan(large, { limitMs: 1, waterfall: false });
    if (outcome.kind === "unsolved") return;
    if (outcome.kind !== "plan") throw new Error("There is a plan.");
    expect(outcome.gapMinor).toBe(outcome.valueMinor - outcome.boundMinor);
    expect(outcome.gapMinor > 0).toBe(outcome.proof !== "bound-met");
  });
});

describe("a plan's calendar", () => {
  it("keeps the big suite until its seats are no longer paid, then moves everybody", async () => {
    const outcome = await planner.plan(workedCase("dev-06"));
    if (outcome.kind !== "plan") throw new Error("There is a plan.");
    expect(outcome.periods).toEqual([
      {
        firstMonth: 1,
        lastMonth: 5,
        seats: [{ sku: "SPE_E5", used: 60, spare: 0, locked: 64, paid: 64 }],
        moves: [],
      },
      {
        firstMonth: 6,
        lastMonth: 12,
        seats: [{ sku: "SPE_E3", used: 60, spare: 0, locked: 0, paid: 60 }],
        moves: [{ from: ["SPE_E5"], to: ["SPE_E3"], members: 60 }],
      },
    ]);
  });

  it("names what one more Business seat would save", async () => {
    const outcome = await planner.plan(workedCase("dev-07"), { shadowPrices: true });
    if (outcome.kind !== "plan") throw new Error("There is a plan.");
    // Seat 301 takes one more person from E1 (10.00) to Business Basic (7.00).
    expect(outcome.shadowPrices).toEqual([[{ of: { limit: "business300" }, perMonthMinor: 300 }]]);
  });
});

describe("a policy", () => {
  const { skus, ...rest } = workedCase("dev-02");
  const problem = { ...rest, skus };

  it("keeps the plan from SKUs that are withdrawn", async () => {
    const outcome = await planner.plan(problem, { policy: { withdrawnSkus: ["SPE_E3"] } });
    if (outcome.kind !== "plan") throw new Error("There is a plan.");
    expect(outcome.periods.flatMap(({ seats }) => seats.map(({ sku }) => sku))).toEqual(["SPE_E5"]);
  });

  it("pays at least the seats of an agreement", async () => {
    const policy = { minSeats: [{ skus: ["SPE_E5"], seats: 20 }] };
    const outcome = await planner.plan(problem, { policy });
    if (outcome.kind !== "plan") throw new Error("There is a plan.");
    const e5 = outcome.periods[0]?.seats.find(({ sku }) => sku === "SPE_E5");
    expect(e5?.paid).toBe(20);
  });

  it("limits the SKUs of one member", async () => {
    const outcome = await planner.plan(problem, { policy: { maxSkusPerMember: 1 } });
    if (outcome.kind !== "plan") throw new Error("There is a plan.");
    // Nobody may hold E3 with an add-on: the callers stay on E5 (17 × 60.00), the others take E3.
    expect(outcome.valueMinor).toBe(12 * (17 * 6_000 + 40 * 3_900));
  });
});

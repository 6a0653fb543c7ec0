import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { readCaseFile } from "../../../src/licensing/optimizer/licence-case.ts";
import { LicencePlanner } from "../../../src/licensing/optimizer/licence-planner.ts";

/**
 * Twelve worked cases in the format licence-case-file/1 with answers recomputed by two references
 * that share no code with the optimizer (every subset of SKUs per cohort; an integer programme with
 * another bundle generator). Source: the project's licensing data of November 2026, unchanged.
 */
const text = readFileSync(new URL("./dev-cases.json", import.meta.url), "utf8");

interface Expected {
  readonly baselineMinor: number;
  readonly optimumMinor: number;
  readonly waterfallMinor: Record<string, number>;
}

const file: { readonly cases: readonly { id: string; title: string; expected: Expected }[] } =
  JSON.parse(text);

describe("worked cases", () => {
  it.each(file.cases)("solves $id: $title", async ({ id, expected }) => {
    const planner = new LicencePlanner();
    const found = readCaseFile(text).find((one) => one.id === id);
    if (found?.kind !== "problem") throw new Error(`Case ${id} cannot be read.`);
    const outcome = await planner.plan(found.problem);
    await planner.close();
    expect(outcome).toMatchObject({
      kind: "plan",
      baselineMinor: expected.baselineMinor,
      valueMinor: expected.optimumMinor,
      boundMinor: expected.optimumMinor,
      gapMinor: 0,
      proof: "bound-met",
      waterfall: expected.waterfallMinor,
    });
  });
});

import { describe, expect, it } from "@jest/globals";
import { strictSchemaFault } from "../../emulator/openai/strict-schema.ts";
import { advisorTools } from "../../src/agent/tools/advisor-tools.ts";
import { wireFormOf } from "../../src/agent/tools/callable-tools.ts";
import { loadReference } from "../../src/licensing/index.ts";
import { insightsOf, SMALL_TENANT, skuNames } from "./support/sealed-insights.ts";

const bought = loadReference().catalogue.skus.filter(
  ({ family, segment }) => family !== null && segment === "commercial",
);
const everyName = {
  ...skuNames,
  askable: [...new Set(bought.map(({ displayName }) => displayName))].sort(),
};

const sent: readonly {
  readonly function: {
    readonly name: string;
    readonly strict: boolean;
    readonly parameters: never;
  };
}[] = JSON.parse(wireFormOf(advisorTools(everyName)));

describe("the advisor's tools", () => {
  it("are at most twelve, with names of their own", () => {
    const names = sent.map((tool) => tool.function.name);
    expect(names.length).toBeLessThanOrEqual(12);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(sent.map((tool) => [tool.function.name, tool.function] as const))(
    "%s has a schema that strict mode takes, with all products of the catalogue",
    (_, { strict, parameters }) => {
      expect({ strict, fault: strictSchemaFault(parameters) }).toEqual({
        strict: true,
        fault: undefined,
      });
    },
  );

  it.each(sent.map((tool) => [tool.function.name, tool.function.parameters] as const))(
    "%s takes no free text",
    (_, parameters) => {
      const schemas = (node: unknown): readonly Record<string, unknown>[] =>
        typeof node === "object" && node !== null
          ? [node as Record<string, unknown>, ...Object.values(node).flatMap(schemas)]
          : [];
      const texts = schemas(parameters).filter(({ type }) => type === "string");
      expect(
        texts.filter((schema) => schema["enum"] === undefined && schema["const"] === undefined),
      ).toEqual([]);
    },
  );
});

describe("find_savings", () => {
  const tool = advisorTools(skuNames).find(({ name }) => name === "find_savings");
  const read = (args: Record<string, unknown>) =>
    tool?.read(args, { insights: insightsOf(SMALL_TENANT), signal: new AbortController().signal });

  it("narrows to a finding and to products", async () => {
    const result = await read({
      finding: "seats of disabled members",
      products: ["Microsoft 365 E5"],
    });
    expect(
      result?.drafts.map(({ measure, finding, number }) => ({
        measure,
        finding,
        is: "seats" in number ? number.seats : [number.money.minor, number.money.period],
      })),
    ).toEqual([
      { measure: "affected-seats", finding: "D20", is: 7 },
      { measure: "saving", finding: "D20", is: [42_000, "month"] },
      { measure: "saving", finding: "D20", is: [504_000, "year"] },
    ]);
  });
});

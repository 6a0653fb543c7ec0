import { describe, expect, it } from "@jest/globals";
import { strictSchemaFault } from "../../emulator/openai/strict-schema.ts";
import { MEASURES, wordsOf } from "../../src/agent/figures/answer-figure.ts";
import { countOf } from "../../src/agent/figures/render-figure.ts";
import { advisorTools } from "../../src/agent/tools/advisor-tools.ts";
import { wireFormOf } from "../../src/agent/tools/callable-tools.ts";
import { loadReference } from "../../src/licensing/index.ts";
import { SMALL_INSIGHTS, skuNames } from "./support/sealed-insights.ts";

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

async function readingOf(name: string, args: Record<string, unknown>) {
  const tool = advisorTools(skuNames).find((one) => one.name === name);
  const reading = await tool?.read(args, {
    insights: SMALL_INSIGHTS,
    signal: new AbortController().signal,
  });
  if (reading === undefined) throw new Error(`no tool ${name}`);
  return reading;
}

/** The sentences a tool tells. */
async function saidBy(name: string, args: Record<string, unknown>) {
  return (await readingOf(name, args)).words;
}

/** What a tool tells of the small tenant, in few words. */
async function told(name: string, args: Record<string, unknown>) {
  const reading = await readingOf(name, args);
  if (!("from" in reading)) return reading.words;
  return reading.drafts.map(({ skuId, measure, finding, on, number, topic }) => [
    skuId === null
      ? (topic ?? "whole tenant")
      : (skuNames.describe(skuId)?.displayName ?? "unlisted"),
    measure,
    "money" in number ? `${number.money.minor} ${number.money.period}` : countOf(number).count,
    ...(finding === null ? [] : [finding]),
    ...(on === null ? [] : [on]),
  ]);
}

describe("savings", () => {
  it.each([
    [
      "seats of rooms",
      "There is nothing to tell about seats of rooms: there are none, or too few to be told.",
    ],
    ["unassigned seats", "There is no finding about unassigned seats."],
  ])("claim that there is none only of seats nobody holds: %s", async (finding, sentence) => {
    expect(await saidBy("savings", { finding, products: ["Microsoft 365 F3"] })).toEqual([
      sentence,
    ]);
  });

  it("narrows to a finding and to products", async () => {
    expect(
      await told("savings", {
        finding: "seats of disabled members",
        products: ["Microsoft 365 E5"],
      }),
    ).toEqual([
      ["Microsoft 365 E5", "affected-seats", 7, "D20"],
      ["Microsoft 365 E5", "saving", "42000 month", "D20"],
      ["Microsoft 365 E5", "saving", "504000 year", "D20"],
    ]);
  });

  it("adds up a finding over all products, each seat once", async () => {
    const all = await told("savings", { finding: "unassigned seats", products: null });
    expect(all).toEqual([
      ["whole tenant", "affected-seats", 20, "D01"],
      ["whole tenant", "saving", "87300 month", "D01"],
      ["whole tenant", "saving", "1047600 year", "D01"],
      ["Microsoft 365 E3", "affected-seats", 7, "D01"],
      ["Microsoft 365 E3", "saving", "27300 month", "D01"],
      ["Microsoft 365 E3", "saving", "327600 year", "D01"],
      ["Microsoft 365 E5", "affected-seats", 10, "D01"],
      ["Microsoft 365 E5", "saving", "60000 month", "D01"],
      ["Microsoft 365 E5", "saving", "720000 year", "D01"],
      ["unlisted", "affected-seats", 3, "D01"],
    ]);
  });
});

describe("usage", () => {
  it.each([
    ["a usual day", [["Teams on a usual day", "active-members", 60]]],
    [
      "assistant by app",
      [
        ["Copilot in Word", "active-members", 25],
        ["Copilot in Word", "reported-members", 40],
      ],
    ],
    [
      "app setups by platform",
      [
        ["Office apps activated", "reported-members", 90],
        ["Office apps on Mac", "activations", 30],
      ],
    ],
    [
      "storage and quotas",
      [
        ["mailboxes", "stored-bytes", 1_234_500_000_000],
        ["mailboxes", "accounts", 120],
        ["mailboxes warned of their limit", "accounts", 11],
        ["mailboxes near the limit of a small plan", "affected-members", 12],
      ],
    ],
  ])("tells the tenant's totals, which need no rows: %s", async (about, figures) => {
    expect(await told("usage", { workload: null, within: null, about })).toEqual(figures);
  });

  it("tells who was active in a workload within a span, and of how many", async () => {
    expect(await told("usage", { workload: "teams", within: "90 days", about: null })).toEqual([
      ["Teams within 90 days", "active-members", 90],
      ["Teams within 90 days", "reported-members", 116],
    ]);
  });

  it("takes thirty days and every workload where none is asked for", async () => {
    expect(await told("usage", { workload: null, within: null, about: null })).toEqual([
      ["Teams within 30 days", "active-members", 80],
      ["Teams within 30 days", "reported-members", 116],
      ["mail within 30 days", "active-members", 70],
      ["mail within 30 days", "reported-members", 116],
    ]);
  });

  it("says what it cannot know", async () => {
    expect(await saidBy("usage", { workload: "yammer", within: null, about: null })).toEqual([
      "I cannot know who was active in Yammer within 30 days, because no report tells it or too few people are behind it.",
    ]);
  });
});

describe("configuration", () => {
  it("tells policies by state, and what those in force do", async () => {
    expect(await told("configuration", { about: "conditional access and MFA" })).toEqual([
      ["conditional access, enabled", "policies", 4],
      ["conditional access, enabled, requiring MFA", "policies", 2],
    ]);
  });

  it("tells what Entra premium is owned and used", async () => {
    expect(await told("configuration", { about: "Entra premium use" })).toEqual([
      ["Entra ID P1", "entitled-seats", 120],
      ["Entra ID P1", "protected-members", 95],
      ["Entra ID P2", "entitled-seats", 20],
      ["Entra ID P2", "protected-members", 12],
    ]);
  });

  it.each([
    ["security defaults", "Security defaults are off."],
    [
      "report concealment",
      "Usage reports conceal names, so that use is counted by product and not joined to members.",
    ],
    ["licensing mode", "Licences are bought through a partner."],
    ["secure score", "I cannot know about secure score, because its source was not read."],
    [
      "self-service purchases",
      "I cannot know about self-service purchases, because they are told to billing roles only.",
    ],
  ])("says what is no number: %s", async (about, sentence) => {
    expect(await saidBy("configuration", { about })).toEqual([sentence]);
  });
});

describe("compare_periods", () => {
  it("tells spend and savings then and now, and what of the change is by seats and by price", async () => {
    expect(await told("compare_periods", { since: "last month", products: null })).toEqual([
      ["licence spend", "amount-before", "180000 month"],
      ["licence spend", "amount-after", "156000 month"],
      ["licence spend, other seats", "difference", "-36000 month"],
      ["licence spend, other prices", "difference", "12000 month"],
      ["possible savings", "amount-before", "72000 month"],
      ["possible savings", "amount-after", "27300 month"],
      ["Microsoft 365 E3", "paid-seats-before", 50],
      ["Microsoft 365 E3", "assigned-seats-before", 30],
      ["Microsoft 365 E3", "paid-seats-after", 40],
      ["Microsoft 365 E3", "assigned-seats-after", 33],
      ["Microsoft 365 E3", "amount-before", "180000 month"],
      ["Microsoft 365 E3", "amount-after", "156000 month"],
    ]);
  });

  it("says which surveys it compares, and that a product did not change", async () => {
    const args = { since: null, products: ["Visio Plan 2"] };
    expect(await told("compare_periods", args)).toEqual([]);
    expect(await saidBy("compare_periods", args)).toEqual([
      "Compared are the surveys of 2026-10-20 and 2026-11-21.",
      "No product changed between them.",
    ]);
  });
});

describe("recommendations", () => {
  it("says where each stands, one sentence per state", async () => {
    expect(await saidBy("recommendations", {})).toEqual([
      "Recommendations that are accepted: unassigned seats (Microsoft 365 E5).",
      "Recommendations that are open: seats of disabled members (Microsoft 365 E5), unassigned seats (Microsoft 365 E3), unassigned seats (an unlisted product).",
    ]);
  });
});

describe("renewals", () => {
  it("tells what renews within the span asked for, what it costs and what of it can be saved", async () => {
    const all = { products: null };
    expect(await told("renewals", { within: "90 days", ...all })).toEqual([
      ["Microsoft 365 E5", "renewing-seats", 100, "2027-02-01"],
      ["Microsoft 365 E5", "cost", "600000 month", "2027-02-01"],
      ["Microsoft 365 E5", "cost", "7200000 year", "2027-02-01"],
      ["Microsoft 365 E5", "affected-seats", 17, "2027-02-01"],
      ["Microsoft 365 E5", "saving-at-renewal", "102000 month", "2027-02-01"],
      ["Microsoft 365 E5", "saving-at-renewal", "1224000 year", "2027-02-01"],
      ["Microsoft 365 E5", "price-change", "30000 month", "2027-02-01"],
      ["Microsoft 365 E5", "price-change", "360000 year", "2027-02-01"],
    ]);
    expect(await told("renewals", { within: "30 days", ...all })).toEqual([]);
    expect(await saidBy("renewals", { within: "30 days", products: ["Microsoft 365 E5"] })).toEqual(
      ["I know of no purchase of Microsoft 365 E5 that renews in that time."],
    );
    expect(await told("renewals", { within: null, products: ["Microsoft 365 E3"] })).toEqual([]);
  });
});

describe("findings", () => {
  it("narrows to one kind and to products", async () => {
    const about = "products with low or full use of seats";
    expect(await told("findings", { about, products: ["Microsoft 365 E3"] })).toEqual([]);
  });
});

describe("product_contents", () => {
  it("tells what each of two products has and the other lacks", async () => {
    const products = ["Microsoft 365 E5", "Microsoft 365 E3"];

    expect(await told("product_contents", { products })).toEqual([
      expect.stringMatching(
        /^Microsoft 365 E5 includes and Microsoft 365 E3 does not: .*Power BI Pro/,
      ),
      expect.stringMatching(/^Microsoft 365 E3 includes and Microsoft 365 E5 does not: /),
    ]);
  });
});

describe("recommendations", () => {
  it("tells what is worth most first", async () => {
    expect((await told("recommendations", {})).slice(0, 6)).toEqual([
      ["Microsoft 365 E5", "affected-seats", 10, "D01", "2027-02-01"],
      ["Microsoft 365 E5", "saving", "60000 month", "D01", "2027-02-01"],
      ["Microsoft 365 E5", "saving", "720000 year", "D01", "2027-02-01"],
      ["Microsoft 365 E5", "affected-seats", 7, "D20", "2027-02-01"],
      ["Microsoft 365 E5", "saving", "42000 month", "D20", "2027-02-01"],
      ["Microsoft 365 E5", "saving", "504000 year", "D20", "2027-02-01"],
    ]);
  });
});

describe("explain_figure", () => {
  it("tells the method in words that hold no number", async () => {
    for (const measure of MEASURES.map(wordsOf)) {
      const reading = await told("explain_figure", { measure });
      expect(reading).toEqual([expect.stringMatching(/^[^\d]{40,}\.$/)]);
    }
  });
});

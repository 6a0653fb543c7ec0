import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

interface Recommendation {
  readonly id: string;
  readonly kind: string;
  readonly seats: number | null;
  readonly confidence: string;
  readonly timing: string | null;
  readonly state: { readonly kind: string; readonly until: string | null } | null;
}

interface Listed {
  readonly tenant: {
    readonly recommendations: {
      readonly totalCount: number;
      readonly edges: readonly { readonly node: Recommendation }[];
    };
    readonly ledgers: {
      readonly lines: readonly { readonly ledger: string; readonly seats: number }[];
      readonly bounceRate: number | null;
    };
  };
}

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator({ seed: 5_077 });
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

const NODE = "id kind seats confidence timing state { kind until } firstSeenOn";

async function list(filter = "", persona = "global-admin") {
  const answer = await house.ask<Listed>(
    `{ tenant {
      recommendations(first: 100${filter}) { totalCount edges { node { ${NODE} } } }
      ledgers { lines { ledger seats yearly { minor currency } } bounceRate }
    } }`,
    { persona },
  );
  const { recommendations, ledgers } = answer.body.data.tenant;
  return { nodes: recommendations.edges.map(({ node }) => node), ledgers };
}

async function decide(mutation: string) {
  const answer = await house.ask<Record<string, { readonly recommendation: Recommendation }>>(
    `mutation { ${mutation} { recommendation { ${NODE} } } }`,
  );
  const code = answer.body.errors?.[0]?.extensions.code;
  return code ?? Object.values(answer.body.data)[0]?.recommendation.state;
}

describe("recommendations over the API", () => {
  it("are new when first found, and stand in the potential ledger", async () => {
    const { nodes, ledgers } = await list();
    expect(nodes.length).toBeGreaterThan(5);
    expect(new Set(nodes.map(({ state }) => state?.kind))).toEqual(new Set(["NEW"]));
    expect(new Set(ledgers.lines.map(({ ledger }) => ledger))).toEqual(new Set(["POTENTIAL"]));
    expect(ledgers.bounceRate).toBeNull();
  });

  it("keep what was decided, for the callers who are shown the same and nobody else", async () => {
    const [accepted, snoozed] = (await list()).nodes;
    expect(await decide(`acceptRecommendation(id: "${accepted?.id}")`)).toMatchObject({
      kind: "ACCEPTED",
    });
    expect(
      await decide(
        `snoozeRecommendation(id: "${snoozed?.id}", until: "2999-01-01", reason: IN_REVIEW)`,
      ),
    ).toEqual({ kind: "SNOOZED", until: "2999-01-01" });

    const decided = await list(", filter: { states: [ACCEPTED, SNOOZED] }");
    expect(decided.nodes.map(({ id }) => id)).toEqual([accepted?.id, snoozed?.id]);
    expect(decided.ledgers.lines.map(({ ledger }) => ledger)).toContain("SCHEDULED");
    const others = await list(", filter: { states: [ACCEPTED, SNOOZED] }", "license-admin");
    expect(others.nodes).toEqual([]);

    expect(await decide(`reopenRecommendation(id: "${snoozed?.id}")`)).toMatchObject({
      kind: "OPEN",
    });
    expect((await list(", filter: { states: [OPEN] }")).nodes.map(({ id }) => id)).toEqual([
      snoozed?.id,
    ]);
  });

  it("are filtered by what they are", async () => {
    const all = (await list()).nodes;
    const filters = [
      ["kinds: [RETURN_IDLE_SEATS]", (one: Recommendation) => one.kind === "RETURN_IDLE_SEATS"],
      ["saves: true", (one: Recommendation) => one.timing !== null],
      ["saves: false", (one: Recommendation) => one.timing === null],
      ["confidence: [C1, C2]", (one: Recommendation) => one.confidence < "C3"],
      ["rules: [D20], kinds: [RETURN_IDLE_SEATS]", () => false],
    ] as const;
    for (const [filter, isWanted] of filters) {
      const { nodes } = await list(`, filter: { ${filter} }`);
      expect([filter, nodes.map(({ id }) => id)]).toEqual([
        filter,
        all.filter(isWanted).map(({ id }) => id),
      ]);
    }
  });

  it.each([
    ["an id nobody has", `acceptRecommendation(id: "${"0".repeat(32)}")`, "NOT_FOUND"],
    [
      "a day that went by",
      'snoozeRecommendation(id: "ID", until: "2020-01-01", reason: IN_REVIEW)',
      "BAD_INPUT",
    ],
    ["taking back what was not decided", 'reopenRecommendation(id: "ID")', "BAD_INPUT"],
  ])("refuse %s", async (_, mutation, code) => {
    const id = (await list(", filter: { states: [NEW] }")).nodes[0]?.id ?? "";
    expect(await decide(mutation.replace("ID", id))).toBe(code);
  });

  it("cannot be decided about by who may not see them", async () => {
    const answer = await house.ask(
      `mutation { acceptRecommendation(id: "${"0".repeat(32)}") { recommendation { id } } }`,
      { persona: "guest" },
    );
    expect(answer.body.errors?.[0]?.extensions.code).toBe("GRAPH_DENIED");
  });
});

describe("comparing over the API", () => {
  it("says clearly that there is no earlier survey yet", async () => {
    const answer = await house.ask<{ tenant: { asOf: string; compare: unknown } }>(
      "{ tenant { asOf compare(period: QUARTER) { earlier now skus { sku { id } } spend { bySeats { minor } } } } }",
    );
    const { asOf, compare } = answer.body.data.tenant;
    expect(compare).toEqual({ earlier: null, now: asOf.slice(0, 10), skus: [], spend: [] });
  });
});

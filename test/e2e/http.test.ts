import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { type GraphqlError, type House, openEmulator, openHouse } from "./house.ts";

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator();
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

const post = async (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${house.origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

/** Fragments that open one another: deep, although every field is known. */
const deep = `query { tenant { ...a0 } } ${Array.from(
  { length: 15 },
  (_, at) => `fragment a${at} on Tenant { ... on Tenant { ...a${at + 1} } }`,
).join(" ")} fragment a15 on Tenant { id }`;

const costly = (at: string): string =>
  `${at}: tenant { recommendations(first: 100) { edges { node {
    monthly { id rule dataOn priceSource priceAsOf money { minor currency period } }
    yearly { id rule dataOn priceSource priceAsOf money { minor currency period } }
    id kind rule seats timing on actBy confidence guards sku { id partNumber displayName }
  } } } }`;

describe("who may ask", () => {
  it.each([
    ["no access token", {}],
    ["another scheme", { authorization: "Basic YTpi" }],
    ["no token behind the scheme", { authorization: "Bearer " }],
    ["something that is no token", { authorization: "Bearer abc.def.ghi" }],
  ])("answers 401 with a challenge to %s", async (_what, headers) => {
    const response = await post('{"query":"{ tenant { id } }"}', headers);
    const body = (await response.json()) as { errors: readonly GraphqlError[] };
    expect([
      response.status,
      response.headers.get("www-authenticate"),
      body.errors[0]?.extensions.code,
    ]).toEqual([401, 'Bearer realm="", error="invalid_token"', "UNAUTHENTICATED"]);
  });

  it.each([
    ["app-only", 403, "APP_ONLY_REFUSED"],
    ["expired", 401, "UNAUTHENTICATED"],
  ] as const)("refuses an access token that is %s", async (variant, status, code) => {
    const token = await emulator.mintAccessToken({ persona: "global-admin", variant });
    const answer = await house.ask("{ tenant { id } }", { token });
    expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([status, code]);
  });

  it("passes a claims challenge of Entra on to a client that can answer it", async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    emulator.faults.plant({ area: "entra", effect: { kind: "entra-error", code: 50076, claims } });
    const token = await emulator.mintAccessToken({ persona: "security-reader" });
    const answer = await house.ask("{ tenant { id } }", { token });
    emulator.faults.clear();
    expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([
      401,
      "CLAIMS_CHALLENGE",
    ]);
    const header = answer.headers.get("www-authenticate") ?? "";
    const sent = Buffer.from(/claims="([^"]*)"/.exec(header)?.[1] ?? "", "base64").toString();
    expect([header.includes('error="insufficient_claims"'), sent]).toEqual([true, claims]);
  });
});

describe("what may be asked", () => {
  it.each([
    ["a body that is no JSON", "{", 400, "BAD_INPUT"],
    ["a body beyond the limit", JSON.stringify({ query: " ".repeat(100_001) }), 400, "BAD_INPUT"],
    ["no GraphQL", '{"query":"{"}', 400, "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", '{"query":"{ nothing }"}', 400, "GRAPHQL_VALIDATION_FAILED"],
    [
      "more tokens than a document may have",
      JSON.stringify({ query: `{ ${"__typename ".repeat(2001)} }` }),
      400,
      "GRAPHQL_PARSE_FAILED",
    ],
    ["deep nesting", JSON.stringify({ query: deep }), 400, "OPERATION_TOO_COMPLEX"],
    [
      "many aliases",
      JSON.stringify({
        query: `{ ${Array.from({ length: 40 }, (_, at) => `a${at}: tenant { id }`).join(" ")} }`,
      }),
      400,
      "OPERATION_TOO_COMPLEX",
    ],
    [
      "costly pages",
      JSON.stringify({ query: `{ ${costly("a")} ${costly("b")} }` }),
      400,
      "OPERATION_TOO_COMPLEX",
    ],
    ...[
      '{ question: ["What do we pay?", "x"] }',
      '{ question: { type: "image_url", image_url: "https://a.example/x.png" } }',
      '{ question: "x", role: "tool" }',
      '{ question: "x", files: ["a.pdf"] }',
      '{ messages: [{ role: "system", content: "x" }] }',
    ].map(
      (input) =>
        [
          "a question that is more than a text",
          JSON.stringify({ query: `mutation { ask(input: ${input}) { answer } }` }),
          400,
          "GRAPHQL_VALIDATION_FAILED",
        ] as const,
    ),
    [
      "a subscription by POST",
      '{"query":"subscription { recommendationEvents { cursor } }"}',
      400,
      "BAD_REQUEST",
    ],
  ])("refuses %s", async (_what, body, status, code) => {
    const token = await emulator.mintAccessToken({ persona: "global-admin" });
    const response = await post(body, { authorization: `Bearer ${token}` });
    const answer = (await response.json()) as { errors: readonly GraphqlError[] };
    expect([response.status, answer.errors[0]?.extensions.code]).toEqual([status, code]);
  });

  it("refuses a page size it does not offer, and says which argument it is", async () => {
    const answer = await house.ask("{ tenant { recommendations(first: 0) { totalCount } } }");
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({
      code: "BAD_INPUT",
      argument: "first",
    });
  });

  it("pages through all recommendations once", async () => {
    interface Page {
      readonly tenant: {
        readonly recommendations: {
          readonly totalCount: number;
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
          readonly edges: readonly { readonly node: { readonly id: string } }[];
        };
      };
    }
    const seen: string[] = [];
    let after = "";
    for (let page = 0; page < 50; page += 1) {
      const { body } = await house.ask<Page>(
        `{ tenant { recommendations(first: 7${after && `, after: "${after}"`}) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } } }`,
      );
      const found = body.data.tenant.recommendations;
      seen.push(...found.edges.map((edge) => edge.node.id));
      after = found.pageInfo.endCursor;
      if (!found.pageInfo.hasNextPage) {
        expect([new Set(seen).size, seen.length]).toEqual([found.totalCount, found.totalCount]);
        return;
      }
    }
    throw new Error("The pages do not end.");
  });

  it("tells every answer its cost and where its figures come from", async () => {
    const first = await house.ask("{ tenant { id } }", { persona: "billing-admin" });
    const second = await house.ask("{ tenant { id } }", { persona: "billing-admin" });
    expect([first.body.extensions, second.body.extensions]).toEqual([
      { cost: 2, cache: { origin: "computed", because: "absent" } },
      { cost: 2, cache: { origin: "cached" } },
    ]);
  });
});

describe("the other addresses", () => {
  it.each([
    ["/health/live", 200, { live: true }],
    ["/health/ready", 200, { ready: true }],
    ["/", 404, { message: "Seatwise answers at /graphql." }],
    ["/graphql/../etc/passwd", 404, { message: "Seatwise answers at /graphql." }],
  ])("answers %s with %i", async (path, status, body) => {
    const response = await fetch(`${house.origin}${path}`);
    expect([response.status, await response.json()]).toEqual([status, body]);
  });
});

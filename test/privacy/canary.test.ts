import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Redis } from "ioredis";
import { CANARY, type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "../e2e/house.ts";
import { newPostgresDatabase } from "../support/databases.ts";
import { listenTo, type OwnRedis, startOwnRedis } from "../support/own-redis.ts";

/*
 * Every text field of this tenant carries a canary. All that leaves towards the model, all that
 * reaches Redis, all that is logged and all that is answered is read to the last byte.
 */

let emulator: Emulator;
let house: House;
let redis: OwnRedis;
let heard: Awaited<ReturnType<typeof listenTo>>;
let database: Awaited<ReturnType<typeof newPostgresDatabase>>;
const answers: string[] = [];
/** The one answer in which a caller is told names. */
let listed: string;

async function listMembers(): Promise<string> {
  const { body } = await house.ask<{
    tenant: { findings: { edges: readonly { node: { id: string; held: boolean } }[] } };
  }>("{ tenant { findings(first: 100) { edges { node { id held } } } } }");
  const idle = body.data.tenant.findings.edges.findLast(({ node }) => !node.held);
  const answer = await house.ask(
    `{ tenant { findings(first: 2, after: "${idle?.node.id ?? ""}") { edges { node {
      members(first: 20) { edges { cursor node { displayName principalName } } }
    } } } } }`,
  );
  return JSON.stringify(answer.body);
}

const QUESTIONS = [
  "What do we pay per year, and what is wasted?",
  "Which seats nobody uses, by product?",
  "How many licences do we own and how many are assigned?",
  "What does each department cost, and which countries waste most?",
];

/** Whatever else can be asked for. */
const REQUESTS = [
  "{ tenant { observations(first: 50) { edges { node { rule departmentName } } } } }",
  "{ tenant { recommendations(first: 50) { edges { node { id rule } } } } }",
  "{ tenant { configuration { __typename } usage { __typename } } }",
  ...["LICENSES", "SPEND", "SAVINGS", "FINDINGS", "OBSERVATIONS", "RENEWALS"].map(
    (table) => `{ tenant { tableExport(table: ${table}) { csv } } }`,
  ),
];

/** Requests whose answers hold names: the caller wrote them, or may see them. */
const NAMING = [
  "{ tenant { spend(groupBy: DEPARTMENT) { groups { name } } } }",
  `mutation { suggestTitle(ticket: {
    contactType: END_USER, openedOn: "2026-11-20", contactFirstName: "${CANARY}",
    contactLastName: "${CANARY}son", summary: "${CANARY} cannot print",
  }) { title } }`,
];

/** An answer as it is streamed. */
async function askStream(question: string): Promise<string> {
  const token = await emulator.mintAccessToken({ persona: "global-admin" });
  const query = `subscription { askStream(input: { question: ${JSON.stringify(question)} }) {
    __typename ... on AnswerDelta { text } ... on RunFailed { code }
  } }`;
  const response = await fetch(`${house.origin}/graphql/stream`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [{ name: "Contoso", members: 400, hostileText: true }],
  });
  redis = await startOwnRedis();
  heard = await listenTo(redis.url);
  database = await newPostgresDatabase();
  // Surveys in a thread of their own, as the product makes them: nothing of it may be lost there either.
  house = await openHouse(
    emulator,
    {
      REDIS_URL: redis.url,
      DATABASE_URL: database.url,
      LOG_LEVEL: "debug",
    },
    undefined,
    true,
  );
  listed = await listMembers();
  for (const persona of ["global-admin", "license-admin", "reports-reader", "member", "guest"]) {
    const { body } = await house.ask(
      "{ tenant { licenses { lines { sku { id partNumber displayName } } } savings { lines { rule seats } } coverage { sources { source outcome } } } }",
      { persona },
    );
    answers.push(JSON.stringify(body));
  }
  for (const question of QUESTIONS) {
    const { body } = await house.ask(
      `mutation { ask(input: { question: ${JSON.stringify(question)} }) { answer outcome } }`,
    );
    answers.push(JSON.stringify(body));
  }
  for (const request of REQUESTS) {
    const { body } = await house.ask(request);
    expect(body.errors).toBeUndefined();
    answers.push(JSON.stringify(body));
  }
  for (const request of NAMING) {
    expect((await house.ask(request)).body.errors).toBeUndefined();
  }
  answers.push(await askStream("What could we save, by product?"));
  expect(answers.at(-1)).toContain("AnswerDelta");
}, 60_000);

afterAll(async () => {
  await house.close();
  heard.stop();
  await redis.stop();
  await database.drop();
  await emulator.close();
});

/** Whatever could point to a person or to words of the tenant: the canary, addresses, ids of accounts. */
function traces(text: string): readonly string[] {
  const tenant = emulator.tenant("Contoso");
  const ids = emulator.personas.flatMap(({ name }) => tenant.personaId(name) ?? []);
  return [CANARY, "contoso", "#EXT#", tenant.id, ...ids].filter((trace) =>
    text.toLowerCase().includes(trace.toLowerCase()),
  );
}

describe("a tenant whose every text carries a canary", () => {
  it("really has canaries: Graph sent them", async () => {
    const { accessToken } = (await (
      await fetch(`${emulator.origin}/_emulator/graph-token?tenant=Contoso`)
    ).json()) as { accessToken: string };
    const headers = { authorization: `Bearer ${accessToken}` };
    for (const path of [
      "/users?$select=id,displayName,userPrincipalName,department",
      "/organization",
      "/groups",
    ]) {
      const text = await (await fetch(`${emulator.origin}/v1.0${path}`, { headers })).text();
      expect(text.toLowerCase()).toContain(CANARY.toLowerCase());
    }
  });

  it("sends the model nothing of it", () => {
    const sent = emulator.journal.entries(({ area }) => area === "openai");
    expect(sent.length).toBeGreaterThanOrEqual(QUESTIONS.length * 2);
    for (const { body, path, query, headers } of sent) {
      expect(traces(`${body} ${path} ${query} ${JSON.stringify(headers)}`)).toEqual([]);
    }
  });

  it("keeps everything sent to the model from being stored there", () => {
    for (const { body } of emulator.journal.entries(({ area }) => area === "openai")) {
      expect(JSON.parse(body).store).toBe(false);
    }
  });

  it("gives Redis nothing of it", async () => {
    expect(heard.lines.length).toBeGreaterThan(5);
    expect(traces(heard.lines.join("\n"))).toEqual([]);
    const reader = new Redis(redis.url);
    for (const key of await reader.keys("*")) {
      const dump = (await reader.dumpBuffer(key))?.toString("latin1") ?? "";
      expect(traces(`${key} ${dump}`)).toEqual([]);
    }
    await reader.quit();
  });

  it("enters nothing of it in the ledger", async () => {
    const tables = await database.query(
      "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name " +
        "from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
    );
    const rows: unknown[] = [];
    for (const { name } of tables) {
      rows.push(...(await database.query(`select t::text as row from ${String(name)} t`)));
    }
    expect(rows.length).toBeGreaterThanOrEqual(QUESTIONS.length);
    expect(JSON.stringify(rows).toLowerCase()).not.toContain(CANARY.toLowerCase());
  });

  it("tells names to the caller who lists members, and to nobody else", () => {
    expect(listed.toLowerCase()).toContain(CANARY.toLowerCase());
    expect(listed).toContain("principalName");
  });

  it("logs nothing of it, at the most talkative level", () => {
    expect(traces(house.logged())).toEqual([]);
  });

  it("answers with none of it", () => {
    expect(traces(answers.join("\n"))).toEqual([]);
  });
});

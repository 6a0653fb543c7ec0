import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Redis } from "ioredis";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "../e2e/house.ts";
import { newPostgresDatabase } from "../support/databases.ts";
import { listenTo, type OwnRedis, startOwnRedis } from "../support/own-redis.ts";
import { freshCanary, type KnowingReader, readDirectory } from "./support/knowing-reader.ts";
import { type Overheard, overhear } from "./support/overhearing.ts";

/*
 * Every text field of this tenant carries a canary made for this run. Surveys, questions, drafts,
 * exports and events take place; then somebody who has read the whole directory reads all that left
 * towards the model, all that reached Redis, all that was logged, kept, answered and streamed to others.
 */

const canary = freshCanary();
let emulator: Emulator;
let house: House;
let redis: OwnRedis;
/** Everything Redis was sent. */
let stored: readonly string[];
let database: Awaited<ReturnType<typeof newPostgresDatabase>>;
let reader: KnowingReader;
/** Takes no offence at the tenant's own id, under which rows are kept and accounts billed. */
let readerOfOwn: KnowingReader;
const answers: string[] = [];
const overheard: Overheard[] = [];
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

/** A question that names somebody and something of every kind the directory knows. */
function namingQuestion(): string {
  const first = (field: string): string =>
    new RegExp(`"${field}":"([^"\\\\]*${canary}[^"\\\\]*)"`, "i").exec(reader.directory)?.[1] ?? "";
  const named = ["displayname", "userprincipalname", "mail", "department", "mailnickname"];
  return `Does ${named.map(first).join(" or ")} hold a seat of E5?`.slice(0, 2_000);
}

/** Whatever else can be asked for. */
const REQUESTS = [
  "{ tenant { observations(first: 50) { edges { node { rule departmentName } } } } }",
  "{ tenant { recommendations(first: 50) { edges { node { id rule } } } } }",
  "{ tenant { configuration { __typename } usage { __typename } compare { __typename } } }",
  "{ tenant { activity(groupBy: ACCOUNT_KIND) { __typename } ledgers { __typename } } }",
  ...["LICENSES", "SPEND", "SAVINGS", "FINDINGS", "OBSERVATIONS", "RENEWALS", "USAGE", "FOCUS"].map(
    (table) => `{ tenant { tableExport(table: ${table}) { csv } } }`,
  ),
  "{ tenant { tableExport(table: CONFIGURATION) { csv } } }",
];

const TICKET = `{
  contactType: END_USER, openedOn: "2026-11-20", contactFirstName: "${canary}",
  contactLastName: "${canary}son", summary: "${canary} cannot print",
  conversation: [{ from: CONTACT, text: "It is ${canary} again, of ${canary}son" }],
}`;

/** Requests whose answers hold names: the caller wrote them, or may see them. */
const NAMING = [
  "{ tenant { spend(groupBy: DEPARTMENT) { groups { name } } } }",
  "{ tenant { tableExport(table: SPEND_GROUPS) { csv } } }",
  `mutation { suggestTitle(ticket: ${TICKET}) { title } }`,
  `mutation { recapIssue(ticket: ${TICKET}) { problem } }`,
];

const ASKED_STREAM = `askStream(input: { question: "What could we save, by product?" }) {
  __typename ... on AnswerDelta { text } ... on RunFailed { code }
}`;
const EVENTS = "recommendationEvents { cursor change rule sku { displayName } recommendationId }";
const SECURITY_EVENTS = "securityEvents { id kind because }";

/** Everything is open when this ends; gives who listens to Redis. */
async function openEverything(): Promise<Awaited<ReturnType<typeof listenTo>>> {
  emulator = await startEmulator({
    tenants: [
      { name: "Contoso", members: 300, hostileText: canary },
      { name: "Woodgrove", members: 30, hostileText: canary },
    ],
  });
  redis = await startOwnRedis();
  const listener = await listenTo(redis.url);
  database = await newPostgresDatabase();
  const settings = { REDIS_URL: redis.url, DATABASE_URL: database.url, LOG_LEVEL: "debug" };
  // Surveys in a thread of their own, as the product makes them: nothing of it may be lost there either.
  house = await openHouse(emulator, settings, undefined, true);
  const { id } = emulator.tenant("Contoso");
  reader = await readDirectory(emulator, { tenant: "Contoso", canary });
  readerOfOwn = await readDirectory(emulator, { tenant: "Contoso", canary }, [id]);
  return listener;
}

beforeAll(async () => {
  const listener = await openEverything();
  const at = { emulator, house };
  overheard.push(
    await overhear(at, "global-reader", EVENTS),
    await overhear(at, "reports-reader", EVENTS),
    await overhear(at, "global-reader", SECURITY_EVENTS),
    await overhear(at, "license-admin", "surveyProgress { phase }"),
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
    expect([request, body.errors]).toEqual([request, undefined]);
    answers.push(JSON.stringify(body));
  }
  const naming = JSON.stringify(namingQuestion());
  for (const request of [
    ...NAMING,
    `mutation { ask(input: { question: ${naming} }) { outcome } }`,
  ]) {
    expect((await house.ask(request)).body.errors).toBeUndefined();
  }
  const partner = { tenant: "Woodgrove" };
  await house.ask("{ tenant { configuration { __typename } licenses { __typename } } }", partner);
  answers.push(await (await overhear(at, "global-admin", ASKED_STREAM)).ended);
  expect(answers.at(-1)).toContain("AnswerDelta");
  stored = await listener.stop();
}, 60_000);

afterAll(async () => {
  for (const stream of overheard) await stream.close();
  await house.close();
  await redis.stop();
  await database.drop();
  await emulator.close();
});

describe("a tenant whose every text carries a canary", () => {
  it("really has canaries: Graph sent them", () => {
    const fields = ["displayName", "upn", "mail", "mobilePhone", "department", "groupName"];
    fields.push("deviceName", "policyName", "organization", "administrativeUnit", "employeeId");
    for (const field of fields) {
      expect(reader.directory).toContain(`${canary}-${field}-`.toLowerCase());
    }
    expect(reader.traces(listed)).not.toEqual([]);
  });

  it("sends the model nothing of it", () => {
    const sent = emulator.journal.entries(({ area }) => area === "openai");
    expect(sent.length).toBeGreaterThanOrEqual(QUESTIONS.length * 2);
    for (const { body, path, query, headers } of sent) {
      expect(reader.traces(`${body} ${path} ${query} ${JSON.stringify(headers)}`)).toEqual([]);
    }
  });

  it("keeps everything sent to the model from being stored there", () => {
    for (const { body } of emulator.journal.entries(({ area }) => area === "openai")) {
      expect(JSON.parse(body).store).toBe(false);
    }
  });

  it("gives Redis nothing of it", async () => {
    expect(stored.length).toBeGreaterThan(5);
    expect(reader.traces(stored.join("\n"))).toEqual([]);
    const client = new Redis(redis.url);
    for (const key of await client.keys("*")) {
      const dump = (await client.dumpBuffer(key))?.toString("latin1") ?? "";
      expect(reader.traces(`${key} ${dump}`)).toEqual([]);
    }
    await client.quit();
  });

  it("keeps nothing of it in the database but the tenant's own id", async () => {
    const tables = await database.query(
      "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name " +
        "from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
    );
    const rows: unknown[] = [];
    for (const { name } of tables) {
      rows.push(...(await database.query(`select t::text as row from ${String(name)} t`)));
    }
    expect(rows.length).toBeGreaterThanOrEqual(QUESTIONS.length);
    expect(readerOfOwn.traces(JSON.stringify(rows))).toEqual([]);
  });

  it("tells names to the caller who lists members, and to nobody else", () => {
    expect(listed.toLowerCase()).toContain(canary.toLowerCase());
    expect(listed).toContain("principalName");
  });

  it("streams nothing of it to other callers", () => {
    expect(overheard.map((stream) => reader.traces(stream.text()))).toEqual([[], [], [], []]);
    expect(overheard[0]?.text()).toContain("recommendationId");
    expect(overheard[3]?.text()).toContain("DONE");
  });

  it("logs nothing of it, at the most talkative level", () => {
    expect(reader.traces(house.logged())).toEqual([]);
  });

  it("answers with none of it", () => {
    expect(readerOfOwn.traces(answers.join("\n"))).toEqual([]);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CANARY, type Emulator, startEmulator } from "../../emulator/index.ts";
import { type OtherProcess, startWatchedServer } from "../support/other-process.ts";

/*
 * A server in a process of its own, where nothing else has names. Every text of the tenant carries a
 * canary; all that JavaScript can still reach, in every thread, is searched for it.
 */

/** What every Graph token of the emulator begins with, and what every access token of a caller does. */
const TOKENS = ["eyJ0eXAiOiJKV1QiLCJub25jZSI6", "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIs"];

let emulator: Emulator;
let server: OtherProcess;
let origin: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "seatwise-heap-"));
  emulator = await startEmulator({
    tenants: [{ name: "Contoso", members: 60, hostileText: true }],
  });
  server = startWatchedServer(emulator.settings);
  origin = await server.hear();
});

afterAll(async () => {
  await server.kill();
  await emulator.close();
  rmSync(folder, { recursive: true });
});

async function ask<Data>(
  query: string,
  persona = "global-admin",
  variables: object = {},
): Promise<Data> {
  const token = await emulator.mintAccessToken({ persona });
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: Data }).data;
}

/** The first page of members of a finding: the one answer that names them. */
async function listMembers(): Promise<unknown> {
  const { tenant } = await ask<{
    tenant: { findings: { edges: readonly { node: { id: string; held: boolean } }[] } };
  }>(
    "{ tenant { savings { lines { rule } } findings(first: 100) { edges { node { id held } } } } }",
  );
  const before = tenant.findings.edges.findLast(({ node }) => !node.held)?.node.id ?? "";
  return ask(
    `{ tenant { findings(first: 2, after: "${before}") { edges { node {
      members(first: 20) { edges { node { displayName principalName } } } } } } } }`,
  );
}

/** Words of tickets: the contact's names, what stands in the operation, beside it, and in the conversation. */
const TICKET_WORDS = ["Quetza", "Coatlus", "axolotl", "mictlan", "xolotl"];

/** By somebody whose directory shows nothing, so that there is none to be remembered. */
async function draftFromTickets(): Promise<unknown> {
  const [contactFirstName, contactLastName, inOperation, beside, noted] = TICKET_WORDS;
  const ticket = {
    contactType: "VIP",
    openedOn: "2026-11-20",
    summary: `The ${beside} is broken, says Quetza`,
    initialDescription: "",
    conversation: [{ from: "SERVICE_DESK", text: `Replaced the ${noted} for Mr Coatlus.` }],
    contactFirstName,
    contactLastName,
  };
  return [
    await ask(
      `mutation { suggestTitle(ticket: { contactType: VIP, openedOn: "2026-11-20", summary: "The ${inOperation} is broken" }) { title } }`,
      "guest",
    ),
    await ask(
      "mutation ($ticket: TicketInput!) { draftTimeEntry(ticket: $ticket) { internalNote sent } }",
      "guest",
      { ticket },
    ),
  ];
}

async function tell(order: string): Promise<void> {
  server.tell(order);
  await server.hear();
}

/** All texts that are reachable in any thread, in lower case. */
async function heaps(): Promise<readonly string[]> {
  // Parsers hold the remains of the newest request until the next one comes.
  for (let round = 0; round < 3; round += 1) await (await fetch(`${origin}/health/live`)).text();
  await tell(`look ${folder}`);
  return readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), "utf8").toLowerCase();
    rmSync(join(folder, name));
    return text;
  });
}

/** Which fields of the tenant are told of, by the canaries in them. */
function canariesIn(texts: readonly string[]): readonly string[] {
  const canary = new RegExp(`${CANARY}(-[a-z]+)?`.toLowerCase(), "g");
  return [...new Set(texts.flatMap((text) => text.match(canary) ?? []))];
}

function found(marks: readonly string[], texts: readonly string[]): readonly string[] {
  return marks.filter((mark) => texts.some((text) => text.includes(mark.toLowerCase())));
}

function idsOf(isMeant: (persona: string) => boolean): readonly string[] {
  const tenant = emulator.tenant("Contoso");
  const names = emulator.personas.map(({ name }) => name).filter(isMeant);
  return names.flatMap((name) => tenant.personaId(name) ?? []);
}

describe("the memory of a server", () => {
  it("holds no row of a member once members are listed, and no word of a ticket once a draft is told", async () => {
    const leak = `${"far into a long text ".repeat(200)}until a leak`;
    await tell(`keep ${leak}`);
    const drafted = await draftFromTickets();
    const listed = await listMembers();
    const texts = await heaps();

    expect(JSON.stringify(listed)).toContain(`${CANARY}-displayName`);
    expect(found([leak], texts)).toEqual([leak]);
    expect(found(TICKET_WORDS, [JSON.stringify(drafted).toLowerCase()])).toEqual(TICKET_WORDS);
    expect(found(TICKET_WORDS, texts)).toEqual([]);
    // A product that no catalogue lists is told by the name the tenant gives it.
    expect(canariesIn(texts)).toEqual([`${CANARY}-productName`.toLowerCase()]);
    expect(
      found(
        idsOf((name) => name !== "global-admin" && name !== "guest"),
        texts,
      ),
    ).toEqual([]);
  });

  it("holds no name, id or token of anybody once what is kept for a time is over", async () => {
    const { ask: asked } = await ask<{ ask: { outcome: string } }>(
      'mutation { ask(input: { question: "What could we save, by product?" }) { outcome } }',
    );
    // V8 remembers a name of a property where a line of code has seen no other: a caller's id in MSAL.
    await ask("{ tenant { licenses { lines { paid } } } }", "license-admin");
    await tell("later");
    const texts = await heaps();

    expect(asked.outcome).toBe("ANSWERED");
    expect(canariesIn(texts)).toEqual([]);
    expect(found([...idsOf(() => true), ...TOKENS], texts)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { PRINTER_TICKET } from "../agent/support/a-ticket.ts";
import { newPostgresDatabase } from "../support/databases.ts";
import { listenTo } from "../support/own-redis.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

interface Drafted {
  readonly interactionId: string;
  readonly receipt: { readonly tools: readonly string[]; readonly verification: string };
}

let emulator: Emulator;
let house: House;
let database: Awaited<ReturnType<typeof newPostgresDatabase>>;
const REDIS_URL = `${process.env["TEST_REDIS_URL"]}/11`;

beforeAll(async () => {
  emulator = await openEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
  database = await newPostgresDatabase();
  house = await openHouse(emulator, { DATABASE_URL: database.url, REDIS_URL });
});
afterAll(async () => {
  await house.close();
  await database.drop();
  await emulator.close();
});

/** Every row of every table, as whoever holds a dump of the database reads it. */
async function dump(): Promise<string> {
  const tables = await database.query(
    "select table_name from information_schema.tables where table_schema = 'seatwise'",
  );
  let rows = "";
  for (const { table_name: name } of tables) {
    rows += JSON.stringify(await database.query(`select * from seatwise."${name}"`));
  }
  return rows;
}

const SIDES = { contact: "CONTACT", serviceDesk: "SERVICE_DESK" } as const;

/** A value as GraphQL writes it, with the ticket's words as its enums write them. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, one]) => {
    if (key === "contactType") return "contactType: END_USER";
    const isSide = key === "from" && (one === "contact" || one === "serviceDesk");
    return `${key}: ${isSide ? SIDES[one as keyof typeof SIDES] : written(one)}`;
  });
  return `{ ${fields.join(", ")} }`;
}

const TICKET = written(PRINTER_TICKET);
const RECEIPT = "interactionId receipt { tools verification }";

describe("the service desk over GraphQL", () => {
  it.each([
    ["draftTimeEntry", "minutes workType internalNote customerNote", "draft_time_entry"],
    [
      "prioritizeIssue",
      "priority { level by reason } impact { by } urgency { by }",
      "prioritize_issue",
    ],
    ["categorizeIssue", "category reason", "categorize_issue"],
    ["recapIssue", "problem done next", "recap_issue"],
    ["suggestTitle", "title", "suggest_title"],
  ])("%s drafts, and leaves a receipt without text in the ledger", async (field, asked, tool) => {
    const { body } = await house.ask<Readonly<Record<string, Drafted>>>(
      `mutation { ${field}(ticket: ${TICKET}) { ${asked} ${RECEIPT} } }`,
    );
    expect(body.errors).toBeUndefined();
    const { interactionId, receipt } = body.data[field] ?? { interactionId: "", receipt: null };
    const kept = await house.ask(
      `{ interaction(id: "${interactionId}") { outcome sent receipt { tools verification } } }`,
    );

    expect(receipt).toEqual({ tools: [tool], verification: "verified" });
    expect(kept.body.data).toEqual({ interaction: { outcome: "DRAFTED", sent: null, receipt } });
  });

  it("tells a category and a title that a person would have chosen", async () => {
    const { body } = await house.ask(
      `mutation { categorizeIssue(ticket: ${TICKET}) { category } suggestTitle(ticket: ${TICKET}) { title } }`,
    );

    expect(body.data).toEqual({
      categorizeIssue: { category: "Printing" },
      suggestTitle: { title: "Printer on the second floor does not print - Anna Nowak" },
    });
  });

  it("tells within the answer what left, byte for byte, and remembers nothing of it", async () => {
    const isToModel = ({ area }: { readonly area: string }) => area === "openai";
    const before = emulator.journal.entries(isToModel).length;
    const { body } = await house.ask<{
      suggestTitle: { interactionId: string; sent: readonly string[] };
    }>(`mutation { suggestTitle(ticket: ${TICKET}) { interactionId sent } }`);
    const { interactionId, sent } = body.data.suggestTitle;
    const received = emulator.journal.entries(isToModel).slice(before);
    const later = await house.ask(`{ interaction(id: "${interactionId}") { sent } }`);

    expect(sent).toEqual(received.map(({ body: one }) => one));
    expect(sent.join()).toContain("Person-");
    expect(sent.join()).not.toMatch(/anna|nowak/i);
    expect(later.body.data).toEqual({ interaction: { sent: null } });
  });

  it("tells what left also where the draft fails", async () => {
    const isToModel = ({ area }: { readonly area: string }) => area === "openai";
    const before = emulator.journal.entries(isToModel).length;
    emulator.faults.plant({ area: "openai", effect: { kind: "status", status: 400 } });
    const { body } = await house.ask(`mutation { suggestTitle(ticket: ${TICKET}) { title } }`);
    emulator.faults.clear();
    const received = emulator.journal.entries(isToModel).slice(before);
    const extensions = body.errors?.[0]?.extensions;
    const id = String(extensions?.["interactionId"]);
    const later = await house.ask(`{ interaction(id: "${id}") { outcome sent } }`);

    expect(received).toHaveLength(1);
    expect(extensions).toMatchObject({
      code: "MODEL_CONFIG",
      sent: received.map(({ body: one }) => one),
    });
    expect(later.body.data).toEqual({ interaction: { outcome: "MODEL_CONFIG", sent: null } });
  });

  it("refuses what the form does not list, by schema", async () => {
    const { body } = await house.ask(
      `mutation { suggestTitle(ticket: { contactType: VIP, openedOn: "2026-11-20", summary: "x", phone: "1" }) { title } }`,
    );

    expect(body.errors?.[0]?.message).toContain('Field "phone" is not defined');
  });

  it.each([
    [
      "Bonjour, Monsieur Lefèvre ne peut plus imprimer depuis ce matin.",
      "Camille",
      "Lefèvre",
      /lef[eè]vre|camille/i,
    ],
    [
      "Guten Tag, Frau Grünwald kann seit heute früh nicht mehr drucken.",
      "Liselotte",
      "Grünwald",
      /gr(?:ü|u|ue)nwald|liselotte/i,
    ],
  ])(
    "sends no name of a ticket in another language either: %s",
    async (said, first, last, names) => {
      const ticket = written({
        ...PRINTER_TICKET,
        summary: said,
        initialDescription: `${said} ${first} ${last}`,
        conversation: [],
        contactFirstName: first,
        contactLastName: last,
      });
      const { body } = await house.ask<{
        suggestTitle: { title: string; sent: readonly string[] };
      }>(`mutation { suggestTitle(ticket: ${ticket}) { title sent } }`);

      expect(body.errors).toBeUndefined();
      expect(body.data.suggestTitle.title).not.toBe("");
      expect(body.data.suggestTitle.sent.join()).not.toMatch(names);
    },
  );

  it("drafts of a summary alone", async () => {
    const { body } = await house.ask(
      `mutation { categorizeIssue(ticket: { contactType: VIP, openedOn: "2026-11-20", summary: "The printer is broken." }) { category } }`,
    );

    expect(body.data).toEqual({ categorizeIssue: { category: "Printing" } });
  });

  it.each([
    ["of more messages than a ticket has", 41, "It is broken.", "BAD_INPUT"],
    ["longer than a ticket may be", 10, "It is broken. ".repeat(250), "QUESTION_TOO_LONG"],
  ])("refuses a conversation %s", async (_what, messages, text, code) => {
    const conversation = Array.from({ length: messages }, () => ({ from: "contact", text }));
    const { body } = await house.ask(
      `mutation { recapIssue(ticket: ${written({ ...PRINTER_TICKET, conversation })}) { problem } }`,
    );

    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  it("goes by the tenant's own levels, matrix and rules", async () => {
    const { body } = await house.ask(
      `mutation { prioritizeIssue(
        ticket: ${TICKET}
        presets: { impacts: ["Many", "One"], urgencies: ["Now", "Later"], priorities: ["P1", "P2", "P3"],
          matrix: [["P1", "P1"], ["P2", "P3"]] }
        rules: [{ name: "Printers can wait", words: ["printer"], urgency: "Later" }]
      ) { impact { level by } urgency { level by reason } priority { level by reason } } }`,
    );

    expect(body.data).toEqual({
      prioritizeIssue: {
        impact: { level: "One", by: "MODEL" },
        urgency: { level: "Later", by: "RULE", reason: 'Rule "Printers can wait".' },
        priority: { level: "P3", by: "MATRIX", reason: "One and Later." },
      },
    });
  });

  it("leaves no word of a ticket in log, database or Redis", async () => {
    const canaries = ["Quetza", "Coatlus", "axolotl", "tlaloc", "mictlan", "xolotl"];
    const [contactFirstName, contactLastName, summary, description, asked, answered] = canaries;
    const ticket = written({
      ...PRINTER_TICKET,
      contactFirstName,
      contactLastName,
      summary: `The ${summary} is broken, says Quetza`,
      initialDescription: `Mr Coatlus cannot open ${description}.`,
      conversation: [
        { from: "contact", text: `It fails in ${asked}.` },
        { from: "serviceDesk", text: `I replaced ${answered} for Quetza Coatlus.` },
      ],
    });
    const listener = await listenTo(REDIS_URL);
    const draft = (): Promise<unknown> =>
      house.ask(
        `mutation { draftTimeEntry(ticket: ${ticket}) { customerNote } prioritizeIssue(ticket: ${ticket}) { priority { level } } }`,
      );
    const drafted = await draft();
    emulator.faults.plant({ area: "openai", effect: { kind: "status", status: 400 } });
    await draft();
    emulator.faults.clear();
    const redis = (await listener.stop()).join("\n");

    expect(JSON.stringify(drafted)).toContain("Hello Quetza Coatlus");
    const places = {
      log: house.logged(),
      database: await dump(),
      redis,
    };
    const found = Object.entries(places).flatMap(([place, text]) =>
      canaries
        .filter((word) => text.toLowerCase().includes(word.toLowerCase()))
        .map((word) => [place, word]),
    );
    expect(found).toEqual([]);
    expect(places.database).toContain("draft_time_entry");
    expect(places.redis).toContain("seatwise:");
  });

  it("runs a rule on pasted text without a model", async () => {
    const isToModel = ({ area }: { readonly area: string }) => area === "openai";
    const before = emulator.journal.entries(isToModel).length;
    const { body } = await house.ask(
      `{ tryDeskRule(
        rule: { name: "Outage", words: ["server is down"], priority: "Critical" },
        text: "Our SERVER is down again"
      ) { applies hits { start end text } } }`,
    );

    expect(body.data).toEqual({
      tryDeskRule: { applies: true, hits: [{ start: 4, end: 18, text: "SERVER is down" }] },
    });
    expect(emulator.journal.entries(isToModel)).toHaveLength(before);
  });
});

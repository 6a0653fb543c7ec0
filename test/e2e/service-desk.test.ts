import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { PRINTER_TICKET } from "../agent/support/a-ticket.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

interface Drafted {
  readonly interactionId: string;
  readonly receipt: { readonly tools: readonly string[]; readonly verification: string };
}

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
  house = await openHouse(emulator);
});
afterAll(async () => {
  await house.close();
  await emulator.close();
});

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

  it("refuses what the form does not list, by schema", async () => {
    const { body } = await house.ask(
      `mutation { suggestTitle(ticket: { contactType: VIP, openedOn: "2026-11-20", summary: "x", phone: "1" }) { title } }`,
    );

    expect(body.errors?.[0]?.message).toContain('Field "phone" is not defined');
  });

  it("logs no word of a ticket", async () => {
    await house.ask(`mutation { recapIssue(ticket: ${TICKET}) { problem } }`);

    expect(house.logged()).not.toMatch(/nowak|print01|spooler/i);
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

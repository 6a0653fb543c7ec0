import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Receipt, ServiceDesk } from "../../src/agent/index.ts";
import { isAppError } from "../../src/core/errors.ts";
import { ConversationWall } from "../../src/privacy/index.ts";
import { PRINTER_TICKET } from "./support/a-ticket.ts";
import { TEST_BUDGET } from "./support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";
import { skuNames } from "./support/sealed-insights.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

const deskOf = (deployment = "demo-planner"): ServiceDesk =>
  new ServiceDesk({ model: model.settings(deployment), skuNames, budget: TEST_BUDGET });

const aCall = (ticket: unknown = PRINTER_TICKET) => ({
  ticket,
  wall: new ConversationWall(),
  signal: new AbortController().signal,
});

const codeOf = (error: unknown): string => (isAppError(error) ? error.code : String(error));

describe("a draft of the service desk", () => {
  it("is a time entry with duration, work type and two notes, names put back", async () => {
    const { receipt, ...draft } = await deskOf().draftTimeEntry(aCall());

    expect(draft).toMatchObject({ outcome: "drafted", minutes: 45, workType: "Remote support" });
    expect(draft.internalNote).toContain("Anna Nowak");
    expect(draft.internalNote).toContain("replaced the driver");
    expect(draft.customerNote).toMatch(/^Hello Anna Nowak, thank you for getting in touch\. We /);
    expect(receipt).toMatchObject({
      tools: ["draft_time_entry"],
      figuresSent: 0,
      verification: "verified",
      redactions: { PERSON: expect.any(Number), EMAIL: 1 },
      pseudonyms: { Person: expect.any(Number), Address: 1 },
      rules: [],
    });
  });

  it("sends no name and no address of the contact", async () => {
    const before = model.requests.length;
    await deskOf().recapIssue(aCall());
    const sent = model.requests.slice(before).map(({ body }) => body);

    expect(sent).toHaveLength(1);
    expect(sent.join()).not.toMatch(/anna|nowak|contoso/i);
    expect(sent.join()).toContain('"store":false');
  });

  it.each([
    ["Will", "May", "I hope you will help in May, Will May cannot print."],
    ["Żaneta", "Ćwik-Nowak", "ZANETA CWIK-NOWAK calls. żaneta's screen is broken."],
    ["小龙", "李", "李小龙的打印机坏了"],
  ])("does not give %s %s away", async (contactFirstName, contactLastName, summary) => {
    const before = model.requests.length;
    const ticket = { ...PRINTER_TICKET, summary, contactFirstName, contactLastName };
    await deskOf().suggestTitle(aCall({ ...ticket, initialDescription: "", conversation: [] }));
    const sent = model.requests.slice(before).map(({ body }) => JSON.parse(body).messages[1]);

    expect(JSON.stringify(sent)).not.toMatch(/\b(will|may)\b|zaneta|żaneta|wik|李|小龙/i);
  });

  it("sorts into the tenant's own words, names in them included", async () => {
    const categories = ["Printer and paper", "Anna Nowak's projects", "Everything else"];
    const before = model.requests.length;
    const { category, reason } = await deskOf().categorizeIssue(aCall(), categories);

    expect(category).toBe("Printer and paper");
    expect(reason).not.toBe("");
    expect(model.requests.at(before)?.body).not.toMatch(/anna|nowak/i);
  });

  it("takes impact and urgency from the model, and the priority from the tenant's matrix", async () => {
    const matrix = [
      ["P1", "P1"],
      ["P2", "P3"],
    ];
    const presets = { impacts: ["Many", "One"], urgencies: ["Now", "Later"] };
    const given = { presets: { ...presets, priorities: ["P1", "P2", "P3"], matrix } };
    const { impact, urgency, priority } = await deskOf().prioritizeIssue(aCall(), given);

    expect([impact, urgency, priority]).toEqual([
      { level: "One", by: "model", reason: expect.any(String) },
      { level: "Later", by: "model", reason: expect.any(String) },
      { level: "P3", by: "matrix", reason: "One and Later." },
    ]);
  });

  it("lets the tenant's rules have the last word", async () => {
    const rule = { contactTypes: [], impact: null, urgency: null, priority: null };
    const rules = [
      { ...rule, name: "Nobody says this", words: ["ransomware"], priority: "Planned" },
      { ...rule, name: "Printing is not urgent", words: ["printer"], urgency: "Can wait" },
      {
        ...rule,
        name: "Not ours",
        words: [],
        contactTypes: ["vip" as const],
        priority: "Critical",
      },
    ];
    const { urgency, priority } = await deskOf().prioritizeIssue(aCall(), { rules });

    expect(urgency).toEqual({
      level: "Can wait",
      by: "rule",
      reason: 'Rule "Printing is not urgent".',
    });
    expect(priority.by).toBe("matrix");
  });
});

const CALLED = { contactFirstName: "Ben", contactLastName: "Archer" };
const ONE = { ...PRINTER_TICKET, ...CALLED, initialDescription: "", conversation: [] };
const fromDesk = (text: string) => ({ from: "serviceDesk", text });

describe("a ticket as people write them", () => {
  it("may be a forwarded mail: what it quotes, heads and signs is not the problem", async () => {
    const { problem } = await deskOf().recapIssue(
      aCall({
        ...ONE,
        summary: "RE: FW: [EXTERNAL] Ben: scanner to email",
        initialDescription:
          "From: Ben Archer <ben.archer@oakridge.example>\nSubject: RE: scanner\n\nStill `not` scanning.\n\n> Hi Ben, please test.\n\nThanks\nBen Archer | Manager | 07911 123456\nThis mail is confidential.",
      }),
    );

    expect(problem).toBe("(EXTERNAL) Ben: scanner to email. Still 'not' scanning.");
  });

  it("is put back as its words were, in folders too, and tells where a password stood", async () => {
    const { internalNote } = await deskOf().draftTimeEntry(
      aCall({
        ...ONE,
        summary: "Excel crashes when Ben opens C:\\Users\\barcher\\a.xlsx",
        conversation: [fromDesk("Reset the password to Winter#4711x.")],
      }),
    );

    expect(internalNote).toBe(
      "Excel crashes when Ben opens C:\\Users\\barcher\\a.xlsx. Reset the password to [secret].",
    );
  });

  it.each([
    ["an address", "Removed the rule to exfil@evil.example from 41.190.2.14."],
    ["a password", "Reset the password to Winter#4711x."],
    ["what colleagues tell each other", "Internal: removed his overdue account, don't tell him."],
  ])("tells the contact nothing of %s", async (_what, text) => {
    const ticket = { ...ONE, conversation: [fromDesk(text), fromDesk("Installed the update.")] };
    const { internalNote, customerNote } = await deskOf().draftTimeEntry(aCall(ticket));

    expect(internalNote).toMatch(/[Rr]emoved|Reset/);
    expect(customerNote).toBe(
      "Hello Ben Archer, thank you for getting in touch. We installed the update. Please tell us if anything is not as it should be.",
    );
  });

  it("is answered in its own language, nouns and all", async () => {
    const ticket = {
      ...ONE,
      summary: "Kasse 2 steht",
      initialDescription: "Kasse 2 druckt keine Bons mehr, die Kunden warten.",
      conversation: [fromDesk("Bondrucker neu gestartet, Kabel getauscht. 1,5 Stunden")],
    };
    const [{ minutes, customerNote }, { priority, impact, urgency }] = await Promise.all([
      deskOf().draftTimeEntry(aCall(ticket)),
      deskOf().prioritizeIssue(aCall(ticket)),
    ]);

    expect([minutes, customerNote]).toEqual([
      90,
      "Guten Tag Ben Archer, vielen Dank für Ihre Nachricht. Bondrucker neu gestartet, Kabel getauscht. Bitte melden Sie sich, wenn etwas noch nicht stimmt.",
    ]);
    expect([priority.level, impact.level, urgency.level]).toEqual([
      "High",
      "Several people",
      "Work has stopped",
    ]);
  });

  it.each([
    ["1h 15min on site.", 60],
    ["I will look at it in 30 minutes. Took 10 min", 10],
    ["Restarted it. 15 min. | Replaced it, 30 minutes.", 45],
    ["Replaced it, 20 min. | Tested it. 45 minutes in total.", 45],
  ])("of which '%s' was told is booked with %i minutes", async (texts, minutes) => {
    const conversation = texts.split(" | ").map((text) => fromDesk(`Installed it. ${text}`));
    const draft = await deskOf().draftTimeEntry(aCall({ ...ONE, conversation }));

    expect(draft.minutes).toBe(minutes);
  });
});

describe("a rule tried on pasted text", () => {
  const rule = {
    name: "Outage",
    words: ["server is down"],
    contactTypes: ["vip" as const],
    impact: null,
    urgency: null,
    priority: "Critical",
  };

  it.each([
    ["The SERVER is down!", "vip" as const, true, ["SERVER is down"]],
    ["The server is down!", "endUser" as const, false, ["server is down"]],
    ["The servers are down.", "vip" as const, false, []],
  ])("%s from %s", (text, contactType, applies, caught) => {
    const trial = deskOf().tryRule(rule, text, contactType);

    expect({ applies: trial.applies, caught: trial.hits.map((hit) => hit.text) }).toEqual({
      applies,
      caught,
    });
  });

  it.each([
    ["without a condition", { ...rule, words: [], contactTypes: [] }],
    ["without a consequence", { ...rule, priority: null }],
  ])("is refused %s", (_what, bad) => {
    expect(() => deskOf().tryRule(bad, "text", null)).toThrow("expected form");
  });
});

describe("what is no ticket of the allowed form", () => {
  it.each<[string, object, string]>([
    ["another field", { ...PRINTER_TICKET, phone: "+48 601 153 991" }, "BAD_INPUT"],
    ["another contact type", { ...PRINTER_TICKET, contactType: "friend" }, "BAD_INPUT"],
    ["a field of 5 KB", { ...PRINTER_TICKET, summary: "x".repeat(5_000) }, "BAD_INPUT"],
    [
      "a ticket of 40 KB",
      {
        ...PRINTER_TICKET,
        conversation: Array.from({ length: 10 }, () => ({
          from: "contact",
          text: "a ".repeat(2_000),
        })),
      },
      "QUESTION_TOO_LONG",
    ],
  ])("%s is refused before anything is sent", async (_what, ticket, code) => {
    const before = model.requests.length;

    await expect(deskOf().recapIssue(aCall(ticket)).catch(codeOf)).resolves.toBe(code);
    expect(model.requests).toHaveLength(before);
  });
});

describe("a draft that has to be written again", () => {
  const price = { currency: "EUR", input: 2.5, cachedInput: 2.5, output: 10, asOf: null };

  it.each([
    ["model calls", { modelCalls: 1 }],
    ["model tokens", { modelTokens: 100 }],
    ["money for the language model", { costMicros: 1 }],
  ])("is not when its interaction has no more %s", async (what, limits) => {
    const desk = new ServiceDesk({
      model: model.settings("worst-case-invent-numbers", { price }),
      skuNames,
      budget: { ...TEST_BUDGET, ...limits },
    });
    const before = model.requests.length;

    await expect(desk.recapIssue(aCall())).rejects.toMatchObject({
      code: "BUDGET_EXCEEDED",
      details: {
        reason: `The question needed more ${what} than one interaction may use; the next one starts anew.`,
      },
    });
    expect(model.requests.length - before).toBe(1);
  });
});

describe("whatever the worst-case model drafts", () => {
  it.each([
    "invent-numbers",
    "name-people",
    "give-addresses",
    "echo-everything",
    "hide-text",
    "no-text",
    "only-markup",
    "link-0",
    "link-6",
    "link-9",
    "link-13",
    "link-25",
  ])("%s reaches nobody, and leaves a receipt", async (trick) => {
    const receipts: Receipt[] = [];
    const call = { ...aCall(), onReceipt: (receipt: Receipt) => receipts.push(receipt) };
    const code = await deskOf(`worst-case-${trick}`).draftTimeEntry(call).catch(codeOf);

    expect(code).toBe("ANSWER_UNGROUNDED");
    expect(receipts).toMatchObject([{ verification: "none", calls: [{}, {}] }]);
  });

  it.each([
    ["fault-jailbreak", "PROMPT_BLOCKED"],
    ["fault-429-headerless", "MODEL_BUSY"],
    ["fault-length", "ANSWER_TRUNCATED"],
  ])("%s is told by its code", async (deployment, code) => {
    await expect(deskOf(deployment).suggestTitle(aCall()).catch(codeOf)).resolves.toBe(code);
  });
});

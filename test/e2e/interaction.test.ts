import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { newPostgresDatabase } from "../support/databases.ts";
import { type GraphqlAnswer, type House, openHouse } from "./house.ts";

const CANARY = "quetzalcoatlus";
const RECEIPT = `receipt {
  deployment model tools measuresSent figuresSent smallestGroup verification
  promptTokens cachedTokens completionTokens declaredRegion declaredRetentionDays
  redactions { kind count } pseudonyms { word count } rules { id version action }
  directory { source outcome opensWith { scopes } }
  calls { requestSha256 requestBytes status requestId finishReason filterVerdicts { of category filtered } }
}`;

interface Kept {
  readonly id: string;
  readonly outcome: string;
  readonly receipt: {
    readonly tools: readonly string[];
    readonly calls: readonly { readonly status: number }[];
    readonly redactions: readonly { readonly kind: string; readonly count: number }[];
  };
}
interface Sent {
  readonly interaction: {
    readonly sent: readonly string[] | null;
    readonly receipt: { readonly calls: readonly { readonly requestSha256: string }[] };
  };
}
interface Asked {
  readonly ask: { readonly interactionId: string; readonly receipt: Kept["receipt"] } | null;
}

let emulator: Emulator;
let database: Awaited<ReturnType<typeof newPostgresDatabase>>;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [
      { name: "Contoso", members: 400 },
      { name: "Fabrikam", members: 60 },
    ],
  });
  database = await newPostgresDatabase();
  house = await openHouse(emulator, { DATABASE_URL: database.url });
});

afterAll(async () => {
  await house.close();
  await database.drop();
  await emulator.close();
});

const ask = (
  question: string,
  as: { readonly persona?: string; readonly house?: House } = {},
): Promise<GraphqlAnswer<Asked>> =>
  (as.house ?? house).ask(
    `mutation { ask(input: { question: ${JSON.stringify(question)} }) { interactionId outcome answer ${RECEIPT} } }`,
    as,
  );

async function find(
  id: unknown,
  as: { readonly persona?: string; readonly tenant?: string; readonly house?: House } = {},
): Promise<Kept | null> {
  const { body } = await (as.house ?? house).ask<{ readonly interaction: Kept | null }>(
    `{ interaction(id: ${JSON.stringify(id)}) { id outcome ${RECEIPT} } }`,
    as,
  );
  expect(body.errors).toBeUndefined();
  return body.data.interaction;
}

/** All rows of the ledger, as whoever holds a dump of the database reads them. */
const dump = async (): Promise<string> =>
  JSON.stringify(await database.query("select * from seatwise.interaction"));

/** Waits for what happens by itself, within the time a test has. */
async function until(happened: () => Promise<boolean>): Promise<void> {
  while (!(await happened())) {
    await pause(50);
  }
}

/** Another house on the same ledger, whose model is another. */
async function withModel<T>(deployment: string, use: (house: House) => Promise<T>): Promise<T> {
  const settings = { DATABASE_URL: database.url, AZURE_OPENAI_DEPLOYMENT: deployment };
  const other = await openHouse(emulator, settings);
  try {
    return await use(other);
  } finally {
    await other.close();
  }
}

describe("an interaction", () => {
  it("is found by the caller it was with, under the receipt of the answer", async () => {
    const { body } = await ask("What do we pay per year?");
    const { interactionId, receipt } = body.data.ask ?? { interactionId: "", receipt: undefined };

    expect(await find(interactionId)).toEqual({ id: interactionId, outcome: "ANSWERED", receipt });
    expect(receipt).toMatchObject({ tools: ["license_spend"], calls: [{}, {}] });
  });

  it("comes in blocks, each figure with rule, method, sources and the date to act by", async () => {
    interface Told {
      readonly ask: {
        readonly answer: string;
        readonly blocks: readonly {
          readonly sentences: readonly { readonly text: string; readonly figureIds: string[] }[];
        }[];
        readonly figures: readonly {
          readonly id: string;
          readonly rule: string | null;
          readonly method: string;
          readonly sources: readonly string[];
          readonly actBy: string | null;
        }[];
        readonly nextSteps: readonly { readonly text: string; readonly actBy: string | null }[];
      };
    }
    const { body } = await house.ask<Told>(
      `mutation { ask(input: { question: "How much can we save with unassigned seats?" }) {
        answer blocks { kind sentences { text figureIds } }
        figures { id rule method sources actBy } nextSteps { text actBy }
      } }`,
    );
    const { answer, blocks, figures, nextSteps } = body.data.ask;
    const sentences = blocks.flatMap((block) => block.sentences);

    expect(sentences.every(({ text }) => answer.includes(text))).toBe(true);
    expect(new Set(sentences.flatMap(({ figureIds }) => figureIds))).toEqual(
      new Set(figures.map(({ id }) => id)),
    );
    expect(figures[0]).toMatchObject({
      rule: "D01",
      method: expect.stringContaining("seats"),
      sources: expect.arrayContaining(["SUBSCRIBED_SKUS"]),
      actBy: expect.stringMatching(/^2026|^2027/),
    });
    expect(nextSteps[0]?.text).toMatch(/^Give back .* by \d{4}-\d\d-\d\d: saves USD /);
  });

  it("says what was sent, what was taken out, and how far the caller's directory was known", async () => {
    const plain = await ask("What do we pay per year?");
    const { body } = await ask("What do we pay? Asked for z.q@fabrikam.example.");

    expect(plain.body.data.ask?.receipt).toMatchObject({
      measuresSent: expect.arrayContaining(["cost"]),
      smallestGroup: null,
      redactions: [],
      pseudonyms: [],
    });
    expect(body.data.ask?.receipt).toMatchObject({
      redactions: expect.arrayContaining([{ kind: "EMAIL", count: 1 }]),
      pseudonyms: expect.arrayContaining([{ word: "Address", count: 1 }]),
      rules: [],
      directory: [
        { source: "DOMAINS", outcome: "USED", opensWith: null },
        { source: "DIRECTORY_PEOPLE", outcome: "USED", opensWith: null },
        { source: "DIRECTORY_GROUPS", outcome: "USED", opensWith: null },
        { source: "DIRECTORY_DEVICES", outcome: "USED", opensWith: null },
      ],
      declaredRegion: null,
      declaredRetentionDays: null,
    });
  });

  it("knows how many members stand behind the smallest amount that was sent", async () => {
    const { body: spend } = await house.ask<{
      readonly tenant: {
        readonly spend: { readonly groups: readonly { readonly members: number }[] };
      };
    }>("{ tenant { spend(groupBy: DEPARTMENT) { groups { members } } } }");
    const sizes = spend.data.tenant.spend.groups.map(({ members }) => members).filter(Boolean);
    const { body } = await ask("What does each department cost?");

    expect(body.data.ask?.receipt).toMatchObject({
      tools: ["license_spend"],
      smallestGroup: Math.min(...sizes),
    });
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
  });

  it("says what of the directory stays closed to its caller", async () => {
    const { body } = await ask("What do we pay per year?", { persona: "guest" });
    const kept =
      body.data.ask?.receipt ??
      (await find(body.errors?.[0]?.extensions["interactionId"], { persona: "guest" }))?.receipt;

    expect(kept).toMatchObject({
      directory: expect.arrayContaining([
        {
          source: "DIRECTORY_PEOPLE",
          outcome: "NOT_PERMITTED",
          opensWith: { scopes: ["User.Read.All"] },
        },
      ]),
    });
  });

  it("declares where prompts are processed and how long they are kept", async () => {
    const boundary = { MODEL_REGION: "swedencentral", MODEL_RETENTION_DAYS: "0" };
    const other = await openHouse(emulator, { DATABASE_URL: database.url, ...boundary });
    try {
      const { body } = await ask("What do we pay per year?", { house: other });
      const kept = await find(body.data.ask?.interactionId, { house: other });
      expect(kept?.receipt).toMatchObject({
        declaredRegion: "swedencentral",
        declaredRetentionDays: 0,
      });
    } finally {
      await other.close();
    }
  });

  it.each<[string, object]>([
    ["another caller of the tenant", { persona: "global-reader" }],
    ["the same role in another tenant", { tenant: "Fabrikam" }],
  ])("does not exist for %s", async (_who, other) => {
    const { body } = await ask("What do we pay per year?");

    expect(await find(body.data.ask?.interactionId, other)).toBeNull();
  });

  it("does not exist under an id nobody was given, or under no id", async () => {
    expect(await find("00000000-0000-4000-8000-000000000000")).toBeNull();
    expect(await find("' or true --")).toBeNull();
  });

  it.each<[string, string, string, number]>([
    ["the model is throttled", "fault-429-headerless", "MODEL_BUSY", 429],
    ["the filter refuses the question", "fault-jailbreak", "PROMPT_BLOCKED", 400],
  ])("that fails because %s is kept with its code", async (_why, deployment, code, status) => {
    await withModel(deployment, async (other) => {
      const { body } = await ask("What do we pay per year?", { house: other });
      const kept = await find(body.errors?.[0]?.extensions["interactionId"], { house: other });

      expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
      expect(kept).toMatchObject({ outcome: code, receipt: { deployment } });
      expect(kept?.receipt.calls.at(-1)?.status).toBe(status);
    });
  });

  it("that fails before anything is sent is kept too", async () => {
    const { body } = await ask("x".repeat(5_000));

    expect(await find(body.errors?.[0]?.extensions["interactionId"])).toMatchObject({
      outcome: "QUESTION_TOO_LONG",
      receipt: { tools: [], calls: [], promptTokens: 0 },
    });
  });

  it("whose client goes away is kept as aborted", async () => {
    emulator.faults.plant({ area: "openai", effect: { kind: "hang" } });
    const isToModel = ({ area }: { readonly area: string }) => area === "openai";
    const before = emulator.journal.entries(isToModel).length;
    const gone = new AbortController();
    const accessToken = await emulator.mintAccessToken({ persona: "billing-admin" });
    const asking = fetch(`${house.origin}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
      body: '{"query":"mutation { ask(input: { question: \\"What do we pay?\\" }) { answer } }"}',
      signal: gone.signal,
    });
    await until(async () => emulator.journal.entries(isToModel).length > before);
    gone.abort();
    await expect(asking).rejects.toThrow("aborted");

    await until(async () => (await dump()).includes("ABORTED"));
    emulator.faults.clear();
  });
});

describe("what left the building", () => {
  const sentOf = (of: House, id: unknown, as: object = {}) =>
    of.ask<Sent>(
      `{ interaction(id: ${JSON.stringify(id)}) { sent receipt { calls { requestSha256 } } } }`,
      as,
    );
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

  it("is shown word for word to the caller who asked", async () => {
    emulator.journal.clear();
    const asked = await ask(`What does ${CANARY} pay per year? Mail anna.nowak@contoso.example.`);
    const arrived = emulator.journal.entries(({ area }) => area === "openai");
    const { body } = await sentOf(house, asked.body.data.ask?.interactionId);
    const { sent, receipt } = body.data.interaction;

    expect(sent).toEqual(arrived.map((one) => one.body));

    expect(sent?.map(sha256)).toEqual(receipt.calls.map(({ requestSha256 }) => requestSha256));
    expect(sent?.[0]).toContain(CANARY);
    expect(sent?.join()).not.toContain("nowak");
  });

  it("is shown of a failed question too", async () => {
    await withModel("fault-jailbreak", async (other) => {
      const { body } = await ask(`What does ${CANARY} pay per year?`, { house: other });
      const shown = await sentOf(other, body.errors?.[0]?.extensions["interactionId"]);

      expect(shown.body.data.interaction.sent).toEqual([expect.stringContaining(CANARY)]);
    });
  });

  it("is known to no other process, and not to the database", async () => {
    const asked = await ask(`What does ${CANARY} pay per year?`);
    await withModel("demo-planner", async (other) => {
      const { body } = await sentOf(other, asked.body.data.ask?.interactionId);
      expect(body.data.interaction.sent).toBeNull();
    });
    expect(await dump()).not.toContain(CANARY);
    expect(house.logged()).not.toContain(CANARY);
  });
});

describe("the database", () => {
  it("holds no word of question or answer, and nobody's id", async () => {
    const question = `What does ${CANARY} pay per year? Mail anna.nowak@contoso.example, +48 601 222 333.`;
    const { body } = await ask(question, { persona: "license-admin" });
    const [kept] = await database.query(
      `select * from seatwise.interaction where id = '${body.data.ask?.interactionId}'`,
    );
    const ids = emulator.tenants.flatMap((tenant) =>
      emulator.personas.flatMap(({ name }) => tenant.personaId(name) ?? []),
    );
    const rows = (await dump()).toLowerCase();
    const traces = [CANARY, "nowak", "222 333", "222333", "@", "contoso", ...ids];
    // Whole words: three letters in a row are in many a hash.
    const words = new Set(rows.split(/[^a-z0-9+/=_-]+/));

    expect(kept).toBeDefined();
    expect(body.data.ask?.receipt.redactions).toContainEqual({ kind: "EMAIL", count: 1 });
    expect(traces.filter((trace) => rows.includes(trace.toLowerCase()))).toEqual([]);
    expect(emulator.personas.filter(({ surname }) => words.has(surname.toLowerCase()))).toEqual([]);
  });

  it("that does not take the entry leaves the caller without an answer", async () => {
    await database.query("alter table seatwise.interaction rename to elsewhere");
    const { body } = await ask("What do we pay per year?");
    await database.query("alter table seatwise.elsewhere rename to interaction");

    expect(body.data).toBeNull();
    expect(body.errors?.[0]?.extensions.code).toBe("LEDGER_UNAVAILABLE");
  });
});

describe("without PostgreSQL", () => {
  it("interactions are kept in the process", async () => {
    const embedded = await openHouse(emulator, { DATABASE_URL: "" });
    try {
      const { body } = await ask("What do we pay per year?", { house: embedded });
      const id = body.data.ask?.interactionId;

      expect(await find(id, { house: embedded })).toMatchObject({ id, outcome: "ANSWERED" });
      expect(await find(id, { house: embedded, persona: "global-reader" })).toBeNull();
    } finally {
      await embedded.close();
    }
  }, 60_000);

  it("a server can be stopped while its database is still being opened", async () => {
    const embedded = await openHouse(emulator, { DATABASE_URL: "" });
    await embedded.close();

    expect(embedded.logged()).not.toContain('"level":50');
  }, 60_000);
});

import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWebSocketClient } from "graphql-ws";
import { WebSocket } from "ws";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";

const SUBSCRIPTION = `subscription ($question: String!) { askStream(input: { question: $question }) {
  __typename
  ... on RunStarted { interactionId sequence at deployment model }
  ... on RunStatus { interactionId sequence phase }
  ... on ToolStarted { interactionId sequence tool }
  ... on ToolFinished { interactionId sequence tool figures failure }
  ... on AnswerRetracted { interactionId sequence faults }
  ... on AnswerDelta { interactionId sequence block kind text }
  ... on FigureCited { interactionId sequence figure { id } }
  ... on RunCompleted { interactionId sequence advice { interactionId outcome answer } }
  ... on RunFailed { interactionId sequence code }
} }`;

interface Told {
  readonly __typename: string;
  readonly interactionId: string;
  readonly sequence: number;
  readonly text?: string;
  readonly code?: string;
  readonly tool?: string;
  readonly figures?: number;
  readonly figure?: { readonly id: string };
  readonly advice?: {
    readonly interactionId: string;
    readonly outcome: string;
    readonly answer: string;
  };
}

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

/** A stream of events, and a way to leave it. */
interface Stream {
  readonly events: AsyncIterableIterator<Told>;
  readonly leave: () => Promise<void>;
}

type Open = (of: House, question: string, persona?: string) => Promise<Stream>;

async function overWebSocket(of: House, question: string, persona = "global-admin") {
  const client = createWebSocketClient({
    url: `${of.origin.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { accessToken: await emulator.mintAccessToken({ persona }) },
    retryAttempts: 0,
  });
  const results = client.iterate<{ readonly askStream: Told }>({
    query: SUBSCRIPTION,
    variables: { question },
  });
  return { events: eventsOf(results), leave: async () => client.terminate() };
}

async function overServerSentEvents(of: House, question: string, persona = "global-admin") {
  const accessToken = await emulator.mintAccessToken({ persona });
  const client = createSseClient({
    url: `${of.origin}/graphql/stream`,
    headers: { authorization: `Bearer ${accessToken}` },
    retryAttempts: 0,
  });
  const results = client.iterate<{ readonly askStream: Told }>({
    query: SUBSCRIPTION,
    variables: { question },
  });
  return { events: eventsOf(results), leave: async () => client.dispose() };
}

async function* eventsOf(
  results: AsyncIterable<{ readonly data?: { readonly askStream: Told } | null | undefined }>,
): AsyncGenerator<Told> {
  for await (const { data } of results) {
    if (data) {
      yield data.askStream;
    }
  }
}

const all = async ({ events, leave }: Stream): Promise<readonly Told[]> => {
  const told: Told[] = [];
  for await (const event of events) {
    told.push(event);
  }
  await leave();
  return told;
};

/** Waits for what happens by itself, within the time a test has. */
async function until(happened: () => Promise<boolean>): Promise<void> {
  while (!(await happened())) {
    await pause(50);
  }
}

const outcomeOf = async (id: string, at = house): Promise<string | undefined> => {
  const { body } = await at.ask<{ readonly interaction: { readonly outcome: string } | null }>(
    `{ interaction(id: "${id}") { outcome } }`,
  );
  return body.data.interaction?.outcome;
};

describe.each<[string, Open]>([
  ["WebSocket", overWebSocket],
  ["server-sent events", overServerSentEvents],
])("a question over %s", (_name, open) => {
  it("is told as it is answered, sentence by sentence", async () => {
    const told = await all(await open(house, "What do we pay per year, and what is wasted?"));
    const kinds = told.map(({ __typename }) => __typename);
    const sentences = told.flatMap(({ text }) => text ?? []);
    const answer = told.at(-1)?.advice?.answer ?? "";

    expect(kinds[0]).toBe("RunStarted");
    expect(kinds.at(-1)).toBe("RunCompleted");
    expect(kinds).toEqual(
      expect.arrayContaining([
        "RunStatus",
        "ToolStarted",
        "ToolFinished",
        "AnswerDelta",
        "FigureCited",
      ]),
    );
    expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_event, at) => at + 1));
    expect(new Set(told.map(({ interactionId }) => interactionId)).size).toBe(1);
    expect(sentences.filter((sentence) => !answer.includes(sentence))).toEqual([]);
  });

  it("is in the ledger by the time its first sentence is told", async () => {
    const { events, leave } = await open(house, "What do we pay per year?");
    for await (const { __typename, interactionId } of events) {
      if (__typename === "AnswerDelta") {
        expect(await outcomeOf(interactionId)).toBe("ANSWERED");
        await leave();
        return;
      }
    }
    throw new Error("No sentence was told.");
  });

  it.each<[string, (stream: Stream, id: string) => Promise<unknown>]>([
    ["whose client goes away", ({ leave }) => leave()],
    [
      "that its caller cancels",
      (_stream, id) => house.ask(`mutation { cancelInteraction(id: "${id}") }`),
    ],
  ])("%s stops model and reading", async (_how, end) => {
    emulator.faults.plant({ area: "openai", effect: { kind: "hang" } });
    const requests = () => emulator.journal.entries(({ area }) => area === "openai").length;
    const before = requests();
    const stream = await open(house, "What do we pay per year?");
    const first = await stream.events.next();
    await until(async () => requests() > before);
    await end(stream, first.value.interactionId);

    await until(async () => (await outcomeOf(first.value.interactionId)) === "ABORTED");
    emulator.faults.clear();
    await stream.leave();
    expect(requests()).toBe(before + 1);
  });

  it("is told to have begun while Microsoft Graph is silent, and can be left then", async () => {
    const other = await openHouse(emulator);
    emulator.faults.plant({ area: "graph", effect: { kind: "hang" } });
    const { events, leave } = await open(other, "What do we pay per year?");
    const first = await events.next();
    const second = await events.next();
    await leave();
    await until(async () => (await outcomeOf(first.value.interactionId, other)) === "ABORTED");
    emulator.faults.clear();
    await other.close();

    expect([first.value, second.value]).toMatchObject([
      { __typename: "RunStarted" },
      { __typename: "RunStatus", phase: "READING" },
    ]);
  });

  it("cannot be cancelled by another caller", async () => {
    emulator.faults.plant({ area: "openai", effect: { kind: "hang" } });
    const stream = await open(house, "What do we pay per year?");
    const first = await stream.events.next();
    const { body } = await house.ask(
      `mutation { cancelInteraction(id: "${first.value.interactionId}") }`,
      { persona: "global-reader" },
    );
    await stream.leave();
    emulator.faults.clear();

    expect(body.data).toEqual({ cancelInteraction: false });
  });
});

/*
 * What the filters of the model service say, wherever in an interaction they say it: before anything is
 * answered, beside an answer they let through, after tools have run, or in the middle of what streams.
 */
describe.each([
  ["jailbreak", "PROMPT_BLOCKED"],
  ["jailbreak-noted", "PROMPT_BLOCKED"],
  ["indirect-attack-late", "PROMPT_BLOCKED"],
  ["answer-block-late", "ANSWER_BLOCKED"],
  ["async-block-late", "ANSWER_BLOCKED"],
])("a stream whose model meets %s", (fault, code) => {
  let filtered: House;
  beforeAll(async () => {
    filtered = await openHouse(emulator, { AZURE_OPENAI_DEPLOYMENT: `fault-${fault}` });
  });
  afterAll(() => filtered.close());

  it.each<[string, Open]>([
    ["WebSocket", overWebSocket],
    ["server-sent events", overServerSentEvents],
  ])("tells no word of an answer and ends with a refusal, over %s", async (_name, open) => {
    const told = await all(await open(filtered, "What do we pay per year?"));
    const last = told.at(-1);

    expect(told.flatMap(({ text, figure, advice }) => text ?? figure ?? advice ?? [])).toEqual([]);
    expect([last?.__typename, last?.code]).toEqual(["RunFailed", code]);
    expect(await outcomeOf(last?.interactionId ?? "", filtered)).toBe(code);
  });
});

describe("server-sent events", () => {
  const post = async (init: RequestInit & { readonly query?: string } = {}) =>
    fetch(`${house.origin}/graphql/stream`, {
      method: "POST",
      body: JSON.stringify({ query: init.query ?? "{ tenant { id } }" }),
      ...init,
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${await emulator.mintAccessToken({ persona: "billing-admin" })}`,
        ...init.headers,
      },
    });

  it.each<[string, RequestInit, number, string]>([
    ["without an access token", { headers: { authorization: "" } }, 401, "UNAUTHENTICATED"],
    ["by GET", { method: "GET", body: null }, 400, "BAD_INPUT"],
    ["without accepting them", { headers: { accept: "*/*" } }, 400, "BAD_INPUT"],
    ["with a body beyond the limit", { body: `"${"x".repeat(100_001)}"` }, 400, "BAD_INPUT"],
  ])("are refused %s", async (_how, init, status, code) => {
    const response = await post(init);
    expect([response.status, await response.text()]).toEqual([
      status,
      expect.stringContaining(`"code":"${code}"`),
    ]);
  });

  it.each<[string, string, string]>([
    ["no GraphQL", "{", "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", "{ nothing }", "GRAPHQL_VALIDATION_FAILED"],
    [
      "too many aliases",
      `{ ${Array.from({ length: 40 }, (_, at) => `a${at}: tenant { id }`).join(" ")} }`,
      "OPERATION_TOO_COMPLEX",
    ],
  ])("tell of %s as of a posted operation", async (_what, query, code) => {
    const response = await post({ query });
    expect(await response.text()).toContain(`"code":"${code}"`);
  });

  it("carry any operation", async () => {
    const text = await (await post()).text();
    expect(text).toContain(`"id":"${emulator.tenant("Contoso").id}"`);
    expect(text).toContain("event: complete");
  });

  it("are held open no longer than the server runs, nor than the access token is valid", async () => {
    const query = "subscription { recommendationEvents { cursor } }";
    const short = await emulator.mintAccessToken({ lifetimeSeconds: 2 });
    const expiring = await post({ query, headers: { authorization: `Bearer ${short}` } });
    expect([expiring.status, await expiring.text()]).toEqual([200, ":\n\n"]);

    const other = await openHouse(emulator);
    const accessToken = await emulator.mintAccessToken();
    const held = await fetch(`${other.origin}/graphql/stream`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${accessToken}`,
      },
      body: JSON.stringify({ query }),
    });
    await other.close();
    expect([held.status, await held.text()]).toEqual([200, ":\n\n"]);
  });

  it("are refused to a caller who already holds twenty", async () => {
    const query = "subscription { recommendationEvents { cursor } }";
    const aborter = new AbortController();
    // Kept by name: fetch closes the stream of a response nobody refers to any more.
    const held: Response[] = [];
    for (let at = 0; at < 20; at += 1) held.push(await post({ query, signal: aborter.signal }));
    const refused = await post({ query });
    aborter.abort();

    expect([...held, refused].map(({ status }) => status)).toEqual([...held.map(() => 200), 429]);
  });
});

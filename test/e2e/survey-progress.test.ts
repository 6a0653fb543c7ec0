import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWebSocketClient } from "graphql-ws";
import { WebSocket } from "ws";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";

const SUBSCRIPTION =
  "subscription { surveyProgress { at phase membersRead membersTotal pagesRead remainingSeconds } }";
const MEMBERS = 1_200;

interface Progress {
  readonly phase: string;
  readonly membersRead: number;
  readonly membersTotal: number | null;
  readonly pagesRead: number;
  readonly remainingSeconds: number | null;
}

interface Result {
  readonly data?: { readonly surveyProgress: Progress } | null | undefined;
  readonly errors?: readonly { readonly extensions?: unknown }[] | undefined;
}

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: MEMBERS }] });
});

afterAll(() => emulator.close());

afterEach(() => emulator.faults.clear());

type Open = (of: House, persona?: string) => AsyncIterable<Result>;

async function* overWebSocket(of: House, persona = "global-admin"): AsyncGenerator<Result> {
  const client = createWebSocketClient({
    url: `${of.origin.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { accessToken: await emulator.mintAccessToken({ persona }) },
    retryAttempts: 0,
  });
  try {
    yield* client.iterate<{ readonly surveyProgress: Progress }>({ query: SUBSCRIPTION });
  } finally {
    client.terminate();
  }
}

async function* overServerSentEvents(of: House, persona = "global-admin"): AsyncGenerator<Result> {
  const accessToken = await emulator.mintAccessToken({ persona });
  const client = createSseClient({
    url: `${of.origin}/graphql/stream`,
    headers: { authorization: `Bearer ${accessToken}` },
    retryAttempts: 0,
  });
  try {
    yield* client.iterate<{ readonly surveyProgress: Progress }>({ query: SUBSCRIPTION });
  } finally {
    client.dispose();
  }
}

/** Pages of members come slowly enough to be seen one by one. */
function slowPages(): void {
  emulator.faults.plant({ path: "/v1.0/users", effect: { kind: "latency", milliseconds: 450 } });
}

const all = async (results: AsyncIterable<Result>): Promise<readonly Progress[]> => {
  const told: Progress[] = [];
  for await (const { data } of results) {
    told.push(...(data ? [data.surveyProgress] : []));
  }
  return told;
};

/** How often the list of members was begun since. */
const listings = (since = 0): number =>
  emulator.journal.entries(
    ({ path, query }) => path === "/v1.0/users" && !JSON.stringify(query).includes("skiptoken"),
  ).length - since;

const begun = async (before: number): Promise<void> => {
  while (listings(before) === 0) {
    await pause(20);
  }
};

const distinct = (told: readonly Progress[]) => [...new Set(told.map(({ phase }) => phase))];

describe.each<[string, Open]>([
  ["WebSocket", overWebSocket],
  ["server-sent events", overServerSentEvents],
])("the progress of a survey over %s", (_name, open) => {
  beforeAll(async () => {
    house = await openHouse(emulator, {}, undefined, true);
  });

  afterAll(() => house.close());

  it("is told until the survey is there", async () => {
    slowPages();
    const told = await all(open(house));
    const reading = told.filter(({ phase, membersRead }) => phase === "MEMBERS" && membersRead > 0);

    expect(distinct(told)).toEqual(expect.arrayContaining(["WAITING", "MEMBERS", "DONE"]));
    expect(told.at(-1)).toMatchObject({
      phase: "DONE",
      membersRead: MEMBERS,
      membersTotal: MEMBERS,
      pagesRead: 3,
      remainingSeconds: null,
    });
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.every(({ remainingSeconds }) => remainingSeconds !== null)).toBe(true);
    const { body } = await house.ask("{ tenant { id } }");
    expect(body.extensions?.cache).toEqual({ origin: "cached" });
  });

  it("is done at once where a fresh survey is there", async () => {
    const before = listings();
    expect(distinct(await all(open(house)))).toEqual(["WAITING", "DONE"]);
    expect(listings(before)).toBe(0);
  });

  it("ends with the reason when there can be no survey", async () => {
    emulator.faults.plant({ path: "/v1.0/users", effect: { kind: "claims-challenge" } });
    const told: Result[] = [];
    for await (const result of open(house, "reports-reader")) {
      told.push(result);
    }

    expect(told.at(-1)?.errors).toMatchObject([{ extensions: { code: "CLAIMS_CHALLENGE" } }]);
  });
});

describe("a survey that another process makes", () => {
  let surveying: House;
  let waiting: House;

  beforeAll(async () => {
    const settings = { REDIS_URL: `${process.env["TEST_REDIS_URL"]}/6` };
    surveying = await openHouse(emulator, settings, undefined, true);
    waiting = await openHouse(emulator, settings);
  });

  afterAll(async () => {
    await surveying.close();
    await waiting.close();
  });

  it("is followed by callers who may see the same", async () => {
    slowPages();
    const before = listings();
    const asked = surveying.ask("{ tenant { id } }");
    await begun(before);
    const told = await all(overWebSocket(waiting));
    await asked;

    // How far the other one was when it was first heard of is for the machine to say.
    const onTheWay = told.filter(({ phase }) => phase !== "WAITING" && phase !== "DONE");
    expect(onTheWay.length).toBeGreaterThan(0);
    expect(told.at(-1)).toMatchObject({ phase: "DONE", membersRead: MEMBERS });
  });
});

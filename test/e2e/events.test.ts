import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Emulator } from "../../emulator/index.ts";
import { type GraphqlError, type House, openEmulator, openHouse } from "./house.ts";

const SUBSCRIPTION = `subscription ($after: String) { recommendationEvents(after: $after) {
  cursor change kind rule seats sku { partNumber } recommendationId
} }`;

let emulator: Emulator;

beforeAll(async () => {
  emulator = await openEmulator({
    tenants: [
      { name: "Contoso", members: 300 },
      { name: "Woodgrove", members: 40 },
    ],
  });
});

afterAll(() => emulator.close());

interface Event {
  readonly cursor: string;
  readonly change: string;
  readonly rule: string;
  readonly recommendationId: string;
}

interface Seen {
  readonly events: readonly Event[];
  /** Codes of the errors that end it. */
  readonly ended: Promise<readonly string[]>;
  /** Waits until that many events have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Subscribes as a persona; resolves when the server has acknowledged the connection. */
async function follow(house: House, persona: string, after?: string): Promise<Seen> {
  const accessToken = await emulator.mintAccessToken({ persona });
  const events: Event[] = [];
  let more = (): void => undefined;
  const client = createClient({
    url: `${house.origin.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { accessToken },
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
  });
  await new Promise<void>((resolve, reject) => {
    client.on("connected", () => resolve());
    client.on("closed", (event) => reject(new Error(`closed ${(event as { code: number }).code}`)));
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<readonly string[]>();
  client.subscribe(
    { query: SUBSCRIPTION, variables: { after: after ?? null } },
    {
      next: ({ data, errors }) => {
        if (errors !== undefined) end(codesOf(errors));
        if (!data) return;
        events.push((data as { recommendationEvents: Event }).recommendationEvents);
        more();
      },
      error: (errors) => end(codesOf(errors)),
      complete: () => end([]),
    },
  );
  // The subscription message follows the acknowledgement on the same socket; give the server its turn.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return {
    events,
    ended,
    until: async (count) => {
      while (events.length < count) {
        await new Promise<void>((resolve) => {
          more = resolve;
        });
      }
    },
    close: async () => client.dispose(),
  };
}

const codesOf = (errors: unknown) =>
  (errors as readonly GraphqlError[]).map(({ extensions }) => extensions.code);

const recommendationsOf = async (house: House, persona = "global-admin"): Promise<number> => {
  const { body } = await house.ask<{ tenant: { recommendations: { totalCount: number } } }>(
    "{ tenant { recommendations { totalCount } } }",
    { persona },
  );
  return body.data.tenant.recommendations.totalCount;
};

describe("recommendation events on Redis", () => {
  let surveying: House;
  let listening: House;

  beforeAll(async () => {
    const redis = `${process.env["TEST_REDIS_URL"]}/5`;
    const settings = { REDIS_URL: redis, SURVEY_MAX_AGE_SECONDS: "1" };
    surveying = await openHouse(emulator, settings);
    listening = await openHouse(emulator, settings);
  });

  afterAll(async () => {
    await surveying.close();
    await listening.close();
  });

  it("reach a subscriber of another process when a survey changes the recommendations", async () => {
    const subscriber = await follow(listening, "global-admin");
    const count = await recommendationsOf(surveying);
    await subscriber.until(count);
    expect(new Set(subscriber.events.map((event) => event.change))).toEqual(new Set(["NEW"]));
    expect(new Set(subscriber.events.map((event) => event.recommendationId)).size).toBe(count);
    await subscriber.close();
  });

  it("are read again from a cursor, and only what came after it", async () => {
    const all = await follow(listening, "global-admin", "0-0");
    const count = await recommendationsOf(surveying);
    await all.until(count);
    const [, second] = all.events;
    const rest = await follow(surveying, "global-admin", second?.cursor);
    await rest.until(count - 2);
    expect(rest.events.map((event) => event.cursor)).toEqual(
      all.events.slice(2, rest.events.length + 2).map((event) => event.cursor),
    );
    await all.close();
    await rest.close();
  });

  it("reach only callers who could read what they rest on", async () => {
    const reader = await follow(listening, "license-admin", "0-0");
    const everything = await follow(listening, "global-admin", "0-0");
    await everything.until(await recommendationsOf(surveying));
    await reader.until(1);
    expect(new Set(everything.events.map((event) => event.rule))).toContain("D22");
    expect(new Set(reader.events.map((event) => event.rule))).not.toContain("D22");
    await reader.close();
    await everything.close();
  });
});

describe("a subscription", () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse(emulator);
  });

  afterAll(() => house.close());

  it("works without Redis, within the process", async () => {
    const subscriber = await follow(house, "global-admin");
    const count = await recommendationsOf(house);
    await subscriber.until(count);
    expect(subscriber.events.length).toBe(count);
    await subscriber.close();
  });

  it("of a partner ends with the relationship, though the access token lasts", async () => {
    let later = 0;
    const clock = { now: () => new Date(Date.now() + later) };
    const own = await openHouse(emulator, {}, clock);
    const [relationship] = emulator.relationships
      .ofPartner(emulator.tenant("Woodgrove").id)
      .filter(({ customer }) => customer.tenantId === emulator.tenant("Contoso").id);
    const partner = await follow(own, "gdap-partner");
    await recommendationsOf(own);
    await partner.until(1);
    const before = partner.events.length;
    emulator.relationships.setStatus(relationship?.id ?? "", "expired");
    later = 61_000;
    // Somebody with other rights: all recommendations are new to them.
    await recommendationsOf(own, "reports-reader");

    expect(await partner.ended).toEqual(["GRAPH_DENIED"]);
    expect(partner.events).toHaveLength(before);
    emulator.relationships.setStatus(relationship?.id ?? "", "active");
    await partner.close();
    await own.close();
  });

  it.each([
    ["without an access token", {}],
    ["with a bad access token", { accessToken: "abc" }],
  ])("is refused with 4403 %s", async (_what, connectionParams) => {
    const socket = new WebSocket(
      `${house.origin.replace("http", "ws")}/graphql`,
      "graphql-transport-ws",
    );
    const code = await new Promise<number>((resolve) => {
      socket.on("open", () =>
        socket.send(JSON.stringify({ type: "connection_init", payload: connectionParams })),
      );
      socket.on("close", resolve);
    });
    expect(code).toBe(4403);
  });

  it("ends when its access token expires", async () => {
    const accessToken = await emulator.mintAccessToken({
      persona: "global-admin",
      lifetimeSeconds: 2,
    });
    const socket = new WebSocket(
      `${house.origin.replace("http", "ws")}/graphql`,
      "graphql-transport-ws",
    );
    const code = await new Promise<number>((resolve) => {
      socket.on("open", () =>
        socket.send(JSON.stringify({ type: "connection_init", payload: { accessToken } })),
      );
      socket.on("close", resolve);
    });
    expect(code).toBe(4403);
  });

  it("of a sixth socket of one caller is refused", async () => {
    const five = [];
    for (let at = 0; at < 5; at += 1) {
      five.push(await follow(house, "reports-reader"));
    }
    await expect(follow(house, "reports-reader")).rejects.toThrow("closed 4403");
    await Promise.all(five.map((one) => one.close()));
  });

  it("passes the same limits as a posted operation", async () => {
    const accessToken = await emulator.mintAccessToken({ persona: "global-admin" });
    const client = createClient({
      url: `${house.origin.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { accessToken },
      retryAttempts: 0,
    });
    const refused = await new Promise<readonly GraphqlError[]>((resolve) => {
      client.subscribe(
        {
          query: `{ ${Array.from({ length: 40 }, (_, at) => `a${at}: tenant { id }`).join(" ")} }`,
        },
        {
          next: () => undefined,
          error: (faults) => resolve(faults as readonly GraphqlError[]),
          complete: () => resolve([]),
        },
      );
    });
    expect(refused[0]?.extensions.code).toBe("OPERATION_TOO_COMPLEX");
    await client.dispose();
  });
});

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";

interface Told {
  readonly securityEvents: readonly {
    readonly id: string;
    readonly kind: string;
    readonly because: string;
    readonly interactionId: string;
  }[];
}

let emulator: Emulator;
let house: House;
let peer: House;

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [
      { name: "Contoso", members: 60 },
      { name: "Fabrikam", members: 60 },
    ],
  });
  const settings = {
    AZURE_OPENAI_DEPLOYMENT: "fault-jailbreak",
    REDIS_URL: `${process.env["TEST_REDIS_URL"]}/9`,
  };
  [house, peer] = await Promise.all([openHouse(emulator, settings), openHouse(emulator, settings)]);
});

afterAll(async () => {
  await Promise.all([house.close(), peer.close()]);
  await emulator.close();
});

const ask = () => house.ask('mutation { ask(input: { question: "What do we pay?" }) { answer } }');
const read = (as: object = {}) =>
  peer.ask<Told>("{ securityEvents { id kind because interactionId } }", as);

describe("security events", () => {
  it("are told to administrators of the tenant, by every process", async () => {
    const { body: failed } = await ask();
    const { body } = await read();

    expect(body.data.securityEvents[0]).toMatchObject({
      kind: "PROMPT_ATTACK",
      because: "jailbreak",
      interactionId: failed.errors?.[0]?.extensions["interactionId"],
    });
  });

  it("are told to nobody else", async () => {
    await ask();
    const reader = await read({ persona: "global-reader" });
    const elsewhere = await read({ tenant: "Fabrikam" });

    expect(
      reader.body.errors?.map(({ extensions }) => [extensions.code, extensions["roles"]]),
    ).toEqual([["FORBIDDEN", ["Global Administrator", "Security Administrator"]]]);
    expect(elsewhere.body.data.securityEvents).toEqual([]);
  });

  it("are told as they happen", async () => {
    const token = await emulator.mintAccessToken({ persona: "global-admin" });
    const leaving = new AbortController();
    const stream = await fetch(`${peer.origin}/graphql/stream`, {
      method: "POST",
      signal: leaving.signal,
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: "subscription { securityEvents { kind because } }" }),
    });
    const events = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await ask();
    let told = "";
    while (!told.includes("because")) told += (await events?.read())?.value ?? "";
    leaving.abort();

    expect(told).toContain('{"kind":"PROMPT_ATTACK","because":"jailbreak"}');
  });
});

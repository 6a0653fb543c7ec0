import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";

interface Asked {
  readonly ask: {
    readonly conversationId: string;
    readonly interactionId: string;
    readonly answer: string;
  };
}
interface Kept {
  readonly interaction: { readonly outcome: string; readonly sent: readonly string[] } | null;
}

let emulator: Emulator;
let house: House;
let peer: House;

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
  const shared = { REDIS_URL: `${process.env["TEST_REDIS_URL"]}/7` };
  [house, peer] = await Promise.all([openHouse(emulator, shared), openHouse(emulator, shared)]);
});

afterAll(async () => {
  await Promise.all([house.close(), peer.close()]);
  await emulator.close();
});

const askAs = (persona: string, question: string, conversationId?: string) =>
  house.ask<Asked>(
    `mutation { ask(input: { question: ${JSON.stringify(question)}, conversationId: ${JSON.stringify(
      conversationId ?? null,
    )} }) { conversationId interactionId answer } }`,
    { persona },
  );

async function until(happened: () => Promise<boolean>): Promise<void> {
  while (!(await happened())) {
    await pause(50);
  }
}

describe("a conversation over the API", () => {
  it("takes earlier questions along, and only its own caller's", async () => {
    const first = await askAs("global-admin", "What do we pay per year?");
    const { conversationId } = first.body.data.ask;
    const second = await askAs("global-admin", "And what do we pay per month?", conversationId);
    const { body } = await house.ask<Kept>(
      `{ interaction(id: "${second.body.data.ask.interactionId}") { outcome sent } }`,
    );
    const stranger = await askAs("global-reader", "What do we pay?", conversationId);

    expect(second.body.data.ask.conversationId).toBe(conversationId);
    expect(body.data.interaction?.sent[0]).toContain("What do we pay per year?");
    expect(stranger.body.errors?.map(({ extensions }) => extensions.code)).toEqual(["NOT_FOUND"]);
  });

  it("begins anew without an id, and knows nothing of the others", async () => {
    const first = await askAs("global-admin", "What do we pay per year?");
    const second = await askAs("global-admin", "What do we pay per month?");
    const { body } = await house.ask<Kept>(
      `{ interaction(id: "${second.body.data.ask.interactionId}") { outcome sent } }`,
    );

    expect(second.body.data.ask.conversationId).not.toBe(first.body.data.ask.conversationId);
    expect(body.data.interaction?.sent.join()).not.toContain("What do we pay per year?");
  });
});

describe("an interaction that runs in another process", () => {
  it("is ended by its caller, and by nobody else", async () => {
    emulator.faults.plant({ area: "openai", effect: { kind: "hang" } });
    const isToModel = ({ area }: { readonly area: string }) => area === "openai";
    const before = emulator.journal.entries(isToModel).length;
    const token = await emulator.mintAccessToken({ persona: "global-admin" });
    const stream = await fetch(`${house.origin}/graphql/stream`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({
        query: `subscription { askStream(input: { question: "What do we pay?" }) {
          ... on RunStarted { interactionId conversationId budget { seconds } boundary { region } }
          ... on RunFailed { code }
        } }`,
      }),
    });
    const events = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = "";
    const id = () => /"interactionId":"([^"]+)"/.exec(told)?.[1];
    while (id() === undefined) told += (await events?.read())?.value ?? "";
    await until(async () => emulator.journal.entries(isToModel).length > before);
    const cancel = `mutation { cancelInteraction(id: "${id()}") }`;

    expect((await peer.ask(cancel, { persona: "global-reader" })).body.data).toEqual({
      cancelInteraction: false,
    });
    expect((await peer.ask(cancel)).body.data).toEqual({ cancelInteraction: true });
    while (!told.includes("RunFailed") && !told.includes('"code"')) {
      told += (await events?.read())?.value ?? "";
    }
    emulator.faults.clear();
    expect(told).toContain('"code":"ABORTED"');
    expect(told).toContain('"budget":{"seconds":120}');
    expect((await peer.ask(cancel)).body.data).toEqual({ cancelInteraction: false });
  });
});

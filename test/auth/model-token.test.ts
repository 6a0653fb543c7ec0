import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { modelTokenProvider } from "../../src/auth/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import { localEntra, MovableClock, settingsFor } from "./local-entra.ts";

const clock = new MovableClock();
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    now: () => clock.now(),
    tenants: [{ name: "Contoso", members: 60 }],
  });
});
beforeEach(() => {
  emulator.faults.clear();
  emulator.journal.clear();
});
afterAll(() => emulator.close());

async function provider() {
  const { client } = await localEntra(emulator, { clock });
  return modelTokenProvider(settingsFor(emulator), client, clock);
}

const exchanges = () => emulator.journal.entries();

describe("Seatwise's own identity towards the model", () => {
  it("is a token for Azure OpenAI from our own directory, on nobody's behalf", async () => {
    const token = await (await provider())();

    expect(token.split(".")).toHaveLength(3);
    expect(exchanges().map(({ path }) => path)).toEqual([
      `/${emulator.tenant("Contoso").id}/oauth2/v2.0/token`,
    ]);
    const form = new URLSearchParams(exchanges()[0]?.body);
    expect({
      grant: form.get("grant_type"),
      scope: form.get("scope"),
      assertion: form.has("assertion"),
    }).toEqual({
      grant: "client_credentials",
      scope: "https://cognitiveservices.azure.com/.default",
      assertion: false,
    });
  });

  it("is asked for once by many at a time, and kept until five minutes before its end", async () => {
    const giveToken = await provider();

    const tokens = await Promise.all(Array.from({ length: 10 }, giveToken));
    clock.moveAhead(3_599 - 301);
    tokens.push(await giveToken());
    clock.moveAhead(2);
    const renewed = await giveToken();

    expect(new Set(tokens).size).toBe(1);
    expect(renewed).not.toBe(tokens[0]);
    expect(exchanges()).toHaveLength(2);
  });

  it("is asked for anew after a failure", async () => {
    const giveToken = await provider();
    emulator.faults.plant({
      area: "entra",
      times: 1,
      effect: { kind: "entra-error", code: 7000222 },
    });

    await expect(giveToken()).rejects.toMatchObject({ code: "CREDENTIAL_REJECTED" });

    expect((await giveToken()).split(".")).toHaveLength(3);
  });
});

describe("the managed identity of the machine", () => {
  const SECRET = "header-of-the-platform";
  let requests: { readonly url: URL; readonly header: string | undefined }[] = [];
  let answer: { readonly status: number; readonly body: object };
  let platform: Server;

  beforeAll(async () => {
    platform = createServer((request, response) => {
      const url = new URL(request.url ?? "/", "http://localhost");
      requests.push({ url, header: String(request.headers["x-identity-header"]) });
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => platform.listen(0, "127.0.0.1", resolve));
    const address = platform.address();
    const port = typeof address === "object" ? address?.port : undefined;
    process.env["IDENTITY_ENDPOINT"] = `http://127.0.0.1:${port}/msi/token`;
    process.env["IDENTITY_HEADER"] = SECRET;
  });
  beforeEach(() => {
    requests = [];
    answer = {
      status: 200,
      body: {
        access_token: `token-${randomUUID()}`,
        expires_on: String(Math.floor(Date.now() / 1_000) + 86_400),
        resource: "https://cognitiveservices.azure.com",
        token_type: "Bearer",
      },
    };
  });
  afterAll(() => {
    delete process.env["IDENTITY_ENDPOINT"];
    delete process.env["IDENTITY_HEADER"];
    platform.close();
  });

  async function managed(more: Readonly<Record<string, string>> = {}) {
    const { client } = await localEntra(emulator, { clock });
    const settings = settingsFor(emulator, { AZURE_OPENAI_IDENTITY: "managed", ...more });
    return modelTokenProvider(settings, client, systemClock);
  }

  it("is asked of the platform, for Azure OpenAI, and Entra is left alone", async () => {
    const giveToken = await managed();
    const tokens = [await giveToken(), await giveToken()];

    expect(tokens).toEqual(Array(2).fill(expect.stringMatching(/^token-/)));
    expect(requests.map(({ url, header }) => [url.searchParams.get("resource"), header])).toEqual([
      ["https://cognitiveservices.azure.com", SECRET],
    ]);
    expect(exchanges()).toEqual([]);
  });

  it("can be one that was assigned by its client id", async () => {
    const clientId = "99999999-1111-4111-8111-111111111111";
    await (await managed({ AZURE_OPENAI_IDENTITY_CLIENT_ID: clientId }))();

    expect(requests[0]?.url.searchParams.get("client_id")).toBe(clientId);
  });

  it("that the platform refuses is a rejected credential", async () => {
    answer = { status: 400, body: { statusCode: 400, message: "No identity is assigned." } };

    await expect((await managed())()).rejects.toMatchObject({ code: "CREDENTIAL_REJECTED" });
  });

  it("that nobody tells of is unavailable", async () => {
    await new Promise((resolve) => platform.close(resolve));

    await expect((await managed())()).rejects.toMatchObject({ code: "ENTRA_UNAVAILABLE" });
  });
});

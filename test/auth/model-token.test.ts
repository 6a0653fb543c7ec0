import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { modelTokenProvider } from "../../src/auth/index.ts";
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

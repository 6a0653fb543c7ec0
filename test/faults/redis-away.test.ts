import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "../e2e/house.ts";

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator();
  // Nothing listens on the discard port.
  house = await openHouse(emulator, { REDIS_URL: "redis://127.0.0.1:9" });
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

describe("with Redis away", () => {
  it("the answer is computed and says so", async () => {
    const { status, body } = await house.ask<{ tenant: { licenses: { paid: number } } }>(
      "{ tenant { licenses { paid } } }",
    );
    expect([
      status,
      body.errors,
      body.data.tenant.licenses.paid > 0,
      body.extensions?.cache,
    ]).toEqual([200, undefined, true, { origin: "computed", because: "unavailable" }]);
  });

  it("the advisor answers", async () => {
    const { body } = await house.ask<{ ask: { outcome: string } }>(
      'mutation { ask(input: { question: "How much do we spend per month?" }) { outcome answer } }',
    );
    expect([body.errors, body.data.ask.outcome]).toEqual([undefined, "ANSWERED"]);
  });
});

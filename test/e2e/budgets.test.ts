import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ENTRY_TOKENS } from "../../src/resolvers/index.ts";
import { type House, openHouse } from "./house.ts";

const PRICES = {
  MODEL_PRICE_INPUT: "2.5",
  MODEL_PRICE_OUTPUT: "10",
  MODEL_PRICE_CURRENCY: "EUR",
  MODEL_PRICE_AS_OF: "2026-11-01",
};

interface Asked {
  readonly ask: {
    readonly interactionId: string;
    readonly receipt: {
      readonly promptTokens: number;
      readonly completionTokens: number;
      readonly cost: { readonly micros: number; readonly currency: string } | null;
    };
  } | null;
}

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
});
afterAll(() => emulator.close());

const ask = (house: House, persona = "global-admin") =>
  house.ask<Asked>(
    `mutation { ask(input: { question: "What do we pay per year?" }) {
      interactionId receipt { promptTokens completionTokens cost { micros currency priceAsOf } }
    } }`,
    { persona },
  );

async function withHouses<T>(
  settings: Readonly<Record<string, string>>,
  count: number,
  use: (houses: readonly House[]) => Promise<T>,
): Promise<T> {
  const houses = await Promise.all(
    Array.from({ length: count }, () => openHouse(emulator, settings)),
  );
  try {
    return await use(houses);
  } finally {
    await Promise.all(houses.map((house) => house.close()));
  }
}

const codesOf = ({ body }: Awaited<ReturnType<typeof ask>>) =>
  body.errors?.map(({ extensions }) => [extensions.code, extensions["resetsAt"]]);

describe("the cost of an interaction", () => {
  it("is in its receipt, from the operator's prices", async () => {
    await withHouses(PRICES, 1, async ([house]) => {
      if (house === undefined) throw new Error("No house was opened.");
      const receipt = (await ask(house)).body.data.ask?.receipt;
      const exact = 2.5 * (receipt?.promptTokens ?? 0) + 10 * (receipt?.completionTokens ?? 0);

      expect(receipt?.cost).toEqual({
        micros: Math.ceil(exact),
        currency: "EUR",
        priceAsOf: "2026-11-01",
      });
      // As much as that is set aside before it is known, or questions at once run past a limit.
      expect(receipt?.promptTokens).toBeGreaterThan(ENTRY_TOKENS.prompt / 2);
      expect(receipt?.promptTokens).toBeLessThanOrEqual(ENTRY_TOKENS.prompt);
    });
  });

  it("is unknown without prices, not zero", async () => {
    await withHouses({}, 1, async ([house]) => {
      expect(house && (await ask(house)).body.data.ask?.receipt.cost).toBeNull();
    });
  });

  it("ends an interaction that costs more than it may", async () => {
    const settings = { ...PRICES, ADVISOR_COST_PER_INTERACTION: "0.000001" };
    await withHouses(settings, 1, async ([house]) => {
      expect(house && codesOf(await ask(house))).toEqual([["BUDGET_EXCEEDED", undefined]]);
    });
  });
});

describe("a daily budget", () => {
  it("is used by drafts of the service desk too, and what it refuses is in the ledger", async () => {
    const settings = { ADVISOR_INTERACTIONS_PER_CALLER_DAY: "1" };
    await withHouses(settings, 1, async ([house]) => {
      if (house === undefined) throw new Error("No house was opened.");
      const draft = () =>
        house.ask<{ readonly suggestTitle: { readonly title: string } | null }>(
          `mutation { suggestTitle(ticket: { contactType: END_USER, openedOn: "2026-11-20", summary: "The printer is broken." }) { title } }`,
        );
      const { body: drafted } = await draft();
      const { body: refused } = await draft();
      const id = String(refused.errors?.[0]?.extensions["interactionId"]);
      const { body: kept } = await house.ask(
        `{ interaction(id: "${id}") { outcome receipt { tools promptTokens } } }`,
      );

      expect(drafted.errors).toBeUndefined();
      expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(["BUDGET_EXCEEDED"]);
      expect(kept.data).toMatchObject({
        interaction: { outcome: "BUDGET_EXCEEDED", receipt: { tools: [], promptTokens: 0 } },
      });
      expect(codesOf(await ask(house))).toMatchObject([["BUDGET_EXCEEDED", expect.any(String)]]);
    });
  });

  it("is one for all processes, and says when it starts anew", async () => {
    const settings = {
      REDIS_URL: `${process.env["TEST_REDIS_URL"]}/8`,
      SEATWISE_KEY: "b0".repeat(32),
      ADVISOR_INTERACTIONS_PER_CALLER_DAY: "2",
    };
    await withHouses(settings, 2, async ([one, other]) => {
      if (one === undefined || other === undefined) throw new Error("No house was opened.");
      const tomorrow = new Date(Math.ceil((Date.now() + 1) / 86_400_000) * 86_400_000);
      const answered = [await ask(one), await ask(other)];

      expect(answered.map(codesOf)).toEqual([undefined, undefined]);
      expect(codesOf(await ask(one))).toEqual([["BUDGET_EXCEEDED", tomorrow.toISOString()]]);
      expect(codesOf(await ask(other))).toEqual([["BUDGET_EXCEEDED", tomorrow.toISOString()]]);
      expect(codesOf(await ask(other, "global-reader"))).toBeUndefined();
    });
  });
});

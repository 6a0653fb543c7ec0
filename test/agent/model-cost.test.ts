import { describe, expect, it } from "@jest/globals";
import { assert, nat, property } from "fast-check";
import { costOf, type ModelPrice } from "../../src/agent/model-cost.ts";
import { isoDate } from "../../src/core/ids.ts";

const PRICE: ModelPrice = {
  currency: "USD",
  input: 2.5,
  cachedInput: 0.15,
  output: 10,
  asOf: isoDate.parse("2026-11-01"),
};

describe("the cost of model tokens", () => {
  it("is that of tokens sent, cached and written", () => {
    const tokens = { prompt: 3_000, cached: 1_000, completion: 200 };
    expect(costOf(tokens, PRICE)).toEqual({
      micros: 5_000 + 150 + 2_000,
      currency: "USD",
      priceAsOf: "2026-11-01",
    });
  });

  it("is unknown without a price", () => {
    expect(costOf({ prompt: 3_000, cached: 0, completion: 0 }, null)).toBeNull();
  });

  it("is never less than exact, and less than a millionth more", () => {
    const tokens = nat({ max: 1_000_000 });
    const cents = nat({ max: 10_000 });
    assert(
      property(tokens, tokens, cents, cents, (prompt, completion, input, output) => {
        const price = { ...PRICE, input: input / 100, output: output / 100 };
        const micros = costOf({ prompt, cached: 0, completion }, price)?.micros ?? 0;
        // Hundredths of micros are whole numbers.
        const exact = BigInt(prompt) * BigInt(input) + BigInt(completion) * BigInt(output);
        const excess = BigInt(micros) * 100n - exact;
        return excess >= 0n && excess < 100n;
      }),
    );
  });
});

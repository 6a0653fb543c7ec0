import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { TRICKS } from "../../emulator/openai/worst-case/tricks.ts";
import type { AdvisorAnswer } from "../../src/agent/index.ts";
import { type AppError, isAppError } from "../../src/core/errors.ts";
import { ADDRESS, unsupportedNumerals } from "./support/answer-effects.ts";
import { ask } from "./support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

/** What comes of a trick: an answer, or an error of ours. */
async function outcomeOf(trick: string): Promise<AdvisorAnswer | AppError> {
  return ask({ model: model.settings(`worst-case-${trick}`) }).catch((error: unknown) => {
    if (isAppError(error)) return error;
    throw error;
  });
}

describe("whatever the worst-case model does", () => {
  it.each(Object.keys(TRICKS))("%s reaches nobody", async (trick) => {
    const outcome = await outcomeOf(trick);
    if (isAppError(outcome)) {
      expect(outcome.code).toMatch(
        /^(BUDGET_EXCEEDED|ANSWER_UNGROUNDED|MODEL_STREAM_BROKEN|EGRESS_BLOCKED)$/,
      );
      return;
    }
    expect(outcome.text).not.toMatch(ADDRESS);
    expect(outcome.text).not.toMatch(/Nowak|Zielinski|siebenund|forty|Уou|Miсrosoft|\p{Cf}/u);
    expect(unsupportedNumerals(outcome)).toEqual([]);
  });

  it("gives figures in place of an answer that does not hold, after asking once for a better one", async () => {
    const before = model.requests.length;
    const outcome = await outcomeOf("invent-numbers");
    expect(outcome).toMatchObject({
      outcome: "templated",
      text: expect.stringContaining("- Paid seats (whole tenant): 144 seats (as of 2026-11-21)."),
      receipt: { verification: "templated" },
    });
    const said = model.requests.slice(before).map(({ body }) => JSON.parse(body).messages.at(-1));
    expect(said).toMatchObject([
      { role: "user" },
      { role: "tool" },
      {
        role: "user",
        content: expect.stringMatching(/^Your answer cannot be shown: number without reference\./),
      },
    ]);
  });

  it("calls no tool that is not ours and passes no argument a schema does not know", async () => {
    for (const [deployment, code] of [
      ["fault-unknown-tool", "NOT_FOUND"],
      ["fault-wrong-arguments", "BAD_INPUT"],
      ["worst-case-leak-in-arguments", "BAD_INPUT"],
    ] as const) {
      const before = model.requests.length;
      await ask({ model: model.settings(deployment) }).catch(() => undefined);
      const results = model.requests
        .slice(before)
        .flatMap(({ body }) => JSON.parse(body).messages)
        .filter((message) => message.role === "tool")
        .map((message) => JSON.parse(message.content).error);
      expect(new Set(results)).toEqual(new Set([code]));
    }
  });

  it("does not send back what a model put into a call, when it has the form of personal data", async () => {
    const before = model.requests.length;
    expect(await outcomeOf("unknown-tool")).toMatchObject({ code: "EGRESS_BLOCKED" });
    expect(model.requests.length - before).toBe(1);
  });

  it("stops at the budget of tool calls, however many are made at once", async () => {
    const before = model.requests.length;
    expect(await outcomeOf("hundred-calls")).toMatchObject({ code: "BUDGET_EXCEEDED" });
    expect(model.requests.length - before).toBe(1);
  });
});

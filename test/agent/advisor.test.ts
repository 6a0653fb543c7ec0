import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Receipt } from "../../src/agent/index.ts";
import { AppError } from "../../src/core/errors.ts";
import { ask, TEST_BUDGET } from "./support/asking.ts";
import { API_KEY, type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";
import { SMALL_INSIGHTS } from "./support/sealed-insights.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

/** Bodies of the requests made while `asking` ran. */
async function sentDuring(asking: () => Promise<unknown>) {
  const before = model.requests.length;
  await asking();
  return model.requests.slice(before).map((exchange) => JSON.parse(exchange.body));
}

const SIGNED = "This answer was put together by the demo planner, which is no AI model.";
const COVERAGE = "Not counted in: sign-in activity, because the caller's role does not allow it.";

const LISTED = [
  "In no total, because their price is unknown: an unlisted product.",
  "All prices are from public lists.",
];

describe("an answer", () => {
  it.each<[string, readonly string[], (readonly string[])?]>([
    [
      "How many E5 licences are sitting idle?",
      ["- Idle seats (Microsoft 365 E5): 10 seats (as of 2026-11-21)."],
    ],
    [
      "What do we pay for licences per year?",
      ["- Cost (whole tenant): USD 90,720.00 per year (as of 2026-11-21)."],
      LISTED,
    ],
    [
      "What do we pay per month by product?",
      [
        "- Cost (whole tenant): USD 7,560.00 per month (as of 2026-11-21).",
        "- Cost (Microsoft 365 E5): USD 6,000.00 per month (as of 2026-11-21).",
        "- Cost (Microsoft 365 E3): USD 1,560.00 per month (as of 2026-11-21).",
      ],
      LISTED,
    ],
  ])("has its numbers put in by the server: %s", async (question, lines, notes = []) => {
    const { outcome, text } = await ask({ model: model.settings("demo-planner"), question });
    expect({ outcome, text }).toEqual({
      outcome: "answered",
      text: [lines.join("\n"), ...notes, SIGNED].join("\n\n"),
    });
  });

  it.each([
    ["tells what was not seen of what it rests on", "What do disabled accounts cost us?", true],
    ["tells nothing of what changes none of its figures", "What do we pay per year?", false],
  ])("%s", async (_, question, isTold) => {
    const { text } = await ask({ model: model.settings("demo-planner"), question });
    expect(text.includes(COVERAGE)).toBe(isTold);
  });

  it("cites its figures with proof and says what was not seen", async () => {
    const { figures, coverage } = await ask({
      model: model.settings("demo-planner"),
      question: "What does E5 cost per month?",
    });
    expect(figures).toMatchObject([
      {
        subject: "Microsoft 365 E5",
        measure: "cost",
        source: "licenseSpend",
        number: {
          money: { minor: 600_000, currency: "USD", period: "month" },
          priceSource: "list",
          rule: "spend",
          dataOn: "2026-11-21",
        },
      },
    ]);
    expect(coverage).toMatchObject([
      { source: "licenseSpend", coverage: { seatsJudged: 90, seatsTotal: 123 } },
    ]);
  });

  it("comes with a receipt of what left, also when the question fails", async () => {
    const receipts: Receipt[] = [];
    const onReceipt = (receipt: Receipt): void => {
      receipts.push(receipt);
    };
    const sent = await sentDuring(async () => {
      await ask({ model: model.settings("demo-planner"), onReceipt });
      await ask({ model: model.settings("fault-500"), onReceipt }).catch(() => undefined);
    });
    expect(sent).toHaveLength(3);
    expect(receipts).toMatchObject([
      {
        deployment: "demo-planner",
        tools: ["license_inventory"],
        figuresSent: 3,
        verification: "verified",
        calls: [
          { status: 200, finishReason: "tool_calls", region: "Local Emulator" },
          {
            status: 200,
            finishReason: "stop",
            requestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
        ],
      },
      { verification: "none", calls: [{ status: 500, finishReason: null }] },
    ]);
  });
});

describe("an answer about savings", () => {
  it("says what to do next, the soonest date first", async () => {
    const { nextSteps } = await ask({
      model: model.settings("demo-planner"),
      question: "What do disabled accounts cost us?",
    });
    expect(nextSteps).toEqual([
      {
        recommendationId: expect.stringMatching(/^[0-9a-f]{32}$/),
        text: "Give back 7 seats of Microsoft 365 E5 (seats of disabled members) by 2027-01-02: saves USD 5,040.00 per year from 2027-02-01 on.",
        actBy: "2027-01-02",
      },
    ]);
  });
});

describe("an answer nothing supports", () => {
  it("says what is missing and what opens it", async () => {
    const insights = {
      ...SMALL_INSIGHTS,
      licenseInventory: async () => {
        throw new AppError("GRAPH_DENIED", {
          scopes: ["LicenseAssignment.Read.All"],
          roles: ["Global Reader", "License Administrator"],
        });
      },
    };
    const { outcome, text, figures } = await ask({
      model: model.settings("demo-planner"),
      insights,
    });
    expect({ outcome, figures }).toEqual({ outcome: "unknown", figures: [] });
    expect(text).toContain(
      "I cannot know this: Microsoft Graph does not let this caller read this. It opens with the permission LicenseAssignment.Read.All and one of the roles Global Reader, License Administrator.",
    );
  });

  it("names no figure when it asks back", async () => {
    expect(
      await ask({ model: model.settings("demo-planner"), question: "What is the weather?" }),
    ).toMatchObject({ outcome: "unknown", figures: [], nextSteps: [], failures: [] });
  });
});

describe("what leaves", () => {
  it("asks the service to store nothing and says nothing about the machine", async () => {
    const before = model.requests.length;
    const bodies = await sentDuring(() => ask({ model: model.settings("demo-planner") }));
    expect(bodies.map((body) => body.store)).toEqual([false, false]);
    for (const { headers } of model.requests.slice(before)) {
      expect(Object.keys(headers).filter((name) => name.startsWith("x-stainless"))).toEqual([]);
      expect(headers).toMatchObject({ "user-agent": "seatwise", "api-key": API_KEY });
    }
  });

  it("sends no temperature to a reasoning model and one to others", async () => {
    const bodies = await sentDuring(async () => {
      await ask({ model: model.settings("demo-planner", { model: "gpt-5-mini" }) });
      await ask({ model: model.settings("demo-planner", { model: "gpt-4.1" }) });
    });
    expect(
      bodies.map(({ temperature, max_completion_tokens, max_tokens }) => ({
        temperature,
        max_completion_tokens,
        max_tokens,
      })),
    ).toEqual([
      { max_completion_tokens: 1_000 },
      { max_completion_tokens: 1_000 },
      { temperature: 0, max_tokens: 1_000 },
      { temperature: 0, max_tokens: 1_000 },
    ]);
  });

  it("signs in with its own identity where there is no key", async () => {
    const settings = model.settings("demo-planner", {
      credential: { kind: "identity", getToken: async () => "token-of-our-identity" },
    });
    expect(await ask({ model: settings })).toMatchObject({ outcome: "answered" });
    expect(model.requests.at(-1)?.headers).toMatchObject({
      authorization: "Bearer token-of-our-identity",
    });
  });
});

describe("a question that ends early", () => {
  it("is refused over 4 KB and when empty, before anything is sent", async () => {
    const settings = model.settings("demo-planner");
    const bodies = await sentDuring(async () => {
      await expect(ask({ model: settings, question: "é".repeat(2_049) })).rejects.toMatchObject({
        code: "QUESTION_TOO_LONG",
      });
      await expect(ask({ model: settings, question: " \n" })).rejects.toMatchObject({
        code: "BAD_INPUT",
      });
    });
    expect(bodies).toEqual([]);
  });

  it("closes the model's socket when the caller goes away", async () => {
    const leaving = new AbortController();
    const before = model.abandoned();
    const asking = ask({ model: model.settings("fault-silence"), signal: leaving.signal });
    while (model.requests.at(-1)?.url.pathname.includes("fault-silence") !== true) {
      await new Promise(setImmediate);
    }
    leaving.abort();
    await expect(asking).rejects.toMatchObject({ code: "ABORTED" });
    while (model.abandoned() === before) await new Promise(setImmediate);
    expect(model.abandoned()).toBe(before + 1);
  });

  it("hands on what only the caller can mend, and keeps other tool failures to a code", async () => {
    const failing = (error: Error) => ({
      ...SMALL_INSIGHTS,
      licenseInventory: async () => {
        throw error;
      },
    });
    const settings = model.settings("demo-planner");
    await expect(
      ask({ model: settings, insights: failing(new AppError("CONSENT_REQUIRED")) }),
    ).rejects.toMatchObject({ code: "CONSENT_REQUIRED" });
    const bodies = await sentDuring(async () => {
      expect(
        await ask({ model: settings, insights: failing(new AppError("GRAPH_DENIED")) }),
      ).toMatchObject({ outcome: "unknown", failures: [{ code: "GRAPH_DENIED" }] });
      expect(
        await ask({ model: settings, insights: failing(new Error("Anna Nowak is locked")) }),
      ).toMatchObject({ outcome: "unknown", failures: [{ code: "INTERNAL" }] });
    });
    expect(JSON.stringify(bodies)).not.toContain("Nowak");
    expect(bodies.at(-1).messages.at(-1).content).toBe(
      '{"error":"INTERNAL","meaning":"Something unexpected went wrong inside Seatwise."}',
    );
  });

  it("that reads longer than an interaction may take has used up its budget", async () => {
    const insights = {
      ...SMALL_INSIGHTS,
      licenseInventory: (signal: AbortSignal) =>
        new Promise<never>((_, reject) => {
          signal.addEventListener("abort", () => reject(new AppError("ABORTED")));
        }),
    };
    const budget = { ...TEST_BUDGET, seconds: 0.5 };
    await expect(
      ask({ model: model.settings("demo-planner"), insights, budget }),
    ).rejects.toMatchObject({
      code: "BUDGET_EXCEEDED",
      details: {
        reason:
          "The question needed more time than one interaction may use; the next one starts anew.",
      },
    });
  });

  it("ends when the budget of model calls is used up", async () => {
    const budget = { ...TEST_BUDGET, modelCalls: 1 };
    await expect(ask({ model: model.settings("demo-planner"), budget })).rejects.toMatchObject({
      code: "BUDGET_EXCEEDED",
    });
  });
});

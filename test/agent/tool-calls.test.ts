import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { TenantInsights } from "../../src/agent/index.ts";
import { AppError, ERROR_CATALOGUE, type ErrorCode, isAppError } from "../../src/core/errors.ts";
import { ask } from "./support/asking.ts";
import { calls, type ScriptedWire, says, startScriptedWire } from "./support/scripted-wire.ts";
import { SMALL_INSIGHTS } from "./support/sealed-insights.ts";

let wire: ScriptedWire;
beforeAll(async () => {
  wire = await startScriptedWire();
});
afterAll(() => wire.close());

const INVENTORY = ["license_inventory", '{"products":null}'] as const;
const SPEND = ["license_spend", '{"by":null,"products":null}'] as const;

/** Asks a model that calls these tools in one turn and then knows nothing. */
async function askCalling(
  tools: readonly (readonly [string, string])[],
  insights: Partial<TenantInsights>,
  signal = new AbortController().signal,
) {
  wire.play(calls(...tools), says("I cannot know this."));
  return ask({ model: wire.settings, insights: { ...SMALL_INSIGHTS, ...insights }, signal });
}

/** What the tools told the model, one text per call. */
const toldToModel = (): readonly string[] =>
  JSON.parse(wire.requests.at(-1) ?? "{}")
    .messages.filter(({ role }: { readonly role: string }) => role === "tool")
    .map(({ content }: { readonly content: string }) => content);

describe("tools called in one turn", () => {
  it("run at the same time", async () => {
    const [inventory, spend] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // Each waits for the other: one after the other they would never end.
    const { outcome } = await askCalling([INVENTORY, SPEND], {
      licenseInventory: async (signal) => {
        inventory.resolve();
        await spend.promise;
        return SMALL_INSIGHTS.licenseInventory(signal);
      },
      licenseSpend: async (signal) => {
        spend.resolve();
        await inventory.promise;
        return SMALL_INSIGHTS.licenseSpend(signal);
      },
    });
    expect([outcome, toldToModel().length]).toEqual(["unknown", 2]);
  });

  it("all stop when the caller goes away, and nothing more is asked of the model", async () => {
    const leaving = new AbortController();
    const stopped: string[] = [];
    const waiting = (name: string) => (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => {
          stopped.push(name);
          reject(signal.reason);
        });
        if (name === "spend") leaving.abort();
      });
    await expect(
      askCalling(
        [INVENTORY, SPEND],
        { licenseInventory: waiting("inventory"), licenseSpend: waiting("spend") },
        leaving.signal,
      ),
    ).rejects.toMatchObject({ code: "ABORTED" });
    expect([stopped.toSorted(), wire.requests.length]).toEqual([["inventory", "spend"], 1]);
  });

  it("say beside their figures what was not seen", async () => {
    await askCalling([["savings", '{"finding":null,"products":null}']], {});
    for (const text of toldToModel()) {
      expect(JSON.parse(text).notes).toContain(
        "Not counted in: sign-in activity, because the caller's role does not allow it.",
      );
    }
  });
});

/** What comes of a tool that fails: told to the caller, or what the model reads. */
async function outcomeOf(failure: unknown): Promise<string> {
  const told = await askCalling([INVENTORY, SPEND], {
    licenseInventory: async () => {
      throw failure;
    },
  }).then(
    () => toldToModel()[0],
    (error: unknown) => (isAppError(error) ? `to the caller: ${error.code}` : "a foreign error"),
  );
  expect(wire.requests.join("\n")).not.toMatch(/nowak|secret/i);
  return told ?? "nothing";
}

const modelReads = (code: ErrorCode): string =>
  JSON.stringify({ error: code, meaning: ERROR_CATALOGUE[code].happened });

const CODES = Object.keys(ERROR_CATALOGUE).filter(
  (code): code is ErrorCode => code in ERROR_CATALOGUE,
);
const FOR_THE_CALLER: readonly string[] = [
  "UNAUTHENTICATED",
  "SIGN_IN_AGAIN",
  "CLAIMS_CHALLENGE",
  "CONSENT_REQUIRED",
  "ACCESS_BLOCKED",
  "ONBOARDING_REQUIRED",
  "CREDENTIAL_REJECTED",
  "ABORTED",
];

describe("a tool that fails", () => {
  it.each(CODES)(
    "with %s tells the model this code or the caller, and nothing else",
    async (code) => {
      const cause = new Error("anna.nowak@contoso.example is locked");
      const error = new AppError(code, { reason: "Nowak", scopes: ["Secret.Read"] }, { cause });
      expect(await outcomeOf(error)).toBe(
        FOR_THE_CALLER.includes(code) ? `to the caller: ${code}` : modelReads(code),
      );
    },
  );

  it.each<[string, unknown]>([
    ["an error", new TypeError("Anna Nowak has no mailbox")],
    [
      "an error that looks like ours",
      Object.assign(new Error("Nowak"), { code: "CONSENT_REQUIRED" }),
    ],
    ["an abort that nobody asked for", new DOMException("Nowak", "AbortError")],
    ["several errors", new AggregateError([new Error("Nowak")], "Nowak")],
    ["a text", "Anna Nowak"],
    ["nothing", undefined],
    ["an object", { message: "Nowak", name: "GraphInterrupt", lc_error_code: "secret" }],
  ])("with %s tells the model that something went wrong", async (_kind, failure) => {
    expect(await outcomeOf(failure)).toBe(modelReads("INTERNAL"));
  });
});

import { describe, expect, it } from "@jest/globals";
import { readSettings, scrubEnvironment } from "../../src/core/config.ts";
import { isAppError } from "../../src/core/errors.ts";
import {
  boundaryFaults,
  type ModelBackEnd,
  modelBackEndOf,
} from "../../src/core/model-back-end.ts";

const COMPLETE = {
  ENTRA_TENANT_ID: "11111111-1111-4111-8111-111111111111",
  ENTRA_CLIENT_ID: "22222222-2222-4222-8222-222222222222",
  ENTRA_CLIENT_SECRET: "s3cret-value",
  AZURE_OPENAI_ENDPOINT: "https://seatwise.openai.azure.com/",
  AZURE_OPENAI_DEPLOYMENT: "chat",
  SEATWISE_KEY: "ab".repeat(32),
};

/** The sentence an operator reads for these settings. */
function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (isAppError(error, "CONFIGURATION")) {
      return error.message;
    }
  }
  return "";
}

describe("reading settings", () => {
  it("fills in what has a default and drops a trailing slash", () => {
    expect(readSettings(COMPLETE)).toEqual({
      ...COMPLETE,
      AZURE_OPENAI_ENDPOINT: "https://seatwise.openai.azure.com",
      HOST: "127.0.0.1",
      PORT: 4000,
      LOG_LEVEL: "info",
      ENTRA_SCOPE: "access_as_user",
      ENTRA_AUTHORITY: "https://login.microsoftonline.com",
      GRAPH_URL: "https://graph.microsoft.com",
      MODEL_BACK_END: "azure-deployments",
      MODEL_STRICT: false,
      MODEL_PRICE_CURRENCY: "USD",
      ADVISOR_TOKENS_PER_INTERACTION: 100_000,
      ADVISOR_SECONDS_PER_INTERACTION: 120,
      ADVISOR_INTERACTIONS_PER_CALLER_DAY: 1_000,
      ADVISOR_TOKENS_PER_CALLER_DAY: 10_000_000,
      ADVISOR_INTERACTIONS_PER_TENANT_DAY: 10_000,
      ADVISOR_TOKENS_PER_TENANT_DAY: 100_000_000,
      ADVISOR_ON_UNUSUAL_USE: "report",
      ADVISOR_UNUSUAL_USE_HOLDS: "caller",
      AZURE_OPENAI_MODEL: "gpt-4.1",
      AZURE_OPENAI_API_VERSION: "2024-10-21",
      AZURE_OPENAI_IDENTITY: "application",
      SURVEY_MAX_AGE_SECONDS: 900,
      COHORT_MINIMUM_ASSIGNMENTS: 5,
      COHORT_MINIMUM_BEHAVIOUR: 10,
    });
  });

  it("lists everything that is missing at once", () => {
    const {
      ENTRA_CLIENT_ID: _id,
      ENTRA_CLIENT_SECRET: _secret,
      SEATWISE_KEY: _key,
      ...half
    } = COMPLETE;
    expect(refusalOf(() => readSettings(half))).toBe(
      "Missing settings: ENTRA_CLIENT_ID; SEATWISE_KEY; one of ENTRA_CLIENT_SECRET, " +
        "ENTRA_CLIENT_CERTIFICATE_FILE, ENTRA_CLIENT_ASSERTION_FILE.",
    );
  });

  it("takes an empty value for a missing one", () => {
    expect(refusalOf(() => readSettings({ ...COMPLETE, SEATWISE_KEY: "" }))).toBe(
      "Missing settings: SEATWISE_KEY.",
    );
  });

  it("wants exactly one credential", () => {
    expect(
      refusalOf(() => readSettings({ ...COMPLETE, ENTRA_CLIENT_ASSERTION_FILE: "/token" })),
    ).toBe("Give exactly one credential, not ENTRA_CLIENT_SECRET and ENTRA_CLIENT_ASSERTION_FILE.");
  });

  it.each([
    ["PORT", "70000"],
    ["PORT", "http"],
    ["ENTRA_TENANT_ID", "contoso"],
    ["ENTRA_ALLOWED_TENANTS", "contoso, fabrikam"],
    ["SEATWISE_KEY", "short"],
    ["GRAPH_URL", "http://graph.example.com"],
    ["AZURE_OPENAI_ENDPOINT", "ftp://127.0.0.1"],
    ["AZURE_OPENAI_ENDPOINT", "https://me:secret@seatwise.openai.azure.com"],
    ["AZURE_OPENAI_ENDPOINT", "https://seatwise.openai.azure.com/?api-version=2024-10-21"],
    ["AZURE_OPENAI_ENDPOINT", "https://seatwise.openai.azure.com/openai/deployments/chat"],
    ["AZURE_OPENAI_DEPLOYMENT", "../../elsewhere"],
    ["AZURE_OPENAI_API_VERSION", "the latest"],
    ["OPENAI_COMPATIBLE_URL", "https://models.example/v1/chat/completions"],
    ["REDIS_URL", "http://127.0.0.1"],
    ["LOG_LEVEL", "loud"],
    ["MODEL_BACK_END", "telepathy"],
    ["MODEL_REGION", "north of here"],
    ["MODEL_RETENTION_DAYS", "forever"],
    ["SURVEY_MAX_AGE_SECONDS", "0"],
  ])("names %s when it cannot be used, and never repeats its value", (name, value) => {
    const sentence = refusalOf(() => readSettings({ ...COMPLETE, [name]: value }));
    expect(sentence).toContain(`Settings that cannot be used: ${name}`);
    expect(sentence.includes(value) && value.length > 4).toBe(false);
  });

  it("accepts plain http for this machine's own addresses", () => {
    const settings = readSettings({ ...COMPLETE, GRAPH_URL: "http://127.0.0.1:4010" });
    expect(settings.GRAPH_URL).toBe("http://127.0.0.1:4010");
  });

  it("reads lists separated by commas or blanks, ids in lower case", () => {
    const settings = readSettings({
      ...COMPLETE,
      ENTRA_ALLOWED_TENANTS:
        "AAAAAAAA-1111-4111-8111-111111111111, bbbbbbbb-1111-4111-8111-111111111111",
    });
    expect(settings.ENTRA_ALLOWED_TENANTS).toEqual([
      "aaaaaaaa-1111-4111-8111-111111111111",
      "bbbbbbbb-1111-4111-8111-111111111111",
    ]);
  });
});

describe("the language model's settings", () => {
  it("are those of its back end", () => {
    const { AZURE_OPENAI_ENDPOINT: _url, AZURE_OPENAI_DEPLOYMENT: _name, ...house } = COMPLETE;
    const compatible = { ...house, MODEL_BACK_END: "openai-compatible" };

    expect(refusalOf(() => readSettings(house))).toBe(
      "Missing settings: AZURE_OPENAI_ENDPOINT; AZURE_OPENAI_DEPLOYMENT.",
    );
    expect(refusalOf(() => readSettings(compatible))).toBe(
      "Missing settings: OPENAI_COMPATIBLE_URL; OPENAI_COMPATIBLE_MODEL.",
    );
  });

  it.each<[string, Record<string, string>, ModelBackEnd]>([
    [
      "Azure by the path of a deployment",
      {},
      {
        kind: "azure-deployments",
        endpoint: "https://seatwise.openai.azure.com",
        deployment: "chat",
        model: "gpt-4.1",
        apiVersion: "2024-10-21",
      },
    ],
    [
      "Azure by the v1 path, written as the portal writes it",
      {
        MODEL_BACK_END: "azure-v1",
        AZURE_OPENAI_ENDPOINT: "https://seatwise.openai.azure.com/openai/v1/",
        AZURE_OPENAI_MODEL: "gpt-5",
      },
      {
        kind: "azure-v1",
        endpoint: "https://seatwise.openai.azure.com/openai/v1",
        deployment: "chat",
        model: "gpt-5",
      },
    ],
    [
      "a server of the same dialect",
      {
        MODEL_BACK_END: "openai-compatible",
        OPENAI_COMPATIBLE_URL: "http://localhost:11434/v1",
        OPENAI_COMPATIBLE_MODEL: "qwen3:8b",
      },
      {
        kind: "openai-compatible",
        endpoint: "http://localhost:11434/v1",
        deployment: "qwen3:8b",
        model: "qwen3:8b",
      },
    ],
  ])("name %s", (_what, settings, expected) => {
    expect(modelBackEndOf(readSettings({ ...COMPLETE, ...settings }))).toEqual(expected);
  });
});

describe("settings that contradict each other or are half", () => {
  const PRICE = { MODEL_PRICE_INPUT: "2.5", MODEL_PRICE_OUTPUT: "10" };

  it.each<[string, Record<string, string>]>([
    [
      "ADVISOR_COST_PER_TENANT_DAY needs MODEL_PRICE_INPUT and MODEL_PRICE_OUTPUT.",
      { ADVISOR_COST_PER_TENANT_DAY: "5" },
    ],
    ["MODEL_PRICE_INPUT needs MODEL_PRICE_OUTPUT.", { MODEL_PRICE_INPUT: "2.5" }],
    [
      "MODEL_PRICE_AS_OF needs MODEL_PRICE_INPUT and MODEL_PRICE_OUTPUT.",
      { MODEL_PRICE_AS_OF: "2026-11-01" },
    ],
    [
      "Give AZURE_OPENAI_API_KEY or AZURE_OPENAI_IDENTITY, not both: with a key no identity is used.",
      { AZURE_OPENAI_API_KEY: "key", AZURE_OPENAI_IDENTITY: "managed" },
    ],
    [
      "AZURE_OPENAI_IDENTITY_CLIENT_ID names a managed identity: it needs AZURE_OPENAI_IDENTITY=managed.",
      { AZURE_OPENAI_IDENTITY_CLIENT_ID: COMPLETE.ENTRA_CLIENT_ID },
    ],
  ])("are refused: %s", (sentence, more) => {
    expect(refusalOf(() => readSettings({ ...COMPLETE, ...more }))).toBe(sentence);
  });

  it("are none where prices go with a limit of cost", () => {
    const limited = { ...COMPLETE, ...PRICE, ADVISOR_COST_PER_TENANT_DAY: "5" };
    expect(readSettings(limited).ADVISOR_COST_PER_TENANT_DAY).toBe(5);
  });
});

describe("strict mode", () => {
  const strict = (declared: Record<string, string>) => () =>
    readSettings({
      ...COMPLETE,
      MODEL_STRICT: "true",
      MODEL_ALLOWED_REGIONS: "SwedenCentral, eu",
      MODEL_MAX_RETENTION_DAYS: "0",
      ...declared,
    });
  const MET = { MODEL_REGION: "swedencentral", MODEL_RETENTION_DAYS: "0" };

  it("starts when what is declared meets what the tenants demand", () => {
    expect(strict(MET)()).toMatchObject({ MODEL_REGION: "swedencentral", MODEL_RETENTION_DAYS: 0 });
  });

  it.each<[string, Record<string, string>, string]>([
    [
      "another region",
      { MODEL_REGION: "global" },
      "MODEL_REGION is not among MODEL_ALLOWED_REGIONS",
    ],
    ["no region", { MODEL_REGION: "" }, "MODEL_REGION is not declared"],
    [
      "prompts kept for longer",
      { MODEL_RETENTION_DAYS: "30" },
      "MODEL_RETENTION_DAYS is more than MODEL_MAX_RETENTION_DAYS",
    ],
    ["no retention", { MODEL_RETENTION_DAYS: "" }, "MODEL_RETENTION_DAYS is not declared"],
    ["no demand", { MODEL_ALLOWED_REGIONS: "" }, "MODEL_ALLOWED_REGIONS is not set"],
  ])("refuses to start on %s", (_what, declared, fault) => {
    expect(refusalOf(strict({ ...MET, ...declared }))).toBe(
      `MODEL_STRICT refuses to start: ${fault}.`,
    );
  });

  it("is a choice: without it the same settings start", () => {
    const settings = strict({ ...MET, MODEL_REGION: "global", MODEL_STRICT: "false" })();
    expect(boundaryFaults(settings)).toEqual(["MODEL_REGION is not among MODEL_ALLOWED_REGIONS"]);
  });
});

describe("scrubbing the environment", () => {
  it("removes what LangChain and the OpenAI client would read", () => {
    const env = {
      LANGCHAIN_VERBOSE: "true",
      LANGSMITH_API_KEY: "k",
      OPENAI_BASE_URL: "https://elsewhere",
      AZURE_OPENAI_BASE_PATH: "https://elsewhere",
      PATH: "/bin",
    };
    scrubEnvironment(env);
    expect(env).toEqual({ PATH: "/bin" });
  });

  it.each(["LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2"])(
    "refuses to start when %s is switched on",
    (name) => {
      expect(refusalOf(() => scrubEnvironment({ [name]: "true" }))).toBe(
        `Tracing would send prompts to a third party; unset ${name} to start Seatwise.`,
      );
    },
  );

  it("starts when tracing is there and switched off", () => {
    const env = { LANGSMITH_TRACING: "false" };
    scrubEnvironment(env);
    expect(env).toEqual({});
  });
});

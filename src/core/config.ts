import { z } from "zod";
import { ADVISOR_SETTINGS, requirePrices } from "./advisor-settings.ts";
import { AppError } from "./errors.ts";
import { tenantId } from "./ids.ts";
import {
  BACK_END_SETTINGS,
  MODEL_BACK_ENDS,
  requireBoundary,
  requireOneCredential,
} from "./model-back-end.ts";
import { modelUrl, serviceUrl } from "./service-url.ts";

const list = <Item>(item: z.ZodType<Item, string>) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""))
    .pipe(z.array(item).min(1));

const port = z.coerce.number().int().min(0).max(65_535);
const days = z.coerce.number().int().min(0).max(3_650);
/** A region or zone as Azure names it, in lower case and without blanks. */
const region = z
  .string()
  .transform((name) => name.toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9-]{2,40}$/));

/**
 * Every setting, in the order of the README's table, which is generated from here. `required`
 * ones have no default; of the three credentials exactly one is given.
 */
export const SETTINGS = {
  HOST: z.string().min(1).default("127.0.0.1").describe("Address to listen on"),
  PORT: port.default(4000).describe("Port to listen on; 0 takes a free one"),
  LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"])
    .default("info")
    .describe("How much is logged (JSON lines on standard error)"),
  ENTRA_TENANT_ID: tenantId.describe("Tenant in which Seatwise is registered as an application"),
  ENTRA_CLIENT_ID: z
    .guid()
    .describe("Application (client) id of Seatwise; the audience of access tokens"),
  ENTRA_CLIENT_SECRET: z.string().min(1).optional().describe("Credential: a client secret"),
  ENTRA_CLIENT_CERTIFICATE_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("Credential: PEM file with certificate and private key"),
  ENTRA_CLIENT_ASSERTION_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("Credential: file holding a federated token, read anew whenever it is needed"),
  ENTRA_SCOPE: z
    .string()
    .min(1)
    .default("access_as_user")
    .describe("Scope of our own API that an access token must carry"),
  ENTRA_ALLOWED_TENANTS: list(tenantId)
    .optional()
    .describe("Tenants whose callers are served; without it only ENTRA_TENANT_ID"),
  ENTRA_ALLOWED_CLIENTS: list(z.guid())
    .optional()
    .describe("Client applications whose access tokens are accepted; without it any consented one"),
  ENTRA_AUTHORITY: serviceUrl
    .default("https://login.microsoftonline.com")
    .describe("Where Entra ID is (national clouds, the emulator)"),
  GRAPH_URL: serviceUrl
    .default("https://graph.microsoft.com")
    .describe("Where Microsoft Graph is (national clouds, the emulator)"),
  MODEL_BACK_END: z
    .enum(MODEL_BACK_ENDS)
    .default("azure-deployments")
    .describe(
      "How the language model is reached: Azure OpenAI by the path of a deployment, Azure OpenAI or " +
        "Foundry by `/openai/v1`, or a server of the same dialect (Ollama, vLLM, LM Studio)",
    ),
  AZURE_OPENAI_ENDPOINT: modelUrl
    .optional()
    .describe(
      "Azure OpenAI resource, e.g. https://NAME.openai.azure.com; required for both Azure back ends",
    ),
  AZURE_OPENAI_DEPLOYMENT: z
    .string()
    .regex(/^[\w.-]{1,128}$/)
    .optional()
    .describe("Name of the chat deployment; required for both Azure back ends"),
  AZURE_OPENAI_MODEL: z
    .string()
    .min(1)
    .default("gpt-4.1")
    .describe("Model family behind the deployment; decides which parameters are sent"),
  AZURE_OPENAI_API_VERSION: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(-preview)?$/)
    .default("2024-10-21")
    .describe("API version of the data plane; the v1 path has none"),
  AZURE_OPENAI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("Key of the resource; without it an Entra identity is used"),
  AZURE_OPENAI_IDENTITY: z
    .enum(["application", "managed"])
    .default("application")
    .describe(
      "Whose token is used without a key: Seatwise's own application, or the managed identity of the machine",
    ),
  AZURE_OPENAI_IDENTITY_CLIENT_ID: z
    .guid()
    .optional()
    .describe("Client id of a user-assigned managed identity; without it the system-assigned one"),
  OPENAI_COMPATIBLE_URL: modelUrl
    .optional()
    .describe(
      "Base address of an OpenAI-compatible server, e.g. http://localhost:11434/v1; required for that back end",
    ),
  OPENAI_COMPATIBLE_MODEL: z
    .string()
    .regex(/^[\w.:/@-]{1,128}$/)
    .optional()
    .describe("Model of that server; required for that back end"),
  OPENAI_COMPATIBLE_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("Key of that server; without it no credential is sent"),
  MODEL_REGION: region
    .optional()
    .describe(
      "Declared: where prompts are processed, e.g. swedencentral, eu or us (data zones), global, on-premises",
    ),
  MODEL_RETENTION_DAYS: days
    .optional()
    .describe(
      "Declared: days for which the service may keep prompts (Azure's abuse monitoring: 30; modified: 0)",
    ),
  MODEL_ALLOWED_REGIONS: list(region)
    .optional()
    .describe("Regions in which the tenants served let prompts be processed"),
  MODEL_MAX_RETENTION_DAYS: days
    .optional()
    .describe("Days for which the tenants served let prompts be kept"),
  MODEL_STRICT: z
    .stringbool()
    .default(false)
    .describe("Refuse to start when what is declared does not meet what is allowed"),
  ...ADVISOR_SETTINGS,
  SEATWISE_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .describe(
      "32 random bytes in hex (openssl rand -hex 32); names recommendations, the same for all processes",
    ),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe("Redis for the aggregate cache and events; without it both live in the process"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe("PostgreSQL for the interaction ledger; without it an embedded PGlite"),
  SEATWISE_PRICE_SHEET: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Partner price sheet (CSV of Partner Center); without it the public list prices count",
    ),
  SEATWISE_PRICE_SHEET_FOR: z
    .string()
    .min(1)
    .optional()
    .describe("Market, currency, segment and price of the sheet, such as: DE EUR Commercial erp"),
  SEATWISE_CONTRACTS: z
    .string()
    .min(1)
    .optional()
    .describe("Prices and terms of single tenants (CSV, see docs/prices.md)"),
  SURVEY_MAX_AGE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .default(900)
    .describe("Age at which a cached survey is made anew"),
  COHORT_MINIMUM_ASSIGNMENTS: z.coerce
    .number()
    .int()
    .min(5)
    .default(5)
    .describe("Fewest members behind a figure about assignments; can be raised, not lowered"),
  COHORT_MINIMUM_BEHAVIOUR: z.coerce
    .number()
    .int()
    .min(10)
    .default(10)
    .describe("Fewest members behind a figure about what members do; can be raised, not lowered"),
} as const;

const environment = z.object(SETTINGS);
export type Settings = z.infer<typeof environment>;

const CREDENTIALS = [
  "ENTRA_CLIENT_SECRET",
  "ENTRA_CLIENT_CERTIFICATE_FILE",
  "ENTRA_CLIENT_ASSERTION_FILE",
] as const;

/** Settings without which there is no real tenant to talk to. */
export const REQUIRED_SETTINGS = [
  "ENTRA_TENANT_ID",
  "ENTRA_CLIENT_ID",
  "SEATWISE_KEY",
] as const satisfies readonly (keyof Settings)[];

/** Settings whose presence says that somebody means real services. */
export const REAL_SERVICE_SETTINGS = [
  ...REQUIRED_SETTINGS,
  ...CREDENTIALS,
  "AZURE_OPENAI_ENDPOINT",
  "AZURE_OPENAI_DEPLOYMENT",
  "AZURE_OPENAI_API_KEY",
] as const satisfies readonly (keyof Settings)[];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of this process.
 * @throws AppError CONFIGURATION whose reason names every setting that is missing or wrong, never its value.
 */
export function readSettings(env: Environment = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const backEnd = SETTINGS.MODEL_BACK_END.safeParse(given["MODEL_BACK_END"]).data;
  const ofBackEnd = backEnd === undefined ? [] : BACK_END_SETTINGS[backEnd];
  const missing: string[] = [...REQUIRED_SETTINGS, ...ofBackEnd].filter((name) => !(name in given));
  const credentials = CREDENTIALS.filter((name) => name in given);
  if (credentials.length === 0) {
    missing.push(`one of ${CREDENTIALS.join(", ")}`);
  }
  if (missing.length > 0) {
    throw misconfigured(`Missing settings: ${missing.join("; ")}.`);
  }
  if (credentials.length > 1) {
    throw misconfigured(`Give exactly one credential, not ${credentials.join(" and ")}.`);
  }
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw misconfigured(`Settings that cannot be used: ${faults.join("; ")}.`);
  }
  requireOneCredential(given);
  requireBoundary(parsed.data);
  requirePrices(parsed.data);
  return parsed.data;
}

function misconfigured(reason: string): AppError {
  return new AppError("CONFIGURATION", { reason });
}

const TRACING = /^(LANGSMITH|LANGCHAIN)_/;
const READ_BY_LIBRARIES = /^(LANGSMITH|LANGCHAIN|OPENAI|AZURE_OPENAI)_/;
const SWITCHED_ON = /^(1|true|yes|on)$/i;

/**
 * Takes from the environment every variable by which LangChain or the OpenAI client could be led to
 * send prompts elsewhere. Called once, after `readSettings` and before either is loaded.
 * @throws AppError CONFIGURATION when tracing was switched on: somebody expects traces, and none will come.
 */
export function scrubEnvironment(env: Record<string, string | undefined> = process.env): void {
  const tracing = Object.keys(env).filter(
    (name) => TRACING.test(name) && /TRACING/.test(name) && SWITCHED_ON.test(env[name] ?? ""),
  );
  if (tracing.length > 0) {
    throw misconfigured(
      `Tracing would send prompts to a third party; unset ${tracing.join(", ")} to start Seatwise.`,
    );
  }
  for (const name of Object.keys(env).filter((candidate) => READ_BY_LIBRARIES.test(candidate))) {
    delete env[name];
  }
}

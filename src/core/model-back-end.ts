import { AppError } from "./errors.ts";

/** How language models are reached; all speak Chat Completions. */
export const MODEL_BACK_ENDS = ["azure-deployments", "azure-v1", "openai-compatible"] as const;
export type ModelBackEndKind = (typeof MODEL_BACK_ENDS)[number];

interface Deployment {
  /** Base address without trailing slash: the advisor talks to what lies below it and to nothing else. */
  readonly endpoint: string;
  readonly deployment: string;
  /** Model family behind the deployment; decides which parameters are sent. */
  readonly model: string;
}

/**
 * A language model: Azure OpenAI by the path of a deployment (`/openai/deployments/…`), Azure OpenAI
 * or Foundry by the v1 path, or a server of the same dialect (Ollama, vLLM, LM Studio).
 */
export type ModelBackEnd =
  | (Deployment & { readonly kind: "azure-deployments"; readonly apiVersion: string })
  | (Deployment & { readonly kind: "azure-v1" })
  | (Deployment & { readonly kind: "openai-compatible" });

/** Settings that must be there for each kind. */
export const BACK_END_SETTINGS = {
  "azure-deployments": ["AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_DEPLOYMENT"],
  "azure-v1": ["AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_DEPLOYMENT"],
  "openai-compatible": ["OPENAI_COMPATIBLE_URL", "OPENAI_COMPATIBLE_MODEL"],
} as const satisfies Record<ModelBackEndKind, readonly string[]>;

/** The part of the settings that says which model answers. */
export interface BackEndSettings {
  readonly MODEL_BACK_END: ModelBackEndKind;
  readonly AZURE_OPENAI_ENDPOINT?: string | undefined;
  readonly AZURE_OPENAI_DEPLOYMENT?: string | undefined;
  readonly AZURE_OPENAI_MODEL: string;
  readonly AZURE_OPENAI_API_VERSION: string;
  readonly OPENAI_COMPATIBLE_URL?: string | undefined;
  readonly OPENAI_COMPATIBLE_MODEL?: string | undefined;
}

/** The language model these settings name; `readSettings` has seen to it that they name one. */
export function modelBackEndOf(settings: BackEndSettings): ModelBackEnd {
  const { MODEL_BACK_END: kind } = settings;
  if (kind === "openai-compatible") {
    const { OPENAI_COMPATIBLE_URL: endpoint = "", OPENAI_COMPATIBLE_MODEL: model = "" } = settings;
    return { kind, endpoint, deployment: model, model };
  }
  const { AZURE_OPENAI_ENDPOINT: resource = "", AZURE_OPENAI_DEPLOYMENT: deployment = "" } =
    settings;
  // The portal shows the address of a Foundry resource with its path.
  const endpoint = resource.replace(/\/openai(\/v1)?$/, "");
  const named = { endpoint, deployment, model: settings.AZURE_OPENAI_MODEL };
  return kind === "azure-v1"
    ? { kind, ...named, endpoint: `${endpoint}/openai/v1` }
    : { kind, ...named, apiVersion: settings.AZURE_OPENAI_API_VERSION };
}

/**
 * Towards Azure there is a key or an identity; with both somebody expects one that is not used.
 * @param given settings as they were given, without what has a default.
 * @throws AppError CONFIGURATION naming the two that contradict each other.
 */
export function requireOneCredential(given: Readonly<Record<string, string>>): void {
  const identity = "AZURE_OPENAI_IDENTITY";
  const clientId = "AZURE_OPENAI_IDENTITY_CLIENT_ID";
  const named = [clientId, identity].find((name) => given[name] !== undefined);
  if (named !== undefined && given["AZURE_OPENAI_API_KEY"] !== undefined) {
    throw new AppError("CONFIGURATION", {
      reason: `Give AZURE_OPENAI_API_KEY or ${named}, not both: with a key no identity is used.`,
    });
  }
  if (given[clientId] !== undefined && given[identity] !== "managed") {
    throw new AppError("CONFIGURATION", {
      reason: `${clientId} names a managed identity: it needs ${identity}=managed.`,
    });
  }
}

/** What the operator declares about where prompts are processed and how long they are kept. */
export interface DataBoundary {
  /** Region or zone of processing, e.g. `swedencentral`, `eu`, `global`; `null` when not declared. */
  readonly region: string | null;
  /** Days for which the service may keep prompts; 0 when it keeps none, `null` when not declared. */
  readonly retentionDays: number | null;
}

/** Declared boundary, and what the tenants served demand of it. */
export interface BoundarySettings {
  readonly MODEL_REGION?: string | undefined;
  readonly MODEL_RETENTION_DAYS?: number | undefined;
  readonly MODEL_ALLOWED_REGIONS?: readonly string[] | undefined;
  readonly MODEL_MAX_RETENTION_DAYS?: number | undefined;
  readonly MODEL_STRICT: boolean;
}

export function dataBoundaryOf(settings: BoundarySettings): DataBoundary {
  return {
    region: settings.MODEL_REGION ?? null,
    retentionDays: settings.MODEL_RETENTION_DAYS ?? null,
  };
}

/** Why what is declared does not meet what is demanded; empty when it does. What is not declared meets nothing. */
export function boundaryFaults(settings: BoundarySettings): readonly string[] {
  const { region, retentionDays } = dataBoundaryOf(settings);
  const { MODEL_ALLOWED_REGIONS: regions, MODEL_MAX_RETENTION_DAYS: longest } = settings;
  const faults: string[] = [];
  if (regions !== undefined && (region === null || !regions.includes(region))) {
    faults.push(
      region === null
        ? "MODEL_REGION is not declared"
        : "MODEL_REGION is not among MODEL_ALLOWED_REGIONS",
    );
  }
  if (longest !== undefined && (retentionDays === null || retentionDays > longest)) {
    faults.push(
      retentionDays === null
        ? "MODEL_RETENTION_DAYS is not declared"
        : "MODEL_RETENTION_DAYS is more than MODEL_MAX_RETENTION_DAYS",
    );
  }
  return faults;
}

/**
 * In strict mode Seatwise does not start on a model whose declared boundary does not meet both demands.
 * @throws AppError CONFIGURATION saying which does not.
 */
export function requireBoundary(settings: BoundarySettings): void {
  if (!settings.MODEL_STRICT) return;
  const demands = ["MODEL_ALLOWED_REGIONS", "MODEL_MAX_RETENTION_DAYS"] as const;
  const undemanded = demands
    .filter((name) => settings[name] === undefined)
    .map((name) => `${name} is not set`);
  const faults = [...undemanded, ...boundaryFaults(settings)];
  if (faults.length > 0) {
    throw new AppError("CONFIGURATION", {
      reason: `MODEL_STRICT refuses to start: ${faults.join("; ")}.`,
    });
  }
}

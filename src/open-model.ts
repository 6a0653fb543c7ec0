import type { ModelPrice, ModelSettings } from "./agent/index.ts";
import type { Settings } from "./core/config.ts";
import { dataBoundaryOf, modelBackEndOf } from "./core/model-back-end.ts";

/** Seconds for one request, repetitions, model tokens of an answer. */
const LIMITS = { timeoutSeconds: 60, maxRetries: 2, maxOutputTokens: 4_000 } as const;

/**
 * The language model of these settings.
 * @param getToken gives an access token for Azure OpenAI; used where there is no key.
 */
export function modelSettingsOf(
  settings: Settings,
  getToken: () => Promise<string>,
): ModelSettings {
  return {
    ...LIMITS,
    ...modelBackEndOf(settings),
    boundary: dataBoundaryOf(settings),
    price: priceOf(settings),
    credential: credentialOf(settings, getToken),
  };
}

function priceOf(settings: Settings): ModelPrice | null {
  const { MODEL_PRICE_INPUT: input, MODEL_PRICE_OUTPUT: output } = settings;
  if (input === undefined || output === undefined) return null;
  const { MODEL_PRICE_CACHED_INPUT: cachedInput = input, MODEL_PRICE_CURRENCY: currency } =
    settings;
  const { MODEL_PRICE_AS_OF: asOf = null } = settings;
  return { currency, input, cachedInput, output, asOf };
}

function credentialOf(
  settings: Settings,
  getToken: () => Promise<string>,
): ModelSettings["credential"] {
  const isAzure = settings.MODEL_BACK_END !== "openai-compatible";
  const key = isAzure ? settings.AZURE_OPENAI_API_KEY : settings.OPENAI_COMPATIBLE_API_KEY;
  if (key !== undefined) return { kind: "key", key };
  return isAzure ? { kind: "identity", getToken } : { kind: "none" };
}

import type { ModelSettings } from "../src/agent/index.ts";
import { createClientCredential, EntraClient, modelTokenProvider } from "../src/auth/index.ts";
import { systemClock } from "../src/core/clock.ts";
import { readSettings, type Settings } from "../src/core/config.ts";
import { modelSettingsOf } from "../src/open-model.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that say which model answers and what is sent to it; not where it is, nor its key. */
const MODEL_NAMES = [
  "MODEL_BACK_END",
  "AZURE_OPENAI_DEPLOYMENT",
  "AZURE_OPENAI_MODEL",
  "AZURE_OPENAI_API_VERSION",
  "OPENAI_COMPATIBLE_MODEL",
] as const satisfies readonly (keyof Settings)[];

/** Whether the environment names a model of one's own. */
export function namesModel(env: Environment): boolean {
  return env["AZURE_OPENAI_ENDPOINT"] !== undefined || env["OPENAI_COMPATIBLE_URL"] !== undefined;
}

/** Settings of the environment, and of the emulator what they lack: not of a model where they name one. */
export function withEmulated(
  env: Environment,
  emulated: Readonly<Record<string, string>>,
): Environment {
  const lent = Object.entries(emulated).filter(
    ([name]) => !namesModel(env) || !name.startsWith("AZURE_OPENAI_"),
  );
  return { ...Object.fromEntries(lent), ...env };
}

/**
 * The model of these settings, with a credential for it.
 * @throws AppError CONFIGURATION when a setting is missing or wrong.
 */
export async function modelOf(env: Environment): Promise<ModelSettings> {
  const settings = readSettings(env);
  const credential = await createClientCredential(settings, systemClock);
  const application = { authority: settings.ENTRA_AUTHORITY, clientId: settings.ENTRA_CLIENT_ID };
  const client = new EntraClient({ application, credential, clock: systemClock });
  return modelSettingsOf(settings, modelTokenProvider(settings, client, systemClock));
}

/** What of these settings a recording keeps. */
export function namedModel(env: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(MODEL_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** Settings of a product that meets such a model at another address, with a key that opens nothing. */
export function reachedAt(
  origin: string,
  named: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    ...named,
    AZURE_OPENAI_ENDPOINT: origin,
    AZURE_OPENAI_API_KEY: "of-no-use",
    OPENAI_COMPATIBLE_URL: `${origin}/v1`,
  };
}

/** Headers by which a model's service knows us. */
export async function credentialHeaders({
  kind,
  credential,
}: ModelSettings): Promise<Readonly<Record<string, string>>> {
  if (credential.kind === "none") return {};
  if (credential.kind === "identity") {
    return { authorization: `Bearer ${await credential.getToken()}` };
  }
  return kind === "azure-deployments"
    ? { "api-key": credential.key }
    : { authorization: `Bearer ${credential.key}` };
}

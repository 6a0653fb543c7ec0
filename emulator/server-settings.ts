import type { EmulatorContext } from "./context.ts";
import { DEMO_DEPLOYMENT } from "./openai/index.ts";

/** Key with which demo servers name recommendations and seal cache entries: public, like the emulator's data. */
const DEMO_KEY = "5ea7".repeat(16);

/**
 * The settings under which a Seatwise server works against this emulator: an ordinary server, with
 * another Entra authority, another Graph and another Azure OpenAI.
 */
export function serverSettings(
  context: EmulatorContext,
  origin: string,
): Readonly<Record<string, string>> {
  const tenantIds = context.tenants.map(({ id }) => id);
  return {
    ENTRA_TENANT_ID: tenantIds[0] ?? "",
    ENTRA_ALLOWED_TENANTS: tenantIds.join(","),
    ENTRA_CLIENT_ID: context.apiClientId,
    ENTRA_CLIENT_SECRET: context.clientSecret,
    ENTRA_AUTHORITY: origin,
    GRAPH_URL: origin,
    AZURE_OPENAI_ENDPOINT: origin,
    AZURE_OPENAI_DEPLOYMENT: DEMO_DEPLOYMENT,
    AZURE_OPENAI_API_KEY: context.openAiApiKey,
    SEATWISE_KEY: DEMO_KEY,
  };
}

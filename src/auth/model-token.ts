import type { Clock } from "../core/clock.ts";
import type { Settings } from "../core/config.ts";
import { AccessToken } from "./caller.ts";
import type { EntraClient, Grant } from "./entra-client.ts";
import { acquireManagedIdentityToken } from "./managed-identity.ts";

/** Data plane of Azure OpenAI (Microsoft Learn, "Configure Azure OpenAI with Microsoft Entra ID authentication"). */
const MODEL_RESOURCE = "https://cognitiveservices.azure.com";
const MODEL_SCOPE = `${MODEL_RESOURCE}/.default`;

const RENEW_BEFORE_END_MS = 300_000;

type IdentitySettings = Pick<
  Settings,
  "ENTRA_TENANT_ID" | "AZURE_OPENAI_IDENTITY" | "AZURE_OPENAI_IDENTITY_CLIENT_ID"
>;

/**
 * Seatwise's own identity towards the language model, for use without an API key: its application, or
 * the managed identity of the machine. The token carries no tenant's data and opens no tenant: it is
 * for Azure OpenAI only.
 * @returns a function giving a token that lasts at least five more minutes where Entra grants as much;
 *   it throws AppError CREDENTIAL_REJECTED, ENTRA_UNAVAILABLE, … as Entra answers.
 */
export function modelTokenProvider(
  settings: IdentitySettings,
  client: EntraClient,
  clock: Clock,
): () => Promise<string> {
  const acquire =
    settings.AZURE_OPENAI_IDENTITY === "managed"
      ? () =>
          acquireManagedIdentityToken(
            MODEL_RESOURCE,
            settings.AZURE_OPENAI_IDENTITY_CLIENT_ID,
            clock,
          )
      : () => applicationToken(settings, client);
  return renewedInTime(acquire, clock);
}

function applicationToken(
  { ENTRA_TENANT_ID: tenant }: IdentitySettings,
  client: EntraClient,
): Promise<Grant> {
  return client.exchange({
    tenant,
    scopes: [MODEL_SCOPE],
    run: (msal) =>
      msal.acquireTokenByClientCredential({
        scopes: [MODEL_SCOPE],
        // MSAL would otherwise let an environment variable choose another endpoint.
        azureRegion: "DisableMsalForceRegion",
      }),
  });
}

/** One token for many, asked for once at a time and anew shortly before its end. */
function renewedInTime(acquire: () => Promise<Grant>, clock: Clock): () => Promise<string> {
  let grant: Grant | undefined;
  let flight: Promise<Grant> | undefined;
  const exchange = async (): Promise<Grant> => {
    grant = await acquire();
    return grant;
  };
  return async () => {
    const isFresh =
      grant !== undefined &&
      grant.expiresAt.getTime() - RENEW_BEFORE_END_MS > clock.now().getTime();
    if (grant !== undefined && isFresh) {
      return AccessToken.reveal(grant.token);
    }
    flight ??= exchange().finally(() => {
      flight = undefined;
    });
    return AccessToken.reveal((await flight).token);
  };
}

import type { Clock } from "../core/clock.ts";
import type { Settings } from "../core/config.ts";
import { AccessToken } from "./caller.ts";
import type { EntraClient, Grant } from "./entra-client.ts";

/** Data plane of Azure OpenAI (Microsoft Learn, "Configure Azure OpenAI with Microsoft Entra ID authentication"). */
const MODEL_SCOPE = "https://cognitiveservices.azure.com/.default";

const RENEW_BEFORE_END_MS = 300_000;

/**
 * Seatwise's own identity towards the language model, for use without an API key. It carries no
 * tenant's data and opens no tenant: the token is for Azure OpenAI only, from our own directory.
 * @returns a function giving a token that lasts at least five more minutes where Entra grants as much;
 *   it throws AppError CREDENTIAL_REJECTED, ENTRA_UNAVAILABLE, … as Entra answers.
 */
export function modelTokenProvider(
  settings: Pick<Settings, "ENTRA_TENANT_ID">,
  client: EntraClient,
  clock: Clock,
): () => Promise<string> {
  let grant: Grant | undefined;
  let flight: Promise<Grant> | undefined;

  const exchange = async () => {
    grant = await client.exchange({
      tenant: settings.ENTRA_TENANT_ID,
      scopes: [MODEL_SCOPE],
      run: (msal) =>
        msal.acquireTokenByClientCredential({
          scopes: [MODEL_SCOPE],
          // MSAL would otherwise let an environment variable choose another endpoint.
          azureRegion: "DisableMsalForceRegion",
        }),
    });
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

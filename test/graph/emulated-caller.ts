import type { Emulator } from "../../emulator/index.ts";
import { AppError } from "../../src/core/errors.ts";
import { tenantId } from "../../src/core/ids.ts";
import { Pii } from "../../src/core/pii.ts";
import type { GraphTokenSource } from "../../src/graph/index.ts";

/** Access tokens on behalf of a persona, straight from the emulator's token endpoint. */
export function emulatedCaller(
  emulator: Emulator,
  persona: string,
  tenant = "Contoso",
): GraphTokenSource & { readonly asked: readonly AskedFor[] } {
  const asked: AskedFor[] = [];
  const tokens = new Map<string, string>();
  return {
    asked,
    tenantId: tenantId.parse(emulator.tenant(tenant).id),
    acquire: async (scopes, { claims }) => {
      asked.push({ scopes, ...(claims === undefined ? {} : { claims }) });
      const key = scopes.join(" ");
      const known = claims === undefined ? tokens.get(key) : undefined;
      const token = known ?? (await exchange({ emulator, persona, tenant, scopes, claims }));
      tokens.set(key, token);
      return { token: new Pii(token), grantedScopes: scopes };
    },
  };
}

export interface AskedFor {
  readonly scopes: readonly string[];
  readonly claims?: string;
}

interface Exchange {
  readonly emulator: Emulator;
  readonly persona: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
  readonly claims: string | undefined;
}

async function exchange({ emulator, persona, tenant, scopes, claims }: Exchange): Promise<string> {
  const response = await fetch(
    `${emulator.origin}/${emulator.tenant(tenant).id}/oauth2/v2.0/token`,
    {
      method: "POST",
      body: new URLSearchParams({
        client_id: emulator.apiClientId,
        client_secret: emulator.clientSecret,
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        requested_token_use: "on_behalf_of",
        assertion: await emulator.mintAccessToken({ persona, tenant }),
        scope: scopes.map((scope) => `https://graph.microsoft.com/${scope}`).join(" "),
        claims: claims ?? '{"access_token":{"xms_cc":{"values":["CP1"]}}}',
      }),
    },
  );
  const answer = (await response.json()) as { access_token?: string; error_codes?: number[] };
  if (answer.access_token === undefined) {
    throw new AppError(answer.error_codes?.includes(65001) ? "CONSENT_REQUIRED" : "SIGN_IN_AGAIN");
  }
  return answer.access_token;
}

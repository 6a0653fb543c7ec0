import { AccessToken, type Caller, type OnBehalfOfBroker } from "../auth/index.ts";
import { Pii } from "../core/pii.ts";
import type { GraphTokenSource } from "../graph/index.ts";

/** Graph tokens that act as this caller and nobody else. */
export function tokensOf(broker: OnBehalfOfBroker, caller: Caller): GraphTokenSource {
  return {
    tenantId: caller.tenantId,
    acquire: async (scopes, { claims, signal }) => {
      const access = await broker.acquire({
        caller,
        scopes,
        signal,
        ...(claims === undefined ? {} : { claims }),
      });
      return {
        token: new Pii(AccessToken.reveal(access.token)),
        grantedScopes: access.grantedScopes,
      };
    },
  };
}

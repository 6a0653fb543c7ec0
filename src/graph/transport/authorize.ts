import type { Context } from "@microsoft/microsoft-graph-client";
import { AppError } from "../../core/errors.ts";
import { openPii } from "../../core/pii.ts";
import type { GraphTokenSource } from "../token-source.ts";
import { addressOf, discardBody, type GraphCall, responseOf, type Step } from "./call.ts";
import { claimsChallengeIn } from "./claims-challenge.ts";

/**
 * Puts the caller's access token on requests to Graph, and refuses any other address. A claims
 * challenge (continuous access evaluation) is answered once with a new token; the same token is
 * never sent twice into a challenge.
 * @throws AppError CLAIMS_CHALLENGE with the claims when Graph asks again; whatever `tokens` throws.
 */
export function authorize(graphOrigin: string, tokens: GraphTokenSource): Step {
  return async (context, call, next) => {
    if (addressOf(context).origin !== graphOrigin) {
      throw new AppError("GRAPH_UNEXPECTED", {
        reason:
          "Microsoft Graph pointed to an address that is not its own; nothing was sent there.",
      });
    }
    await carryToken(context, call, tokens);
    await next(context);
    const claims = claimsChallengeIn(responseOf(context));
    if (claims === undefined) {
      return;
    }
    await discardBody(responseOf(context));
    await carryToken(context, call, tokens, claims);
    await next(context);
    const again = claimsChallengeIn(responseOf(context));
    if (again !== undefined) {
      await discardBody(responseOf(context));
      throw new AppError("CLAIMS_CHALLENGE", { claims: again });
    }
  };
}

async function carryToken(
  context: Context,
  call: GraphCall,
  tokens: GraphTokenSource,
  claims?: string,
): Promise<void> {
  const { signal } = call;
  const { token } = await tokens.acquire(
    call.scopes,
    claims === undefined ? { signal } : { claims, signal },
  );
  const headers = new Headers(context.options?.headers);
  headers.set("Authorization", `Bearer ${openPii(token)}`);
  context.options = { ...context.options, headers };
}

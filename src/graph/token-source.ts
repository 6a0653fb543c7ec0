import type { TenantId } from "../core/ids.ts";
import type { Pii } from "../core/pii.ts";

/** A Graph access token as the reader needs it. The box keeps it out of logs and error messages. */
export interface GraphToken {
  readonly token: Pii;
  /** Scopes Entra says it granted; may be wider than what was asked for. */
  readonly grantedScopes: readonly string[];
}

/**
 * Gives access tokens for Graph on behalf of one caller. Implementations cache and renew; they are
 * asked before every request.
 */
export interface GraphTokenSource {
  /** The tenant that these tokens open. */
  readonly tenantId: TenantId;
  /**
   * @param scopes delegated Graph scopes by short name, all of them needed at once.
   * @param options `claims`: claims request of a challenge, as JSON; the token must be made anew with it.
   * @throws AppError CONSENT_REQUIRED, CLAIMS_CHALLENGE, SIGN_IN_AGAIN, … as Entra answers.
   */
  acquire(
    scopes: readonly string[],
    options: { readonly claims?: string; readonly signal: AbortSignal },
  ): Promise<GraphToken>;
}

import { AppError, type ErrorCode, type ErrorDetails } from "../core/errors.ts";
import type { TenantId } from "../core/ids.ts";
import { adminConsentUrl, type EntraApplication } from "./entra-endpoints.ts";
import type { EntraAnswer } from "./entra-network.ts";
import { shortScopes } from "./graph-scopes.ts";

/** The exchange that was refused. */
export interface RefusedExchange {
  readonly application: EntraApplication;
  readonly tenant: TenantId;
  /** As they were asked for, with the resource they belong to. */
  readonly scopes: readonly string[];
}

/*
 * Microsoft: "do not take a dependency on error codes or their text". So the OAuth words decide
 * wherever they mean one thing, and the AADSTS number only where one word stands for many things.
 * Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
 */
const BY_SUBERROR: ReadonlyMap<string, ErrorCode> = new Map([
  ["consent_required", "CONSENT_REQUIRED"],
  ["basic_action", "CLAIMS_CHALLENGE"],
  ["additional_action", "CLAIMS_CHALLENGE"],
  ["message_only", "ACCESS_BLOCKED"],
  ["bad_token", "SIGN_IN_AGAIN"],
  ["user_password_expired", "SIGN_IN_AGAIN"],
]);

const BY_ERROR: ReadonlyMap<string, ErrorCode> = new Map([
  ["consent_required", "CONSENT_REQUIRED"],
  ["access_denied", "ACCESS_BLOCKED"],
  ["invalid_resource", "CONFIGURATION"],
  ["invalid_scope", "CONFIGURATION"],
  ["temporarily_unavailable", "ENTRA_UNAVAILABLE"],
  ["server_error", "ENTRA_UNAVAILABLE"],
]);

/** AADSTS numbers by what they mean to us. */
const NUMBERS: ReadonlyMap<ErrorCode, readonly number[]> = new Map([
  ["CONSENT_REQUIRED", [65001]],
  ["CLAIMS_CHALLENGE", [50072, 50074, 50076, 50078, 50079, 50158]],
  ["ACCESS_BLOCKED", [50105, 53000, 53001, 53002, 53003, 53004, 500212, 500213, 530034]],
  ["SIGN_IN_AGAIN", [50132, 50133, 50173, 70008, 70043, 700082, 700084]],
  ["UNAUTHENTICATED", [50013, 500131, 500133]],
  ["ENTRA_THROTTLED", [50196]],
  ["ONBOARDING_REQUIRED", [700011, 700016]],
  ["CREDENTIAL_REJECTED", [70002, 700027, 7000215, 7000222]],
  ["CONFIGURATION", [500011, 650052, 650057]],
  ["ENTRA_UNAVAILABLE", [50033, 50087, 90033]],
]);

/** What a word means when its number is not known to us. */
const OTHERWISE: ReadonlyMap<string, ErrorCode> = new Map([
  ["invalid_grant", "SIGN_IN_AGAIN"],
  ["interaction_required", "SIGN_IN_AGAIN"],
  ["login_required", "SIGN_IN_AGAIN"],
  ["invalid_client", "CREDENTIAL_REJECTED"],
  ["unauthorized_client", "ONBOARDING_REQUIRED"],
]);

/** Sentences where the code alone does not say what to do. */
const REASONS: Readonly<Record<number, string>> = {
  50105: "The caller is not assigned to Seatwise in this tenant.",
  500131: "The access token was issued for another application.",
  500212: "A cross-tenant access policy refuses this caller.",
  500213: "A cross-tenant access policy refuses this caller.",
  530034: "The partner's own tenant blocks this delegated administrator for risk.",
};

const MISSING_PERMISSION =
  "A permission Seatwise asks for is not in its registration or not available in this tenant.";

/** Seconds to wait when Entra refuses for load without saying how long. */
const DEFAULT_BACK_OFF_SECONDS = 5;

/** Stands as cause in the log: the number and the words, none of Entra's sentences. */
class EntraRefusal extends Error {
  override readonly name = "EntraRefusal";
  readonly code: string;

  constructor(answer: EntraAnswer) {
    super("Microsoft Entra refused an exchange.");
    this.code = [answer.status, answer.error, answer.suberror, ...answer.error_codes]
      .filter((part) => part !== undefined)
      .join(" ");
  }
}

/** The error a client can act on, for an answer of the token endpoint that brought no access token. */
export function refusalOf(answer: EntraAnswer, exchange: RefusedExchange): AppError {
  const code = codeOf(answer);
  const reason = answer.error_codes.map((number) => REASONS[number]).find((known) => known);
  return new AppError(
    code,
    { ...(reason === undefined ? {} : { reason }), ...detailsOf(code, answer, exchange) },
    { cause: new EntraRefusal(answer) },
  );
}

function codeOf(answer: EntraAnswer): ErrorCode {
  if (answer.status === 429) {
    return "ENTRA_THROTTLED";
  }
  if (answer.status >= 500 || answer.error === undefined) {
    return "ENTRA_UNAVAILABLE";
  }
  const code = codeOfWords(answer) ?? codeOfNumber(answer) ?? codeOfRest(answer);
  // Without the claims to ask for, a challenge cannot be answered otherwise than by signing in.
  return code === "CLAIMS_CHALLENGE" && answer.claims === undefined ? "SIGN_IN_AGAIN" : code;
}

function codeOfWords({ error = "", suberror = "", claims }: EntraAnswer): ErrorCode | undefined {
  const isChallenge = error === "interaction_required" && claims !== undefined;
  return BY_SUBERROR.get(suberror) ?? (isChallenge ? "CLAIMS_CHALLENGE" : BY_ERROR.get(error));
}

function codeOfNumber({ error_codes }: EntraAnswer): ErrorCode | undefined {
  const known = [...NUMBERS].find(([, numbers]) =>
    numbers.some((one) => error_codes.includes(one)),
  );
  return known?.[0];
}

function codeOfRest({ error = "", claims }: EntraAnswer): ErrorCode {
  return claims === undefined ? (OTHERWISE.get(error) ?? "INTERNAL") : "CLAIMS_CHALLENGE";
}

function detailsOf(code: ErrorCode, answer: EntraAnswer, exchange: RefusedExchange): ErrorDetails {
  const { application, tenant, scopes } = exchange;
  if (code === "CLAIMS_CHALLENGE" && answer.claims !== undefined) {
    return { claims: answer.claims };
  }
  if (code === "CONSENT_REQUIRED" || code === "ONBOARDING_REQUIRED") {
    return {
      scopes: shortScopes(scopes),
      consentUrl: adminConsentUrl(application, tenant, scopes),
    };
  }
  if (code === "ENTRA_THROTTLED" || code === "ENTRA_UNAVAILABLE") {
    return { retryAfterSeconds: answer.retryAfterSeconds ?? DEFAULT_BACK_OFF_SECONDS };
  }
  return code === "CONFIGURATION" ? { scopes, reason: MISSING_PERMISSION } : {};
}

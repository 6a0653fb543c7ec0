import { AppError, type ErrorCode, type ErrorDetails } from "../core/errors.ts";
import type { TenantId } from "../core/ids.ts";
import { adminConsentUrl, type EntraApplication } from "./entra-endpoints.ts";
import type { EntraAnswer } from "./entra-network.ts";

/** The exchange that was refused. */
export interface RefusedExchange {
  readonly application: EntraApplication;
  readonly tenant: TenantId;
  readonly scopes: readonly string[];
}

interface Meaning {
  readonly code: ErrorCode;
  readonly reason?: string;
}

const means = (code: ErrorCode, reason?: string): Meaning => ({
  code,
  ...(reason === undefined ? {} : { reason }),
});

const CHALLENGE = means("CLAIMS_CHALLENGE");
const BLOCKED = means("ACCESS_BLOCKED");
const SIGN_IN = means("SIGN_IN_AGAIN");
const CONSENT = means("CONSENT_REQUIRED");
const ONBOARDING = means("ONBOARDING_REQUIRED");
const CREDENTIAL = means("CREDENTIAL_REJECTED");
const THROTTLED = means("ENTRA_THROTTLED");
const UNAVAILABLE = means("ENTRA_UNAVAILABLE");
const STALE_TOKEN = means("UNAUTHENTICATED", "Microsoft Entra does not accept the access token.");
const MISCONFIGURED = means(
  "CONFIGURATION",
  "A permission Seatwise asks for is not in its registration or not available in this tenant.",
);

/*
 * Microsoft: "do not take a dependency on error codes or their text". So the OAuth words decide
 * wherever they mean one thing, and the AADSTS number only where one word stands for many things.
 * Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
 */
const BY_SUBERROR = new Map([
  ["consent_required", CONSENT],
  ["basic_action", CHALLENGE],
  ["additional_action", CHALLENGE],
  ["message_only", BLOCKED],
  ["bad_token", SIGN_IN],
  ["user_password_expired", SIGN_IN],
]);

const BY_ERROR = new Map([
  ["consent_required", CONSENT],
  ["access_denied", BLOCKED],
  ["invalid_resource", MISCONFIGURED],
  ["invalid_scope", MISCONFIGURED],
  ["temporarily_unavailable", UNAVAILABLE],
  ["server_error", UNAVAILABLE],
]);

const numbers = (meaning: Meaning, ...codes: readonly number[]): [number, Meaning][] =>
  codes.map((code) => [code, meaning]);

const BY_NUMBER = new Map([
  ...numbers(CONSENT, 65001),
  ...numbers(CHALLENGE, 50072, 50074, 50076, 50078, 50079, 50158),
  ...numbers(BLOCKED, 53000, 53001, 53002, 53003, 53004),
  ...numbers(
    means(
      "ACCESS_BLOCKED",
      "The partner's own tenant blocks this delegated administrator for risk.",
    ),
    530034,
  ),
  ...numbers(
    means("ACCESS_BLOCKED", "The caller is not assigned to Seatwise in this tenant."),
    50105,
  ),
  ...numbers(means("ACCESS_BLOCKED", "A cross-tenant access policy refuses it."), 500212, 500213),
  ...numbers(SIGN_IN, 50132, 50133, 50173, 70008, 70043, 700082, 700084),
  ...numbers(STALE_TOKEN, 50013, 500133),
  ...numbers(
    means("UNAUTHENTICATED", "The access token was issued for another application."),
    500131,
  ),
  ...numbers(THROTTLED, 50196),
  ...numbers(ONBOARDING, 700011, 700016),
  ...numbers(CREDENTIAL, 70002, 700027, 7000215, 7000222),
  ...numbers(MISCONFIGURED, 500011, 650052, 650057),
  ...numbers(UNAVAILABLE, 50033, 50087, 90033),
]);

/** What a word means when its number is not known to us. */
const OTHERWISE = new Map([
  ["invalid_grant", SIGN_IN],
  ["interaction_required", SIGN_IN],
  ["login_required", SIGN_IN],
  ["invalid_client", CREDENTIAL],
  ["unauthorized_client", ONBOARDING],
]);

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
  const { code, reason } = meaningOf(answer);
  return new AppError(
    code,
    { ...(reason === undefined ? {} : { reason }), ...detailsOf(code, answer, exchange) },
    { cause: new EntraRefusal(answer) },
  );
}

function meaningOf(answer: EntraAnswer): Meaning {
  const meaning = outrightMeaningOf(answer);
  // Without the claims to ask for, a challenge cannot be answered otherwise than by signing in.
  return meaning === CHALLENGE && answer.claims === undefined ? SIGN_IN : meaning;
}

function outrightMeaningOf(answer: EntraAnswer): Meaning {
  if (answer.status === 429) {
    return THROTTLED;
  }
  if (answer.status >= 500 || answer.error === undefined) {
    return UNAVAILABLE;
  }
  return meaningOfWords(answer) ?? meaningOfNumber(answer) ?? meaningOfRest(answer);
}

function meaningOfWords({ error = "", suberror = "", claims }: EntraAnswer): Meaning | undefined {
  const isChallenge = error === "interaction_required" && claims !== undefined;
  return BY_SUBERROR.get(suberror) ?? (isChallenge ? CHALLENGE : BY_ERROR.get(error));
}

function meaningOfNumber({ error_codes }: EntraAnswer): Meaning | undefined {
  return error_codes.map((number) => BY_NUMBER.get(number)).find((meaning) => meaning);
}

function meaningOfRest({ error = "", claims }: EntraAnswer): Meaning {
  return claims === undefined ? (OTHERWISE.get(error) ?? means("INTERNAL")) : CHALLENGE;
}

function detailsOf(code: ErrorCode, answer: EntraAnswer, exchange: RefusedExchange): ErrorDetails {
  const { application, tenant, scopes } = exchange;
  if (code === "CLAIMS_CHALLENGE" && answer.claims !== undefined) {
    return { claims: answer.claims };
  }
  if (code === "CONSENT_REQUIRED" || code === "ONBOARDING_REQUIRED") {
    return { scopes, consentUrl: adminConsentUrl(application, tenant, scopes) };
  }
  if (code === "ENTRA_THROTTLED" || code === "ENTRA_UNAVAILABLE") {
    return { retryAfterSeconds: answer.retryAfterSeconds ?? DEFAULT_BACK_OFF_SECONDS };
  }
  return {};
}

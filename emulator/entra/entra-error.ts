import { randomUUID } from "node:crypto";
import { type JsonObject, json, type Reply } from "../http/reply.ts";

/** What the token endpoint says no with. */
export interface EntraErrorSpec {
  readonly error: string;
  readonly status: 400 | 401 | 503;
  readonly text: string;
  readonly suberror?: string;
  /** Whether a `claims` challenge comes with it by default. */
  readonly challenged?: boolean;
}

const REAUTHENTICATE = "sign in again";

/** Codes, errors and texts: MicrosoftDocs/entra-docs reference-error-codes.md. */
export const entraErrors: Readonly<Record<number, EntraErrorSpec>> = {
  50013: { error: "invalid_grant", status: 400, text: "Assertion failed signature validation." },
  50020: {
    error: "invalid_grant",
    status: 400,
    text: "User account from identity provider does not exist in tenant and cannot access the application in that tenant.",
  },
  50033: { error: "temporarily_unavailable", status: 503, text: "A transient error has occurred." },
  50087: { error: "temporarily_unavailable", status: 503, text: "A transient error has occurred." },
  90033: { error: "temporarily_unavailable", status: 503, text: "A transient error has occurred." },
  50072: {
    error: "interaction_required",
    status: 400,
    suberror: "basic_action",
    challenged: true,
    text: "User needs to enroll for second factor authentication.",
  },
  50074: {
    error: "interaction_required",
    status: 400,
    suberror: "basic_action",
    challenged: true,
    text: "Strong authentication is required.",
  },
  50076: {
    error: "interaction_required",
    status: 400,
    suberror: "basic_action",
    challenged: true,
    text: "Due to a configuration change made by your administrator, you must use multi-factor authentication.",
  },
  50078: {
    error: "interaction_required",
    status: 400,
    suberror: "basic_action",
    challenged: true,
    text: "Presented multi-factor authentication has expired.",
  },
  50079: {
    error: "interaction_required",
    status: 400,
    suberror: "basic_action",
    challenged: true,
    text: "You must enroll in multi-factor authentication.",
  },
  50105: {
    error: "access_denied",
    status: 400,
    text: "The signed in user is not assigned to a role for the application.",
  },
  50132: {
    error: "invalid_grant",
    status: 400,
    suberror: "bad_token",
    text: "The session is not valid due to password expiration or recent password change.",
  },
  50133: {
    error: "invalid_grant",
    status: 400,
    suberror: "bad_token",
    text: "Session is invalid due to expiration or recent password change.",
  },
  50158: {
    error: "interaction_required",
    status: 400,
    challenged: true,
    text: "External security challenge was not satisfied.",
  },
  50173: {
    error: "invalid_grant",
    status: 400,
    suberror: "bad_token",
    text: `The provided grant has been revoked; ${REAUTHENTICATE}.`,
  },
  50196: {
    error: "invalid_grant",
    status: 400,
    text: "The server terminated an operation because it encountered a client request loop.",
  },
  53000: {
    error: "access_denied",
    status: 400,
    text: "Device is not in required device state: compliant.",
  },
  53001: {
    error: "access_denied",
    status: 400,
    text: "Device is not in required device state: domain_joined.",
  },
  53002: {
    error: "access_denied",
    status: 400,
    text: "Application used is not an approved application for Conditional Access.",
  },
  53003: {
    error: "access_denied",
    status: 400,
    suberror: "message_only",
    text: "Access has been blocked by Conditional Access policies.",
  },
  53004: {
    error: "access_denied",
    status: 400,
    text: "User needs to complete multi-factor authentication registration process.",
  },
  65001: {
    error: "invalid_grant",
    status: 400,
    suberror: "consent_required",
    text: "The user or administrator has not consented to use the application.",
  },
  70003: {
    error: "unsupported_grant_type",
    status: 400,
    text: "The app returned an unsupported grant type.",
  },
  70008: {
    error: "invalid_grant",
    status: 400,
    text: "The provided authorization code or refresh token has expired due to inactivity.",
  },
  70011: {
    error: "invalid_scope",
    status: 400,
    text: "The provided value for the input parameter 'scope' isn't valid.",
  },
  70043: {
    error: "invalid_grant",
    status: 400,
    suberror: "bad_token",
    text: "The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.",
  },
  90002: { error: "invalid_request", status: 400, text: "Tenant not found." },
  500011: {
    error: "invalid_resource",
    status: 400,
    text: "The resource principal was not found in the tenant.",
  },
  500131: {
    error: "invalid_grant",
    status: 400,
    text: "Assertion audience does not match the Client app presenting the assertion.",
  },
  500133: {
    error: "invalid_grant",
    status: 400,
    text: "Assertion is not within its valid time range.",
  },
  500212: {
    error: "access_denied",
    status: 400,
    text: "The user's administrator has set an outbound access policy.",
  },
  500213: {
    error: "access_denied",
    status: 400,
    text: "The resource tenant's cross-tenant access policy does not allow this user.",
  },
  530034: {
    error: "access_denied",
    status: 400,
    text: "A delegated administrator was blocked from accessing the tenant due to account risk in their home tenant.",
  },
  650052: {
    error: "invalid_resource",
    status: 400,
    text: "The app needs access to a service that your organization has not subscribed to or enabled.",
  },
  650057: {
    error: "invalid_resource",
    status: 400,
    text: "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions.",
  },
  700011: {
    error: "unauthorized_client",
    status: 400,
    text: "Application was not found in the directory.",
  },
  700016: {
    error: "unauthorized_client",
    status: 400,
    text: "Application was not found in the directory.",
  },
  700027: {
    error: "invalid_client",
    status: 401,
    text: "Client assertion failed signature validation.",
  },
  70002: { error: "invalid_client", status: 401, text: "Error validating credentials." },
  700082: {
    error: "invalid_grant",
    status: 400,
    suberror: "bad_token",
    text: "The refresh token has expired due to inactivity.",
  },
  700084: {
    error: "invalid_grant",
    status: 400,
    suberror: "bad_token",
    text: "The refresh token was issued to a single page app and therefore has a fixed, limited lifetime.",
  },
  7000114: {
    error: "invalid_grant",
    status: 400,
    text: "Application is not allowed to make application on-behalf-of calls.",
  },
  7000215: { error: "invalid_client", status: 401, text: "Invalid client secret provided." },
  7000222: {
    error: "invalid_client",
    status: 401,
    text: "The provided client secret keys are expired.",
  },
};

/** The claims challenge Entra sends with a demand for more authentication. */
export const MFA_CLAIMS =
  '{"access_token":{"polids":{"essential":true,"values":["9ab03e19-ed42-4168-b6b7-7001fb3e933a"]}}}';

export interface EntraErrorOptions {
  /** null leaves the suberror out, as some tenants' answers do. */
  readonly suberror?: string | null;
  readonly claims?: string | null;
  readonly error?: string;
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer of the token endpoint in the shape of errors/entra-token-*.json. */
export function entraError(code: number, at: Date, options: EntraErrorOptions = {}): Reply {
  const spec = entraErrors[code] ?? { error: "invalid_grant", status: 400, text: "Unknown error." };
  const suberror = options.suberror === undefined ? spec.suberror : options.suberror;
  const claims =
    options.claims === undefined ? (spec.challenged ? MFA_CLAIMS : undefined) : options.claims;
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = `${at.toISOString().slice(0, 19).replace("T", " ")}Z`;
  const detail = options.detail === undefined ? "" : ` ${options.detail}`;
  const body: JsonObject = {
    error: options.error ?? spec.error,
    error_description: `AADSTS${code}: ${spec.text}${detail}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...(suberror ? { suberror } : {}),
    ...(claims ? { claims } : {}),
  };
  return json(spec.status, body, options.headers);
}

interface ErrorEntry {
  /** HTTP status when the whole answer fails with this code. */
  readonly status: number;
  readonly happened: string;
  readonly doThis: string;
}

/**
 * Every failure a client can be told of: what happened and what to do. Codes are added, never
 * renamed; anything not listed here reaches the client as INTERNAL with a correlation id.
 */
export const ERROR_CATALOGUE = {
  UNAUTHENTICATED: {
    status: 401,
    happened: "The request carries no access token that is valid for Seatwise.",
    doThis: "Sign in and send a fresh access token as a Bearer token.",
  },
  SIGN_IN_AGAIN: {
    status: 401,
    happened: "Microsoft Entra no longer accepts this sign-in.",
    doThis: "Sign in again and repeat the request with the new access token.",
  },
  CLAIMS_CHALLENGE: {
    status: 401,
    happened:
      "Microsoft Entra asks for more, such as a second factor, before it lets Seatwise act.",
    doThis: "Request a new access token with the claims given here, then repeat the request.",
  },
  APP_ONLY_REFUSED: {
    status: 403,
    happened: "The access token belongs to an application, not to a signed-in person.",
    doThis: "Call Seatwise with a delegated access token: it acts only on behalf of a caller.",
  },
  TENANT_NOT_ALLOWED: {
    status: 403,
    happened: "This tenant may not use this installation of Seatwise.",
    doThis: "Ask the operator to add the tenant to the allowed tenants.",
  },
  CONSENT_REQUIRED: {
    status: 403,
    happened: "Nobody has consented to the permission this needs.",
    doThis: "Have an administrator open the consent link, then repeat the request.",
  },
  ACCESS_BLOCKED: {
    status: 403,
    happened: "A policy of the tenant does not let this caller or device in.",
    doThis:
      "Ask the tenant's administrator: conditional access or an assignment refuses this sign-in.",
  },
  ONBOARDING_REQUIRED: {
    status: 403,
    happened: "Seatwise is not yet known in this tenant.",
    doThis: "Have an administrator of the tenant add the application by consenting to it.",
  },
  FORBIDDEN: {
    status: 403,
    happened: "The caller may not do this.",
    doThis: "Use an account with the permission or role named here.",
  },
  CREDENTIAL_REJECTED: {
    status: 500,
    happened: "Microsoft Entra refuses Seatwise's own credential.",
    doThis: "The operator must renew the client secret, certificate or federated credential.",
  },
  ENTRA_THROTTLED: {
    status: 503,
    happened: "Microsoft Entra asks this caller to slow down.",
    doThis: "Repeat the request after the time given in retryAfterSeconds.",
  },
  ENTRA_UNAVAILABLE: {
    status: 503,
    happened: "Microsoft Entra does not answer.",
    doThis: "Repeat the request in a moment.",
  },
  GRAPH_DENIED: {
    status: 403,
    happened: "Microsoft Graph does not let this caller read this.",
    doThis: "Use an account with the permission or role named here.",
  },
  GRAPH_THROTTLED: {
    status: 503,
    happened: "Microsoft Graph asks to slow down.",
    doThis: "Repeat the request after the time given in retryAfterSeconds.",
  },
  GRAPH_UNAVAILABLE: {
    status: 503,
    happened: "Microsoft Graph does not answer.",
    doThis: "Repeat the request in a moment.",
  },
  GRAPH_UNEXPECTED: {
    status: 502,
    happened: "Microsoft Graph answered in a form Seatwise does not know.",
    doThis: "Report the correlation id to the operator.",
  },
  MODEL_AUTH: {
    status: 500,
    happened: "The language model refuses Seatwise's credential.",
    doThis: "The operator must check the key or identity used for Azure OpenAI.",
  },
  MODEL_CONFIG: {
    status: 500,
    happened: "The language model deployment does not exist or refuses the request's form.",
    doThis: "The operator must check the deployment name and endpoint.",
  },
  MODEL_BUSY: {
    status: 503,
    happened: "The language model asks to slow down.",
    doThis: "Ask again after the time given in retryAfterSeconds.",
  },
  MODEL_QUOTA: {
    status: 503,
    happened: "The language model's quota is used up.",
    doThis: "Ask later, or have the operator raise the deployment's quota.",
  },
  MODEL_UNAVAILABLE: {
    status: 503,
    happened: "The language model does not answer.",
    doThis: "Ask again in a moment; figures remain available without the advisor.",
  },
  MODEL_TIMEOUT: {
    status: 504,
    happened: "The language model took too long.",
    doThis: "Ask again, if possible a narrower question.",
  },
  MODEL_STREAM_BROKEN: {
    status: 502,
    happened: "The language model's answer broke off.",
    doThis: "Ask again.",
  },
  PROMPT_BLOCKED: {
    status: 422,
    happened: "The content filter refuses the question.",
    doThis: "Word the question differently.",
  },
  ANSWER_BLOCKED: {
    status: 422,
    happened: "The content filter withheld the answer.",
    doThis: "Ask differently; figures remain available without the advisor.",
  },
  ANSWER_TRUNCATED: {
    status: 502,
    happened: "The answer was longer than the model may write.",
    doThis: "Ask a narrower question.",
  },
  ANSWER_UNGROUNDED: {
    status: 502,
    happened: "The advisor's answer stated something no figure supports, so it is withheld.",
    doThis: "Ask again, or read the figures through the API.",
  },
  CONTEXT_TOO_LARGE: {
    status: 413,
    happened: "The question and its figures are more than the model can take.",
    doThis: "Ask a narrower question.",
  },
  EGRESS_BLOCKED: {
    status: 422,
    happened:
      "Something that must not leave was about to be sent to the model, so nothing was sent.",
    doThis: "Remove personal or secret content from the question and ask again.",
  },
  BUDGET_EXCEEDED: {
    status: 429,
    happened: "The budget of this interaction, caller or tenant is used up.",
    doThis: "Wait until the time given in resetsAt, or ask a narrower question.",
  },
  PLANNER_BUSY: {
    status: 503,
    happened: "As many licence plans are being made and waited for as this server takes on.",
    doThis: "Repeat the request after the time given in retryAfterSeconds; other figures remain.",
  },
  LEDGER_UNAVAILABLE: {
    status: 503,
    happened: "The interaction could not be entered in the ledger, so its answer is withheld.",
    doThis: "Ask again in a moment; figures remain available without the advisor.",
  },
  RECORDS_UNAVAILABLE: {
    status: 503,
    happened: "What is kept of earlier surveys and decisions is out of reach just now.",
    doThis: "Repeat the request in a moment; figures remain available.",
  },
  QUESTION_TOO_LONG: {
    status: 413,
    happened: "The question is longer than 4 KB.",
    doThis: "Shorten the question.",
  },
  OPERATION_TOO_COMPLEX: {
    status: 400,
    happened: "The GraphQL operation is deeper or costlier than allowed.",
    doThis: "Ask for fewer fields or smaller pages.",
  },
  BAD_INPUT: {
    status: 400,
    happened: "The input does not have the expected form.",
    doThis: "Correct the argument named here.",
  },
  MINIMUM_NOT_LOWERED: {
    status: 400,
    happened: "A cohort minimum can be raised, never lowered.",
    doThis: "Ask for at least what is in force for the argument named here.",
  },
  NOT_FOUND: {
    status: 404,
    happened: "There is no such thing in this tenant.",
    doThis: "Check the id; ids of other tenants are never found.",
  },
  ABORTED: {
    status: 499,
    happened: "The client went away before the answer was ready.",
    doThis: "Repeat the request.",
  },
  CONFIGURATION: {
    status: 500,
    happened: "Seatwise is not configured correctly.",
    doThis: "Correct the settings named here and start again.",
  },
  INTERNAL: {
    status: 500,
    happened: "Something unexpected went wrong inside Seatwise.",
    doThis: "Report the correlation id to the operator.",
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

/** What may accompany a code to the client. Fixed words of ours and protocol values, no free text of others. */
export interface ErrorDetails {
  /** A sentence of ours that narrows the code down; never text received from elsewhere. */
  readonly reason?: string;
  readonly retryAfterSeconds?: number;
  /** ISO 8601 instant at which a budget starts anew. */
  readonly resetsAt?: string;
  /** Claims request of Entra, as JSON, to be passed on when the client signs in again. */
  readonly claims?: string;
  readonly consentUrl?: string;
  readonly scopes?: readonly string[];
  readonly roles?: readonly string[];
  /** Name of the argument or setting at fault. */
  readonly argument?: string;
  /** Under which the caller finds the receipt of a failed interaction. */
  readonly interactionId?: string;
  /** What left before a draft failed, word for word and with stand-ins for names: it is told nowhere else. */
  readonly sent?: readonly string[];
}

/**
 * The one error class of the house: a code of the closed list, what may be told, and the cause
 * for the log. The formatter in `server` is the only place that turns it into what a client sees.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(details.reason ?? ERROR_CATALOGUE[code].happened, options);
    this.code = code;
    this.details = details;
  }
}

/** Whether an error is one of ours with one of the given codes (any code when none is given). */
export function isAppError(error: unknown, ...codes: readonly ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
}

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never): never {
  throw new AppError(
    "INTERNAL",
    { reason: "A case was met that the types exclude." },
    { cause: value },
  );
}

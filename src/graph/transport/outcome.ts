import { AppError } from "../../core/errors.ts";
import { retryAfterSecondsOf } from "../../core/retry-after.ts";
import type { SourceId } from "../../core/source-ids.ts";
import type { GraphSource } from "../graph-source.ts";
import { rolesOpening } from "../sources.ts";
import { PassingFailure } from "./retry.ts";
import { interruption } from "./send.ts";

/** Why a source is closed to this caller: a missing permission or role, or a licence the tenant lacks. */
export type DenialKind = "permission" | "license";

/** Graph refuses a source. Says which scopes and roles would open it, never what Graph wrote. */
export class GraphDeniedError extends AppError {
  readonly source: SourceId;
  readonly kind: DenialKind;

  constructor(source: GraphSource, kind: DenialKind) {
    super("GRAPH_DENIED", {
      reason: reasonOf(source, kind),
      scopes: source.scopes,
      roles: rolesOpening(source),
    });
    this.source = source.id;
    this.kind = kind;
  }
}

function reasonOf(source: GraphSource, kind: DenialKind): string {
  return kind === "license" && source.tenantLicense !== undefined
    ? `The tenant has no ${source.tenantLicense} licence, without which this cannot be read.`
    : "This needs the scopes and one of the roles named here.";
}

const PASSING = new Set([408, 425, 500, 502, 503, 504, 509]);

/**
 * Turns an answer that is no success into the error it stands for; a success passes.
 * @throws PassingFailure when trying again may help, AppError otherwise.
 */
export async function refuseFailure(
  response: Response,
  { source, signal }: { readonly source: GraphSource; readonly signal: AbortSignal },
  now: Date,
): Promise<void> {
  if (response.ok) {
    return;
  }
  // Read and let go: the code of the error is a protocol word, the rest of the body may name people.
  const code = await errorCodeOf(response, signal);
  throw failureOf({ status: response.status, headers: response.headers, code }, source, now);
}

/** Status, headers and error code of a refused request, also of one part of a batch. */
export interface Refusal {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly code: string | undefined;
}

export function failureOf(refusal: Refusal, source: GraphSource, now: Date): Error {
  const { status, headers, code } = refusal;
  const after = retryAfterSecondsOf(headers.get("retry-after"), now);
  if (status === 429) {
    return throttled(source, after);
  }
  if (PASSING.has(status)) {
    return new PassingFailure("GRAPH_UNAVAILABLE", after);
  }
  if (status === 401) {
    return new AppError("SIGN_IN_AGAIN");
  }
  if (status === 403) {
    return new GraphDeniedError(source, isLicenseCode(code) ? "license" : "permission");
  }
  if (status === 404) {
    return new AppError("NOT_FOUND");
  }
  return new AppError("GRAPH_UNEXPECTED", {
    reason: `Microsoft Graph answered a request for ${source.id} with status ${status}.`,
  });
}

/**
 * A rationed source is used up for minutes: an operation goes on without it rather than let everybody
 * wait for what it adds.
 */
const LONGEST_WAIT_FOR_RATIONED_SECONDS = 15;
/** Each try counts against the ration, also one that is refused. */
const RETRIES_OF_RATIONED = 2;

function throttled({ isRationed = false }: GraphSource, after: number | undefined): Error {
  const mostRetries = isRationed ? RETRIES_OF_RATIONED : undefined;
  const failure = new PassingFailure("GRAPH_THROTTLED", after, {}, mostRetries);
  return isRationed && (after ?? 0) > LONGEST_WAIT_FOR_RATIONED_SECONDS
    ? failure.toAppError()
    : failure;
}

/**
 * `Authentication_RequestFromNonPremiumTenantOrB2CTenant`: sign-in data without Entra ID P1;
 * `missingLicense`: the premium licence insight without it.
 */
function isLicenseCode(code: string | undefined): boolean {
  return code !== undefined && /NonPremiumTenant|missingLicense/i.test(code);
}

async function errorCodeOf(response: Response, signal: AbortSignal): Promise<string | undefined> {
  try {
    const body: unknown = await response.json();
    return errorCodeIn(body);
  } catch (error) {
    // The code tells a missing licence from a missing role: where the connection broke before it came,
    // neither is known. A whole page of a proxy has none, and other statuses say enough by themselves.
    if (response.status === 403 && !(error instanceof SyntaxError)) {
      throw interruption(error, signal);
    }
    return undefined;
  }
}

/** `error.code` of a Graph error body. */
export function errorCodeIn(body: unknown): string | undefined {
  const error = propertyOf(body, "error");
  const code = propertyOf(error, "code");
  return typeof code === "string" ? code : undefined;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

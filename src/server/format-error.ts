import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { AppError, ERROR_CATALOGUE, isAppError } from "../core/errors.ts";
import type { Logger } from "../core/logger.ts";

/** Codes of graphql-js and Apollo that speak of the document, not of us: the client wrote it and may read it. */
const ABOUT_THE_DOCUMENT = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** The `AppError` inside whatever graphql-js wrapped around it, if that is what was thrown. */
export function appErrorOf(error: unknown): AppError | undefined {
  const inner = error instanceof GraphQLError && error.originalError ? error.originalError : error;
  return isAppError(inner) ? inner : undefined;
}

/** What the client is told of one of our errors: code, what happened, what to do, and its details. */
export function extensionsOf(error: AppError): Record<string, unknown> {
  const { happened, doThis } = ERROR_CATALOGUE[error.code];
  return { code: error.code, happened, doThis, ...error.details };
}

/**
 * The one place that turns an error into what a client sees. Errors that are not ours are masked
 * and logged under a correlation id the client sees too.
 */
export function createErrorFormatter(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { locations, path } = formatted;
    return {
      ...(told(formatted, error) ?? masked(logger, error)),
      ...(locations && { locations }),
      ...(path && { path }),
    };
  };
}

/** What may be told as it is: our own errors, and what concerns the document the client wrote. */
function told(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError | undefined {
  const known = refusedAsTooComplex(formatted) ?? appErrorOf(error);
  if (known !== undefined) {
    return known.code === "INTERNAL"
      ? undefined
      : { message: known.message, extensions: extensionsOf(known) };
  }
  const code = formatted.extensions?.["code"];
  return typeof code === "string" && ABOUT_THE_DOCUMENT.has(code)
    ? { message: formatted.message, extensions: { code } }
    : undefined;
}

function refusedAsTooComplex({ extensions }: GraphQLFormattedError): AppError | undefined {
  return extensions?.["refusal"] === "OPERATION_TOO_COMPLEX"
    ? new AppError("OPERATION_TOO_COMPLEX")
    : undefined;
}

function masked(logger: Logger, error: unknown): GraphQLFormattedError {
  const correlationId = randomUUID();
  const { happened, doThis } = ERROR_CATALOGUE.INTERNAL;
  logger.error({ correlationId, err: innermost(error) }, "An operation failed unexpectedly.");
  return { message: happened, extensions: { code: "INTERNAL", happened, doThis, correlationId } };
}

function innermost(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? error.originalError : error;
}

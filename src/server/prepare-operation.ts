import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import type { createErrorFormatter } from "./format-error.ts";
import { costOf, OPERATION_LIMITS, operationRules } from "./operation-limits.ts";

/** An operation as a client sends it. */
interface SentOperation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

/**
 * The checks an operation over HTTP passes, for transports that Apollo does not serve: length, rules,
 * cost.
 * @returns what to execute, or what is wrong with it.
 */
export function prepareOperation(
  schema: GraphQLSchema,
  sent: SentOperation,
): Omit<ExecutionArgs, "contextValue"> | readonly GraphQLError[] {
  try {
    const document = parse(sent.query, { maxTokens: OPERATION_LIMITS.documentTokens });
    const faults = validate(schema, document, [...specifiedRules, ...operationRules]);
    if (faults.length > 0) {
      return faults.map(
        (fault) =>
          new GraphQLError(fault.message, {
            nodes: fault.nodes ?? null,
            extensions: { ...fault.extensions, code: "GRAPHQL_VALIDATION_FAILED" },
          }),
      );
    }
    const variables = sent.variables ?? {};
    costOf({ schema, document, operationName: sent.operationName ?? undefined, variables });
    return {
      schema,
      document,
      operationName: sent.operationName ?? null,
      variableValues: variables,
    };
  } catch (error) {
    if (error instanceof GraphQLError) {
      return [new GraphQLError(error.message, { extensions: { code: "GRAPHQL_PARSE_FAILED" } })];
    }
    return [
      new GraphQLError("", {
        originalError: error instanceof Error ? error : new Error(String(error)),
      }),
    ];
  }
}

/** The transports give absent properties as undefined ones. */
type Loose<Result> = { readonly [Name in keyof Result]?: Result[Name] | undefined };
export type Format = ReturnType<typeof createErrorFormatter>;

export function formatGraphqlError(
  error: GraphQLError | GraphQLFormattedError,
  format: Format,
): GraphQLFormattedError {
  return format(error instanceof GraphQLError ? error.toJSON() : error, error);
}

/** A result with its errors in our form; nothing when it has none, which sends it as it is. */
export function withFormattedErrors(
  { errors, data, extensions }: Loose<ExecutionResult>,
  format: Format,
): FormattedExecutionResult | void {
  if (errors !== undefined) {
    return {
      ...(data === undefined ? {} : { data }),
      ...(extensions === undefined ? {} : { extensions }),
      errors: errors.map((error) => formatGraphqlError(error, format)),
    };
  }
}

import { type Logger as PinoLogger, pino } from "pino";

/** Log lines are structured: an object of our own fields, then a fixed sentence. */
export type Logger = Pick<PinoLogger, "debug" | "info" | "warn" | "error" | "child">;

export type LogLevel = "silent" | "error" | "warn" | "info" | "debug";

/**
 * JSON lines on standard error. Only the type, code and stack positions of an error are written:
 * messages of foreign errors may quote what was read.
 */
export function createLogger(
  level: LogLevel,
  destination: NodeJS.WritableStream = process.stderr,
): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: ["authorization", "*.authorization", "headers", "*.headers"],
        censor: "[secret]",
      },
      serializers: { err: describeError, error: describeError },
    },
    destination,
  );
}

interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly at?: readonly string[];
  readonly cause?: DescribedError;
}

function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) {
    return { type: typeof error };
  }
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const at = error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8);
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(at === undefined ? {} : { at: at.map((line) => line.trim()) }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

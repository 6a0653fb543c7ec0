import { MiddlewareError } from "langchain";
import { z } from "zod";
import { AppError, type ErrorCode, isAppError } from "../core/errors.ts";
import { exceeded } from "./budget.ts";
import type { ModelExchange } from "./model-transport.ts";
import { attackIn, isWithheld, promptRefusal } from "./shields.ts";

const wireError = z.object({
  name: z.string().optional(),
  status: z.number().optional(),
  /** Servers of the dialect give a number. */
  code: z.unknown().optional(),
  retryAfterMs: z.number().optional(),
});
/** Whatever a service says: nobody waits longer for an answer. */
const LONGEST_WAIT_SECONDS = 86_400;
type WireError = z.infer<typeof wireError>;

/** How an interaction stood when it failed. */
export interface FailedRun {
  /** The caller went away. */
  readonly caller: AbortSignal;
  /** The interaction's time was up. */
  readonly deadline: AbortSignal;
  /** The wire's last word, if anything was sent. */
  readonly lastExchange: ModelExchange | undefined;
}

/**
 * The code of ours for whatever ended an interaction. Texts of foreign errors are dropped: they
 * quote prompts, tool names and addresses.
 */
export function advisorErrorOf(error: unknown, run: FailedRun): AppError {
  const layers = [...layersOf(error)];
  const known = knownEnd(layers, run, error);
  if (known !== undefined) return known;
  const beneath = layers.find((layer) => !MiddlewareError.isInstance(layer));
  const wire = wireError.safeParse(beneath).data ?? {};
  const code = codeOf(wire, run.lastExchange);
  const retryAfterSeconds =
    wire.retryAfterMs === undefined
      ? undefined
      : Math.min(Math.ceil(wire.retryAfterMs / 1_000), LONGEST_WAIT_SECONDS);
  return new AppError(code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds }, {
    cause: error,
  });
}

/** How a run ended, where that is known without the wire's error: our own, who left, an attack, time. */
function knownEnd(
  layers: readonly Error[],
  { caller, deadline, lastExchange }: FailedRun,
  cause: unknown,
): AppError | undefined {
  const own = layers.find((layer) => isAppError(layer));
  // At the deadline what waits is aborted too, which is not what the caller is told.
  const isOver = deadline.aborted && !caller.aborted;
  if (own !== undefined && !(isOver && own.code === "ABORTED")) return own;
  if (caller.aborted) return new AppError("ABORTED");
  const objected = lastExchange && objectionOf(lastExchange, cause);
  if (objected !== undefined || !isOver) return objected;
  return outOfTime(lastExchange);
}

/**
 * What the wire itself says was wrong with prompt or answer, whatever the status and the client's
 * error. A stream that breaks off behind a filter's verdict was ended by it.
 */
function objectionOf(last: ModelExchange, cause: unknown): AppError | undefined {
  if (attackIn(last) !== undefined || last.objection === "filter")
    return promptRefusal(last, cause);
  if (isWithheld(last)) return new AppError("ANSWER_BLOCKED", {}, { cause });
  return last.objection === "context" && last.status !== 429
    ? new AppError("CONTEXT_TOO_LARGE", {}, { cause })
    : undefined;
}

/** Who took the time: a service that was to be asked again, a model that did not answer, or we. */
function outOfTime(last: ModelExchange | undefined): AppError {
  if (last === undefined || last.finishReason !== undefined) return exceeded("time");
  const isRefused = last.status >= 400;
  return new AppError(isRefused ? codeOf({ status: last.status }, last) : "MODEL_TIMEOUT");
}

/** An error and what it wraps: LangChain wraps what passes a middleware, LangGraph what fails together. */
function* layersOf(error: unknown, depth = 0): Generator<Error, void, undefined> {
  if (!(error instanceof Error) || depth > 8) return;
  yield error;
  yield* layersOf(
    "errors" in error && Array.isArray(error.errors) ? error.errors[0] : error.cause,
    depth + 1,
  );
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: "MODEL_CONFIG",
  401: "MODEL_AUTH",
  402: "MODEL_QUOTA",
  403: "MODEL_AUTH",
  404: "MODEL_CONFIG",
  408: "MODEL_TIMEOUT",
  413: "CONTEXT_TOO_LARGE",
  422: "MODEL_CONFIG",
  429: "MODEL_BUSY",
};

const BY_NAME: Readonly<Record<string, ErrorCode>> = {
  TimeoutError: "MODEL_TIMEOUT",
  ContextOverflowError: "CONTEXT_TOO_LARGE",
  GraphRecursionError: "BUDGET_EXCEEDED",
  RateLimitQuotaExhaustedError: "MODEL_QUOTA",
  InsufficientQuotaError: "MODEL_QUOTA",
};

const BY_FINISH: Readonly<Record<string, ErrorCode>> = {
  length: "ANSWER_TRUNCATED",
  content_filter: "ANSWER_BLOCKED",
};

function codeOf(wire: WireError, last: ModelExchange | undefined): ErrorCode {
  const named = BY_NAME[wire.name ?? ""];
  if (named !== undefined) return named;
  if (wire.status !== undefined) return BY_STATUS[wire.status] ?? "MODEL_UNAVAILABLE";
  return last === undefined ? "INTERNAL" : codeOfExchange(last);
}

function codeOfExchange({ timedOut, finishReason, status }: ModelExchange): ErrorCode {
  if (timedOut) return "MODEL_TIMEOUT";
  // Where a form is asked for, the client library throws at an answer that is not whole.
  const cutShort = BY_FINISH[finishReason ?? ""];
  return cutShort ?? (status === 200 ? "MODEL_STREAM_BROKEN" : "MODEL_UNAVAILABLE");
}

/**
 * Whether the last answer of the model came whole, by the wire's word and not LangChain's.
 * @throws AppError ANSWER_BLOCKED, ANSWER_TRUNCATED or MODEL_STREAM_BROKEN.
 */
export function requireWholeAnswer(last: ModelExchange | undefined): void {
  if (last?.finishReason === undefined) throw new AppError("MODEL_STREAM_BROKEN");
  if (last.refused) {
    throw new AppError("ANSWER_BLOCKED", { reason: "The language model declined to answer." });
  }
  if (isWithheld(last)) throw new AppError("ANSWER_BLOCKED");
  if (last.finishReason === "length") throw new AppError("ANSWER_TRUNCATED");
}

import { z } from "zod";
import { AppError } from "../core/errors.ts";
import type { TenantId, VisibilityClass } from "../core/ids.ts";
import type { Aggregate } from "../privacy/index.ts";
import type { RecommendationEvent, RecommendationSet } from "./recommendation-event.ts";

/** Position of an event in its tenant's log, as Redis Streams name it: milliseconds, then a counter. */
export const eventCursor = z
  .string()
  .regex(/^\d{1,15}-\d{1,10}$/)
  .brand<"EventCursor">();
export type EventCursor = z.infer<typeof eventCursor>;

/** Before the first event of any log: a reader from here gets everything that is kept. */
export const BEGINNING = eventCursor.parse("0-0");

/** Whose recommendations: they are compared only with what callers of the same rights were shown. */
export interface RecommendationScope {
  readonly tenantId: TenantId;
  readonly visibilityClass: VisibilityClass;
}

export interface LogEntry {
  /** Where to go on after this event. */
  readonly cursor: EventCursor;
  readonly event: Aggregate<RecommendationEvent>;
}

export interface ReadRequest {
  readonly tenantId: TenantId;
  /** The last event the reader has seen, `BEGINNING`, or `now` for what happens from now on. */
  readonly after: EventCursor | "now";
  /** Which events this reader may be given; asked for each. What it throws ends the reading. */
  readonly accepts: (event: RecommendationEvent) => boolean | Promise<boolean>;
  readonly signal?: AbortSignal;
}

/** A reader of a log; it is returned when nobody listens any more. */
export interface EventReader extends AsyncIterableIterator<LogEntry, undefined> {
  /** Ends the reading at once, also while `next` waits. */
  return(): Promise<IteratorReturnResult<undefined>>;
}

/** How many changes were published; `unavailable` when the log does not answer. */
export type Publication = { readonly published: number } | "unavailable";

/** What became of recommendations, per tenant and in order; at least once to every reader. */
export interface RecommendationLog {
  /**
   * Compares with the last published recommendations of this scope and appends one event per
   * change. When the log is away nothing is lost: the next survey is compared with the same state.
   * @throws AppError INTERNAL when the set was not sealed.
   */
  publishChanges(
    scope: RecommendationScope,
    current: Aggregate<RecommendationSet>,
  ): Promise<Publication>;

  /**
   * Events of a tenant as they come, until the signal fires or the iterator is returned.
   * The iterator throws AppError BAD_INPUT when the log no longer reaches back to the cursor.
   */
  read(request: ReadRequest): EventReader;

  close(): Promise<void>;
}

/** Order of two cursors, as for `sort`. */
export function compareCursors(a: EventCursor, b: EventCursor): number {
  const [aTime = 0, aCount = 0] = a.split("-").map(Number);
  const [bTime = 0, bCount = 0] = b.split("-").map(Number);
  return aTime - bTime || aCount - bCount;
}

/** Events between the cursor and the oldest one kept may have been dropped, so it cannot be resumed. */
export function cursorTooOld(): AppError {
  return new AppError("BAD_INPUT", {
    argument: "after",
    reason:
      "The log does not reach back to this cursor; read the recommendations anew and follow from now.",
  });
}

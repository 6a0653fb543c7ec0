import { instantOf } from "../../core/clock.ts";
import { AppError, isAppError } from "../../core/errors.ts";
import type { IsoDate, IsoInstant } from "../../core/ids.ts";
import { SOURCE_IDS, type SourceId } from "../../core/source-ids.ts";
import { GraphDeniedError } from "../../graph/index.ts";
import type { Coverage, SourceCoverage, SourceOutcome } from "../../privacy/index.ts";

/** Notes what became of each source while a tenant is read. A closed source degrades itself only. */
export class SourceLog {
  readonly #entries = new Map<SourceId, SourceCoverage>();
  readonly #opensAgain = new Map<SourceId, IsoInstant>();
  readonly #now: () => Date;
  readonly #closed: ReadonlyMap<SourceId, SourceOutcome>;

  /** @param closed sources known to be closed: they are noted, and not asked for. */
  constructor(now: () => Date, closed: ReadonlyMap<SourceId, SourceOutcome> = new Map()) {
    this.#now = now;
    this.#closed = closed;
  }

  /**
   * What a source gives; `null` when it is closed or did not answer, which is noted.
   * @throws AppError when the caller must act (claims challenge, sign in again) or went away.
   */
  async attempt<T>(source: SourceId, read: () => Promise<T>): Promise<T | null> {
    const closed = this.#closed.get(source);
    if (closed !== undefined) {
      this.note(source, closed);
      return null;
    }
    try {
      const result = await read();
      this.note(source, "used");
      return result;
    } catch (error) {
      this.note(source, outcomeOf(error));
      this.#noteReturn(source, error);
      return null;
    }
  }

  #noteReturn(source: SourceId, error: unknown): void {
    const seconds = isAppError(error) ? error.details.retryAfterSeconds : undefined;
    if (seconds !== undefined) {
      this.#opensAgain.set(source, instantOf(new Date(this.#now().getTime() + seconds * 1000)));
    }
  }

  note(source: SourceId, outcome: SourceOutcome, staleSince: IsoDate | null = null): void {
    this.#entries.set(source, { source, outcome, staleSince });
  }

  /** What became of a source; `undefined` while it was not tried. */
  outcomeOf(source: SourceId): SourceOutcome | undefined {
    return this.#entries.get(source)?.outcome;
  }

  /** When sources that failed for now can be asked again, where Graph said so. */
  opensAgain(): Coverage["opensAgain"] {
    return SOURCE_IDS.flatMap((source) => {
      const at = this.#opensAgain.get(source);
      return at === undefined ? [] : [{ source, at }];
    });
  }

  /** Every source that was tried, in the order of the table of sources. */
  entries(): readonly SourceCoverage[] {
    return SOURCE_IDS.flatMap((source) => this.#entries.get(source) ?? []);
  }
}

const PASSING: ReadonlySet<SourceOutcome> = new Set(["throttled", "unavailable", "overBudget"]);

/** Whether a source failed in a way that may be over in a moment. */
export function isPassing(outcome: SourceOutcome): boolean {
  return PASSING.has(outcome);
}

/** Entra, where it renews no token for a source while the survey is under way. */
const UNAVAILABLE = [
  "GRAPH_UNAVAILABLE",
  "GRAPH_UNEXPECTED",
  "NOT_FOUND",
  "ENTRA_UNAVAILABLE",
] as const;

/**
 * How a failure to read shows in coverage.
 * @throws the error itself when it is no property of the source: the caller must act or went away.
 */
export function outcomeOf(error: unknown): SourceOutcome {
  if (error instanceof GraphDeniedError) {
    return error.kind === "license" ? "notLicensed" : "notPermitted";
  }
  if (isAppError(error, "CONSENT_REQUIRED")) {
    return "notConsented";
  }
  if (isAppError(error, "GRAPH_THROTTLED", "ENTRA_THROTTLED")) {
    return "throttled";
  }
  if (isAppError(error, "BUDGET_EXCEEDED")) {
    return "overBudget";
  }
  if (isAppError(error, ...UNAVAILABLE)) {
    return "unavailable";
  }
  throw error instanceof Error ? error : new AppError("INTERNAL", {}, { cause: error });
}

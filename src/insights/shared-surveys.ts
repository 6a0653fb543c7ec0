import type { Caller } from "../auth/index.ts";
import type { CacheKey, Obtained } from "../cache/index.ts";
import { deriveKey } from "../core/derived-key.ts";
import { AppError, isAppError } from "../core/errors.ts";
import {
  type Aggregate,
  type CohortMinimums,
  type Coverage,
  SnapshotPseudonyms,
  UNKNOWN_MINIMUMS,
} from "../privacy/index.ts";
import type { CallerSight } from "./caller-sight.ts";
import { tokensOf } from "./caller-tokens.ts";
import type { InsightsOptions } from "./insights-service.ts";
import { isPassing } from "./reading/source-log.ts";
import type { Sights } from "./sights.ts";
import type { SurveyReporter } from "./survey-reporter.ts";
import { readTenant, type TenantReading } from "./tenant-reading.ts";
import { type TenantSnapshot, tenantSnapshot } from "./tenant-snapshot.ts";
import { assessTenant } from "./tenant-survey.ts";
import { ToldHistory, wordOf } from "./told-history.ts";

/** Reads at most this much of Graph for one survey; what did not fit is told in coverage. */
const SURVEY_BUDGET = { requests: 10_000, seconds: 900 } as const;

/** How long a survey is kept in which a source failed for now. */
const PARTIAL_SECONDS = 300;

/** Version of the rules behind cached snapshots: raise it when the same reading would tell other figures. */
const RULES_VERSION = "7";

/** Surveys tenants; callers of one visibility class share what one of them was shown. */
export class SharedSurveys {
  readonly #options: InsightsOptions;
  readonly #sights: Sights;
  readonly #productNames: readonly string[];

  constructor(options: InsightsOptions, sights: Sights) {
    this.#options = options;
    this.#sights = sights;
    this.#productNames = options.reference.catalogue.skus.map(({ displayName }) => displayName);
  }

  /**
   * The newest survey this caller may be shown; made now with the caller's own access when there is none.
   * @throws AppError when the caller must act, or went away.
   */
  async snapshot(caller: Caller, signal: AbortSignal): Promise<Obtained<TenantSnapshot>> {
    const sight = await this.#sights.of(caller, signal);
    const minimums = await this.#minimumsOf(caller);
    try {
      return await this.#obtain(caller, { sight, minimums, signal }, (flightSignal) =>
        this.#survey(caller, sight, flightSignal),
      );
    } catch (error) {
      if (!(error instanceof OwnSurvey) || error.caller !== caller) {
        throw error;
      }
      const { sight: own, snapshot } = error;
      return this.#obtain(caller, { sight: own, minimums, signal }, async () => snapshot);
    }
  }

  /** The minimums in force; `null` where they cannot be known, so that nothing may be told of members. */
  async #minimumsOf({ tenantId }: Caller): Promise<CohortMinimums | null> {
    try {
      return (await this.#options.minimums.inForce(tenantId)).minimums;
    } catch (error) {
      if (!isAppError(error, "RECORDS_UNAVAILABLE")) throw error;
      return null;
    }
  }

  /** Kept under the sight that the survey itself turned out to have. */
  #obtain(
    caller: Caller,
    { sight, minimums, signal }: Wish,
    survey: (signal: AbortSignal) => Promise<Aggregate<TenantSnapshot>>,
  ): Promise<Obtained<TenantSnapshot>> {
    const { shared, priceBook, surveyMaxAgeSeconds: ttlSeconds } = this.#options;
    const keyOf = (
      { visibilityClass }: CallerSight,
      under: TenantSnapshot["minimums"],
    ): CacheKey => ({
      tenantId: caller.tenantId,
      visibilityClass,
      name: "survey",
      version: `${RULES_VERSION}-${priceBook.version}-${under === null ? "unknown" : wordOf(under)}`,
    });
    return shared.obtain(
      {
        kind: tenantSnapshot,
        key: keyOf(sight, minimums),
        ttlSeconds,
        signal,
        placeOf: ({ coverage, value }) => ({
          key: keyOf(this.#sights.learnt(caller, sight, coverage), value.minimums),
          ttlSeconds: isWhole(coverage) ? ttlSeconds : Math.min(ttlSeconds, PARTIAL_SECONDS),
        }),
      },
      survey,
    );
  }

  async #survey(
    caller: Caller,
    sight: CallerSight,
    signal: AbortSignal,
  ): Promise<Aggregate<TenantSnapshot>> {
    const { tenantId } = caller;
    const { visibilityClass } = sight;
    const progress = this.#options.progress.open({ tenantId, visibilityClass });
    try {
      const snapshot = await this.#read(caller, { sight, progress, signal });
      const seen = this.#sights.learnt(caller, sight, snapshot.coverage);
      await this.#options.listener.surveyed(tenantId, seen.visibilityClass, snapshot);
      if (sight.isShared && !seen.isShared) {
        throw new OwnSurvey(caller, seen, snapshot);
      }
      return snapshot;
    } finally {
      progress.close();
    }
  }

  async #read(
    caller: Caller,
    { sight, progress, signal }: SurveyMeans,
  ): Promise<Aggregate<TenantSnapshot>> {
    const { broker, connection, clock, seatwiseKey } = this.#options;
    const now = clock.now();
    const reading = await readTenant({
      connection,
      operation: {
        tokens: tokensOf(broker, caller),
        signal,
        budget: SURVEY_BUDGET,
        priority: "low",
      },
      now,
      productNames: this.#productNames,
      progress,
      closed: sight.closed,
      concealed: sight.concealed === true,
      marksKey: deriveKey(seatwiseKey, `marks of ${caller.tenantId}`).subarray(0, 8),
    });
    progress.enter("assessing");
    // Who raises the minimums while a survey is made is told nothing below them any more.
    for (let minimums = await this.#minimumsOf(caller); ; ) {
      const snapshot = await this.#assess(reading, { caller, sight, minimums, now });
      const told = snapshot.value.minimums;
      minimums = told && (await this.#minimumsOf(caller));
      const isInForce = minimums !== null && told !== null && wordOf(minimums) === wordOf(told);
      if (told === null || isInForce) return snapshot;
    }
  }

  #assess(
    reading: TenantReading,
    { caller, sight, minimums, now }: Assessment,
  ): Promise<Aggregate<TenantSnapshot>> {
    const { reference, priceBook, seatwiseKey, toldArchive } = this.#options;
    const { tenantId } = caller;
    return assessTenant(reading, {
      now,
      reference,
      tenantId,
      priceBook,
      tenantKey: deriveKey(seatwiseKey, `recommendations of ${tenantId}`),
      pseudonymsOf: (week) => new SnapshotPseudonyms(seatwiseKey, { tenantId, asOf: week }),
      minimums,
      historyOn: (coverage) => {
        const { visibilityClass, isShared } = this.#sights.learnt(caller, sight, coverage);
        return new ToldHistory(toldArchive, {
          tenantId,
          visibilityClass,
          seesEverybody: isShared,
          coverage,
          minimums: minimums ?? UNKNOWN_MINIMUMS,
          now,
        });
      },
    });
  }
}

interface Assessment {
  readonly caller: Caller;
  readonly sight: CallerSight;
  readonly minimums: CohortMinimums | null;
  readonly now: Date;
}

interface Wish {
  readonly sight: CallerSight;
  readonly minimums: CohortMinimums | null;
  readonly signal: AbortSignal;
}

interface SurveyMeans {
  readonly sight: CallerSight;
  readonly progress: SurveyReporter;
  readonly signal: AbortSignal;
}

/**
 * A survey that was shown something else than others of its caller's class: nobody who waits for the
 * same survey may be given it, so it ends the flight and they fly anew.
 */
class OwnSurvey extends AppError {
  readonly caller: Caller;
  readonly sight: CallerSight;
  readonly snapshot: Aggregate<TenantSnapshot>;

  constructor(caller: Caller, sight: CallerSight, snapshot: Aggregate<TenantSnapshot>) {
    super("FORBIDDEN");
    this.caller = caller;
    this.sight = sight;
    this.snapshot = snapshot;
  }
}

function isWhole({ sources, recordsUnavailable }: Coverage): boolean {
  return !recordsUnavailable && !sources.some(({ outcome }) => isPassing(outcome));
}

import type { Caller } from "../auth/index.ts";
import type { CacheKey, Obtained } from "../cache/index.ts";
import { AppError, isAppError } from "../core/errors.ts";
import type { Aggregate, CohortMinimums, Coverage } from "../privacy/index.ts";
import type { CallerSight } from "./caller-sight.ts";
import { tokensOf } from "./caller-tokens.ts";
import { EarlierSurveys, isEarlier } from "./earlier-survey.ts";
import type { InsightsOptions } from "./insights-service.ts";
import type { SurveyHost } from "./making/survey-maker.ts";
import { isPassing } from "./reading/source-log.ts";
import type { Sights } from "./sights.ts";
import { type TenantSnapshot, tenantSnapshot } from "./tenant-snapshot.ts";
import { wordOf } from "./told-history.ts";

/** How long a survey is kept in which a source failed for now. */
const PARTIAL_SECONDS = 300;

/** Version of the rules behind cached snapshots: raise it when the same reading would tell other figures. */
const RULES_VERSION = "8";

/** Surveys tenants; callers of one visibility class share what one of them was shown. */
export class SharedSurveys {
  readonly #options: InsightsOptions;
  readonly #sights: Sights;
  readonly #earlier: EarlierSurveys;

  constructor(options: InsightsOptions, sights: Sights) {
    this.#options = options;
    this.#sights = sights;
    this.#earlier = new EarlierSurveys(options.shared);
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
    const { shared, surveyMaxAgeSeconds: ttlSeconds } = this.#options;
    return shared.obtain(
      {
        kind: tenantSnapshot,
        key: this.#keyOf(caller, sight, minimums),
        ttlSeconds,
        signal,
        placeOf: ({ coverage, value }) => ({
          key: this.#keyOf(caller, this.#sights.learnt(caller, sight, coverage), value.minimums),
          ttlSeconds:
            isWhole(coverage) && !isEarlier(coverage)
              ? ttlSeconds
              : Math.min(ttlSeconds, PARTIAL_SECONDS),
        }),
      },
      survey,
    );
  }

  #keyOf(
    { tenantId }: Caller,
    { visibilityClass }: CallerSight,
    under: TenantSnapshot["minimums"],
  ): CacheKey {
    const word = under === null ? "unknown" : wordOf(under);
    return {
      tenantId,
      visibilityClass,
      name: "survey",
      version: `${RULES_VERSION}-${this.#options.priceBook.version}-${word}`,
    };
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
      const snapshot = await this.#make(caller, { sight, progress, signal });
      const seen = this.#sights.learnt(caller, sight, snapshot.coverage);
      const place = this.#keyOf(caller, seen, snapshot.value.minimums);
      const earlier = await this.#earlier.insteadOf(snapshot.coverage, place);
      if (earlier !== undefined) {
        return earlier;
      }
      await this.#options.listener.surveyed(tenantId, seen.visibilityClass, snapshot);
      if (isWhole(snapshot.coverage)) {
        await this.#earlier.keep(snapshot, place);
      }
      if (sight.isShared && !seen.isShared) {
        throw new OwnSurvey(caller, seen, snapshot);
      }
      return snapshot;
    } finally {
      progress.close();
    }
  }

  #make(
    caller: Caller,
    { sight, progress, signal }: SurveyMeans,
  ): Promise<Aggregate<TenantSnapshot>> {
    const { broker, connection, clock, surveys, toldArchive } = this.#options;
    const job = {
      tenantId: caller.tenantId,
      now: clock.now(),
      closed: sight.closed,
      concealed: sight.concealed === true,
    };
    const host: SurveyHost = {
      tokens: tokensOf(broker, caller),
      pace: connection.pace,
      progress,
      toldArchive,
      minimums: () => this.#minimumsOf(caller),
      audienceOf: async (coverage) => {
        const { visibilityClass, isShared } = this.#sights.learnt(caller, sight, coverage);
        return { visibilityClass, seesEverybody: isShared };
      },
    };
    return surveys.make(job, host, signal);
  }
}

interface Wish {
  readonly sight: CallerSight;
  readonly minimums: CohortMinimums | null;
  readonly signal: AbortSignal;
}

interface SurveyMeans {
  readonly sight: CallerSight;
  readonly progress: SurveyHost["progress"];
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

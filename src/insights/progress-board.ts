import type { AggregateCache, CacheKey } from "../cache/index.ts";
import { type Clock, instantOf } from "../core/clock.ts";
import { type Aggregate, type Coverage, seal } from "../privacy/index.ts";
import { type SurveyProgress, surveyProgress } from "./aggregates/survey-progress.ts";
import { SurveyReporter } from "./survey-reporter.ts";

/** Whose survey: callers of one visibility class share it, and nobody else hears of it. */
export type SurveyScope = Pick<CacheKey, "tenantId" | "visibilityClass">;

/** Other processes look that often at most; a page of members takes far less. */
const POST_EVERY_MS = 250;
/** A process that died says nothing more; after this its last word is forgotten. */
const POST_SECONDS = 20;

/** Progress tells nothing of what was found, so there is nothing to cover. */
const NO_COVERAGE: Coverage = {
  sources: [],
  seatsJudged: 0,
  seatsTotal: 0,
  reportRefreshedOn: null,
  reportNamesConcealed: null,
  tooFewMembers: false,
  recordsUnavailable: false,
  opensAgain: [],
};

/**
 * Where surveys say how far they are, and those who wait for them look. In the cache, because the
 * survey may be made by another process, and in memory, because the cache may be away.
 */
export class ProgressBoard {
  readonly #cache: AggregateCache;
  readonly #clock: Clock;
  readonly #ofThisProcess = new Map<string, Aggregate<SurveyProgress>>();

  constructor(cache: AggregateCache, clock: Clock) {
    this.#cache = cache;
    this.#clock = clock;
  }

  /** For a survey that begins in this process. */
  open(scope: SurveyScope): SurveyReporter {
    const name = nameOf(scope);
    let postedAt = 0;
    return new SurveyReporter(
      (progress, isNewPhase) => {
        const now = this.#clock.now();
        const sealed = seal(
          surveyProgress,
          progress,
          { coverage: NO_COVERAGE, asOf: instantOf(now) },
          new Set(),
        );
        if (progress.phase === "done") {
          this.#ofThisProcess.delete(name);
        } else {
          this.#ofThisProcess.set(name, sealed);
        }
        if (isNewPhase || now.getTime() - postedAt >= POST_EVERY_MS) {
          postedAt = now.getTime();
          // Nobody waits for it: a cache that is away must not slow the survey down.
          void this.#cache.put(sealed, keyOf(scope), POST_SECONDS);
        }
      },
      () => this.#clock.now(),
    );
  }

  /** The newest word of a survey; `undefined` when none is known of. */
  async latest(scope: SurveyScope): Promise<Aggregate<SurveyProgress> | undefined> {
    const here = this.#ofThisProcess.get(nameOf(scope));
    if (here !== undefined) {
      return here;
    }
    const found = await this.#cache.get(surveyProgress, keyOf(scope));
    return "hit" in found ? found.hit : undefined;
  }
}

function nameOf({ tenantId, visibilityClass }: SurveyScope): string {
  return `${tenantId} ${visibilityClass}`;
}

function keyOf(scope: SurveyScope): CacheKey {
  return { ...scope, name: "survey-progress", version: "1" };
}

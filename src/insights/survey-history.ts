import { dateOfDay, dayNumber, dayOf } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { IsoDate, TenantId, VisibilityClass } from "../core/ids.ts";
import type { Logger } from "../core/logger.ts";
import {
  type BookPlace,
  type Comparison,
  type ConfidenceClass,
  compareSurveys,
  sureOfPaid,
} from "../licensing/index.ts";
import { type Aggregate, reopenAggregate, resealAs, serializeAggregate } from "../privacy/index.ts";
import {
  type SurveyRecordValue,
  surveyRecord,
  surveyRecordValue,
} from "./aggregates/survey-record.ts";
import type { SurveyListener } from "./insights-service.ts";
import { productsOf, type TenantSnapshot } from "./tenant-snapshot.ts";

/** Where sealed records of earlier surveys are kept as text: the last of each day. */
export interface SurveyArchive {
  keep(place: BookPlace, day: IsoDate, text: string): Promise<void>;
  /** The newest record of that day or before. */
  latest(place: BookPlace, upTo: IsoDate): Promise<string | undefined>;
}

/** How far back a comparison reaches, in days. */
export const COMPARE_PERIODS = { week: 7, month: 30, quarter: 91, year: 365 } as const;
export type ComparePeriod = keyof typeof COMPARE_PERIODS;

/**
 * What changed since an earlier survey; `earlier` is `null` where there is none that far back which can be
 * compared: where one of them could not tell trial seats from paid ones, cost would change by itself.
 */
export interface ComparedSurveys {
  readonly earlier: IsoDate | null;
  readonly now: IsoDate;
  /** Whether both rest on the same sources and minimums; if not, savings are not compared. */
  readonly isSameEvidence: boolean;
  readonly comparison: Comparison | null;
  /** How sure its amounts are. */
  readonly confidence: ConfidenceClass;
}

/** Keeps a record of surveys and compares with it. Figures of different views are never compared. */
export class SurveyHistory implements SurveyListener {
  readonly #archive: SurveyArchive;
  readonly #logger: Logger;

  constructor(archive: SurveyArchive, logger: Logger) {
    this.#archive = archive;
    this.#logger = logger;
  }

  /** A record that cannot be kept is no reason to withhold a survey. */
  async surveyed(
    tenantId: TenantId,
    visibilityClass: VisibilityClass,
    snapshot: Aggregate<TenantSnapshot>,
  ): Promise<void> {
    const record = recordOf(snapshot);
    if (record === null) return;
    try {
      const day = dayOf(new Date(snapshot.asOf));
      await this.#archive.keep({ tenantId, visibilityClass }, day, serializeAggregate(record));
    } catch (error) {
      this.#logger.error({ err: error }, "A survey could not be kept for later comparison.");
    }
  }

  /**
   * @returns `null` where the caller may not see what is compared.
   * @throws AppError RECORDS_UNAVAILABLE when the archive cannot be read.
   */
  async compare(
    place: BookPlace,
    snapshot: Aggregate<TenantSnapshot>,
    period: ComparePeriod,
  ): Promise<ComparedSurveys | null> {
    const after = recordOf(snapshot);
    if (after === null) return null;
    const now = dayOf(new Date(snapshot.asOf));
    const upTo = dateOfDay(dayNumber(now) - COMPARE_PERIODS[period]);
    const text = await this.#latest(place, upTo);
    const before = text === undefined ? undefined : reopenAggregate(surveyRecord, text);
    if (before === undefined || tellsTrials(before) !== tellsTrials(after)) {
      return { earlier: null, now, isSameEvidence: false, comparison: null, confidence: "C1" };
    }
    const isSameEvidence = restsOn(before) === restsOn(after);
    const comparison = compareSurveys(before.value, after.value);
    return {
      earlier: dayOf(new Date(before.asOf)),
      now,
      isSameEvidence,
      comparison: isSameEvidence ? comparison : { ...comparison, savings: [] },
      confidence: sureOfPaid("C1", { mayBeTrial: !tellsTrials(after) }),
    };
  }

  async #latest(place: BookPlace, upTo: IsoDate): Promise<string | undefined> {
    try {
      return await this.#archive.latest(place, upTo);
    } catch (error) {
      this.#logger.error({ err: error }, "Earlier surveys cannot be read.");
      throw new AppError("RECORDS_UNAVAILABLE", {}, { cause: error });
    }
  }
}

function recordOf(snapshot: Aggregate<TenantSnapshot>) {
  const value = surveyRecordValue(snapshot.value);
  return value && resealAs(surveyRecord, value, snapshot, productsOf(snapshot.value));
}

/** Whether trial seats were told from paid ones. */
function tellsTrials({ coverage: { sources } }: Aggregate<SurveyRecordValue>): boolean {
  return sources.some(
    ({ source, outcome }) => source === "commerceSubscriptions" && outcome === "used",
  );
}

/** What makes savings comparable: the sources that were used, and the minimums they were told under. */
function restsOn({ coverage, value: { minimums } }: Aggregate<SurveyRecordValue>): string {
  const used = coverage.sources.filter(({ outcome }) => outcome === "used");
  return JSON.stringify([used.map(({ source }) => source).sort(), minimums]);
}

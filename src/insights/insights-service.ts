import type { Caller, OnBehalfOfBroker } from "../auth/index.ts";
import type { Obtained, SharedAggregates } from "../cache/index.ts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { TenantId, VisibilityClass } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import type { GraphConnection, RequestPace } from "../graph/index.ts";
import type {
  CsvTable,
  LicencePlanner,
  OwnedSku,
  PriceBook,
  Reference,
} from "../licensing/index.ts";
import {
  type Aggregate,
  type Coverage,
  type NameSource,
  namesOfSnapshot,
  recommendationIdOf,
  resealAs,
} from "../privacy/index.ts";
import { type ComparisonValue, comparison, comparisonValue } from "./aggregates/comparison.ts";
import type { LicensePlanValue } from "./aggregates/license-plan.ts";
import { planBasisOfValue } from "./aggregates/plan-basis.ts";
import {
  type RecommendationStatesValue,
  recommendationStates,
} from "./aggregates/recommendation-states.ts";
import type { WhatIfValue } from "./aggregates/what-if.ts";
import type { CallerSight } from "./caller-sight.ts";
import type { DirectoryViews } from "./directory-views.ts";
import { weekOf } from "./disclosure-period.ts";
import {
  type ExportedTable,
  exportAnswer,
  exportTable,
  type SurveyTable,
} from "./export/export-table.ts";
import { LicensePlans, type PlanQuestion } from "./license-plans.ts";
import type { SurveyMaker } from "./making/survey-maker.ts";
import type { ProgressBoard } from "./progress-board.ts";
import { isPassing } from "./reading/source-log.ts";
import type { RecommendationDesk } from "./recommendation-desk.ts";
import { SharedSurveys } from "./shared-surveys.ts";
import { Sights } from "./sights.ts";
import { opensWith } from "./source-access.ts";
import type { ComparePeriod, SurveyHistory } from "./survey-history.ts";
import { type SurveyUpdate, surveyUpdates } from "./survey-updates.ts";
import type { TenantMinimums } from "./tenant-minimums.ts";
import { SURVEY_SOURCES } from "./tenant-reading.ts";
import { productsOf, type TenantSnapshot } from "./tenant-snapshot.ts";
import type { ToldArchive } from "./told-history.ts";
import { type Assumptions, answerWhatIf } from "./what-if.ts";

/** Where changes of recommendations are announced. */
export interface SurveyListener {
  surveyed(
    tenantId: TenantId,
    visibilityClass: VisibilityClass,
    snapshot: Aggregate<TenantSnapshot>,
  ): Promise<void>;
}

export interface InsightsOptions {
  readonly broker: OnBehalfOfBroker;
  readonly connection: GraphConnection & { readonly pace: RequestPace };
  readonly shared: SharedAggregates;
  readonly progress: ProgressBoard;
  readonly surveys: SurveyMaker;
  readonly reference: Reference;
  readonly listener: SurveyListener;
  readonly directories: DirectoryViews;
  readonly history: SurveyHistory;
  readonly desk: RecommendationDesk;
  readonly clock: Clock;
  readonly planner: LicencePlanner;
  readonly priceBook: PriceBook;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  readonly surveyMaxAgeSeconds: number;
  /** Fewest members behind a figure about them, by tenant. */
  readonly minimums: Pick<TenantMinimums, "inForce">;
  /** Where it is remembered what was told of members. */
  readonly toldArchive: ToldArchive;
}

/** Surveys tenants on behalf of callers; what one caller may be shown is computed once. */
export class InsightsService {
  readonly #options: InsightsOptions;
  readonly #sights: Sights;
  readonly #surveys: SharedSurveys;
  readonly #plans: LicensePlans;

  constructor(options: InsightsOptions) {
    this.#options = options;
    this.#sights = new Sights({
      ...options,
      sources: SURVEY_SOURCES,
      purpose: "visibility class",
      learntForSeconds: options.surveyMaxAgeSeconds,
    });
    this.#surveys = new SharedSurveys(options, this.#sights);
    this.#plans = new LicensePlans({ ...options, maxAgeSeconds: options.surveyMaxAgeSeconds });
  }

  /**
   * Which sources are open to a caller, and the class of callers who are shown the same.
   * @throws AppError as Entra answers, except for missing consent.
   */
  sightOf(caller: Caller, signal: AbortSignal): Promise<CallerSight> {
    return this.#sights.of(caller, signal);
  }

  /**
   * The same, once Graph has said that it still lets this caller in.
   * @throws AppError as Graph refuses.
   */
  async admittedSightOf(caller: Caller, signal: AbortSignal): Promise<CallerSight> {
    await this.#sights.requireAdmission(caller, signal);
    return this.#sights.of(caller, signal);
  }

  /**
   * The newest survey this caller may be shown, at most `surveyMaxAgeSeconds` old; made now with the
   * caller's own access when there is none.
   * @throws AppError when the caller must act, or went away.
   */
  snapshot(caller: Caller, signal: AbortSignal): Promise<Obtained<TenantSnapshot>> {
    return this.#surveys.snapshot(caller, signal);
  }

  /**
   * What the pseudonyms of a survey stand for, as far as this caller can read the tenant's words.
   * @throws AppError when the caller must act, or went away.
   */
  async namesIn(
    caller: Caller,
    { asOf }: Aggregate<unknown>,
    signal: AbortSignal,
  ): Promise<NameSource> {
    const { departments, countries } = await this.#options.directories.of(caller, signal);
    const snapshot = { tenantId: caller.tenantId, asOf: weekOf(new Date(asOf)) };
    const words = { Department: departments, Country: countries };
    return namesOfSnapshot(this.#options.seatwiseKey, snapshot, words);
  }

  /**
   * The cheapest licence mix for a question about a survey this caller was given.
   * @returns `undefined` when the survey could not see the tenant's SKUs.
   * @throws AppError ABORTED when the caller goes away.
   */
  async licensePlan(
    caller: Caller,
    survey: Aggregate<TenantSnapshot>,
    question: PlanQuestion,
    signal: AbortSignal,
  ): Promise<Aggregate<LicensePlanValue> | undefined> {
    const audience = await this.#placeOf(caller, signal);
    return this.#plans.plan(survey, question, audience, signal);
  }

  /**
   * What changed since an earlier survey that callers of the same view were shown.
   * @returns `undefined` when the survey could not see the tenant's SKUs.
   * @throws AppError RECORDS_UNAVAILABLE when earlier surveys cannot be read.
   */
  async compare(
    caller: Caller,
    survey: Aggregate<TenantSnapshot>,
    period: ComparePeriod,
    signal: AbortSignal,
  ): Promise<Aggregate<ComparisonValue> | undefined> {
    const compared = await this.#options.history.compare(
      await this.#placeOf(caller, signal),
      survey,
      period,
    );
    if (compared === null) return undefined;
    // Products given up since then were checked when the earlier survey was sealed.
    const earlier = (compared.comparison?.skus ?? []).map(({ skuId }) => skuId);
    const products = new Set([...productsOf(survey.value), ...earlier]);
    return resealAs(comparison, comparisonValue(compared), survey, products);
  }

  /**
   * Where the recommendations of a survey stand.
   * @throws AppError RECORDS_UNAVAILABLE when the book cannot be read.
   */
  async recommendationStates(
    caller: Caller,
    survey: Aggregate<TenantSnapshot>,
    signal: AbortSignal,
  ): Promise<Aggregate<RecommendationStatesValue>> {
    const place = await this.#placeOf(caller, signal);
    const all = await this.#options.desk.listed(place, survey);
    const states = all.flatMap(({ id, state }) =>
      state === null ? [] : [{ id: recommendationIdOf(id), state: state.kind }],
    );
    return resealAs(recommendationStates, states, survey, new Set());
  }

  async #placeOf(caller: Caller, signal: AbortSignal) {
    const { visibilityClass } = await this.sightOf(caller, signal);
    return { tenantId: caller.tenantId, visibilityClass };
  }

  /**
   * A survey as it is made: how far it is, whoever of the caller's visibility class made it
   * start, and in whichever process. Who leaves stops the survey when nobody else waits for it.
   * @throws AppError as `sightOf`; what goes wrong later is told as the last update.
   */
  async follow(
    caller: Caller,
    signal: AbortSignal,
  ): Promise<AsyncIterableIterator<SurveyUpdate, undefined>> {
    const { progress, clock } = this.#options;
    const { tenantId } = caller;
    const { visibilityClass } = await this.sightOf(caller, signal);
    return surveyUpdates({
      survey: (untilLeft) => this.snapshot(caller, untilLeft),
      latest: () => progress.latest({ tenantId, visibilityClass }),
      clock,
      signal,
    });
  }

  /**
   * What assumptions come to in a survey this caller was given.
   * @returns `undefined` when the survey could not see the tenant's SKUs.
   */
  whatIf(
    { tenantId }: Caller,
    survey: Aggregate<TenantSnapshot>,
    assumptions: Assumptions,
  ): Aggregate<WhatIfValue> | undefined {
    return answerWhatIf(survey, assumptions, (owned) => this.#referenceOf(tenantId, owned));
  }

  /**
   * A table of a survey this caller was given.
   * @throws AppError GRAPH_DENIED when what it rests on is closed to the caller, GRAPH_UNAVAILABLE when
   *   the survey did not get it this time.
   */
  exportTable(
    { tenantId }: Caller,
    survey: Aggregate<TenantSnapshot>,
    name: SurveyTable,
    names: NameSource,
  ): ExportedTable {
    const reference = this.#referenceFor(tenantId, survey);
    const exported = exportTable(survey, name, { tenantId, reference, names });
    if ("missing" in exported) throw missing(exported.missing, survey.coverage);
    return exported;
  }

  /** A table of an answer made from a survey this caller was given. */
  exportAnswer<Value>(
    { tenantId }: Caller,
    survey: Aggregate<TenantSnapshot>,
    answer: Aggregate<Value>,
    tableOf: (value: Value, reference: Reference) => CsvTable,
  ): ExportedTable {
    return exportAnswer(answer, tableOf, this.#referenceFor(tenantId, survey));
  }

  #referenceFor(tenantId: TenantId, { value: { planBasis } }: Aggregate<TenantSnapshot>) {
    const owned = planBasis === null ? [] : planBasisOfValue(planBasis).ownedSkus;
    return this.#referenceOf(tenantId, owned);
  }

  #referenceOf(tenantId: TenantId, owned: readonly OwnedSku[]): Reference {
    const { priceBook, reference } = this.#options;
    return priceBook.referenceOf(tenantId, owned, reference);
  }
}

function missing(source: SourceId, { sources }: Coverage): AppError {
  const outcome = sources.find((one) => one.source === source)?.outcome;
  return outcome !== undefined && isPassing(outcome)
    ? new AppError("GRAPH_UNAVAILABLE")
    : new AppError("GRAPH_DENIED", opensWith(source));
}

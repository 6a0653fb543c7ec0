import type { Caller, OnBehalfOfBroker } from "../auth/index.ts";
import type { Obtained, SharedAggregates } from "../cache/index.ts";
import type { Clock } from "../core/clock.ts";
import { deriveKey } from "../core/derived-key.ts";
import type { TenantId, VisibilityClass } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import { type GraphConnection, sourceOf } from "../graph/index.ts";
import type { LicencePlanner, PriceBook, Reference } from "../licensing/index.ts";
import type { Aggregate } from "../privacy/index.ts";
import type { LicensePlanValue } from "./aggregates/license-plan.ts";
import type { WhatIfValue } from "./aggregates/what-if.ts";
import { type CallerSight, sightOf } from "./caller-sight.ts";
import { tokensOf } from "./caller-tokens.ts";
import { LicensePlans, type PlanQuestion } from "./license-plans.ts";
import type { ProgressBoard } from "./progress-board.ts";
import type { SurveyReporter } from "./survey-reporter.ts";
import { type SurveyUpdate, surveyUpdates } from "./survey-updates.ts";
import { readTenant, SURVEY_SOURCES } from "./tenant-reading.ts";
import { type TenantSnapshot, tenantSnapshot } from "./tenant-snapshot.ts";
import { assessTenant } from "./tenant-survey.ts";
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
  readonly connection: GraphConnection;
  readonly shared: SharedAggregates;
  readonly progress: ProgressBoard;
  readonly reference: Reference;
  readonly listener: SurveyListener;
  readonly clock: Clock;
  readonly planner: LicencePlanner;
  readonly priceBook: PriceBook;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  readonly surveyMaxAgeSeconds: number;
}

/** Reads at most this much of Graph for one survey; what did not fit is told in coverage. */
const SURVEY_BUDGET = { requests: 10_000, seconds: 900 } as const;

/** Version of the rules behind cached snapshots: raise it when the same reading would tell other figures. */
const RULES_VERSION = "2";

/** Surveys tenants on behalf of callers; what one caller may be shown is computed once. */
export class InsightsService {
  readonly #options: InsightsOptions;
  readonly #visibilityKey: Buffer;
  readonly #productNames: readonly string[];
  readonly #plans: LicensePlans;

  constructor(options: InsightsOptions) {
    this.#options = options;
    this.#visibilityKey = deriveKey(options.seatwiseKey, "visibility class");
    this.#plans = new LicensePlans({ ...options, maxAgeSeconds: options.surveyMaxAgeSeconds });
    this.#productNames = options.reference.catalogue.skus.map(({ displayName }) => displayName);
  }

  /**
   * Which sources are open to a caller, and the class of callers who are shown the same.
   * @throws AppError as Entra answers, except for missing consent.
   */
  sightOf(caller: Caller, signal: AbortSignal): Promise<CallerSight> {
    return sightOf(caller, SURVEY_SOURCES, {
      broker: this.#options.broker,
      key: this.#visibilityKey,
      signal,
    });
  }

  /**
   * The newest survey this caller may be shown, at most `surveyMaxAgeSeconds` old; made now with the
   * caller's own access when there is none.
   * @throws AppError when the caller must act, or went away.
   */
  async snapshot(caller: Caller, signal: AbortSignal): Promise<Obtained<TenantSnapshot>> {
    const { visibilityClass } = await this.sightOf(caller, signal);
    const version = `${RULES_VERSION}-${this.#options.priceBook.version}`;
    return this.#options.shared.obtain(
      {
        kind: tenantSnapshot,
        key: { tenantId: caller.tenantId, visibilityClass, name: "survey", version },
        ttlSeconds: this.#options.surveyMaxAgeSeconds,
        signal,
      },
      (flightSignal) => this.#survey(caller, visibilityClass, flightSignal),
    );
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
    const { visibilityClass } = await this.sightOf(caller, signal);
    const audience = { tenantId: caller.tenantId, visibilityClass };
    return this.#plans.plan(survey, question, audience, signal);
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
    const { priceBook, reference } = this.#options;
    return answerWhatIf(survey, assumptions, (owned) =>
      priceBook.referenceOf(tenantId, owned, reference),
    );
  }

  async #survey(
    caller: Caller,
    visibilityClass: VisibilityClass,
    signal: AbortSignal,
  ): Promise<Aggregate<TenantSnapshot>> {
    const progress = this.#options.progress.open({ tenantId: caller.tenantId, visibilityClass });
    try {
      return await this.#surveyTelling(progress, caller, { visibilityClass, signal });
    } finally {
      progress.close();
    }
  }

  async #surveyTelling(
    progress: SurveyReporter,
    caller: Caller,
    { visibilityClass, signal }: { visibilityClass: VisibilityClass; signal: AbortSignal },
  ): Promise<Aggregate<TenantSnapshot>> {
    const { connection, clock, reference, priceBook, listener, seatwiseKey } = this.#options;
    const { tenantId } = caller;
    const now = clock.now();
    const reading = await readTenant({
      connection,
      operation: {
        tokens: tokensOf(this.#options.broker, caller),
        signal,
        budget: SURVEY_BUDGET,
        priority: "low",
      },
      now,
      productNames: this.#productNames,
      progress,
    });
    progress.enter("assessing");
    const tenantKey = deriveKey(seatwiseKey, `recommendations of ${tenantId}`);
    const snapshot = assessTenant(reading, { now, reference, tenantId, priceBook, tenantKey });
    await listener.surveyed(tenantId, visibilityClass, snapshot);
    return snapshot;
  }
}

/** The permission and roles that would open a source, for coverage statements. */
export function opensWith(source: SourceId): {
  scopes: readonly string[];
  roles: readonly string[];
} {
  const { scopes, roles } = sourceOf(source);
  return { scopes, roles };
}

import type { Caller } from "../auth/index.ts";
import type { Origin } from "../cache/index.ts";
import { AppError } from "../core/errors.ts";
import type { SourceId } from "../core/source-ids.ts";
import type { CsvTable, Reference } from "../licensing/index.ts";
import { type Aggregate, type AggregateKind, type NameSource, resealAs } from "../privacy/index.ts";
import type { ComparisonValue } from "./aggregates/comparison.ts";
import { type ConfigurationValue, configuration } from "./aggregates/configuration.ts";
import { type FindingsValue, findings } from "./aggregates/findings.ts";
import { type GroupTablesValue, groupTables } from "./aggregates/group-tables.ts";
import { type LicenseInventory, licenseInventory } from "./aggregates/license-inventory.ts";
import type { LicensePlanValue } from "./aggregates/license-plan.ts";
import { type LicenseSpend, licenseSpend } from "./aggregates/license-spend.ts";
import type { RecommendationStatesValue } from "./aggregates/recommendation-states.ts";
import { type RecommendationsValue, recommendations } from "./aggregates/recommendations.ts";
import { type RenewalsValue, renewals } from "./aggregates/renewals.ts";
import { type SavingsValue, savings } from "./aggregates/savings.ts";
import { type UsageValue, usage } from "./aggregates/usage.ts";
import type { WhatIfValue } from "./aggregates/what-if.ts";
import type { CallerSight } from "./caller-sight.ts";
import { comparisonTable, whatIfTable } from "./export/answer-rows.ts";
import {
  type ExportedTable,
  type ExportTable,
  hasNames,
  isPlanTable,
} from "./export/export-table.ts";
import { PLAN_ROWS } from "./export/plan-rows.ts";
import type { InsightsService } from "./insights-service.ts";
import type { PlanQuestion } from "./license-plans.ts";
import { opensWith } from "./source-access.ts";
import type { ComparePeriod } from "./survey-history.ts";
import type { SurveyUpdate } from "./survey-updates.ts";
import { productsOf, type TenantSnapshot } from "./tenant-snapshot.ts";
import type { Assumptions } from "./what-if.ts";

const NO_NAMES: NameSource = { nameOf: () => undefined };

/** What a plan is asked for where nothing is said. */
const ANY_PLAN: PlanQuestion = {
  settings: { commitments: "asKnown" },
  shadowPrices: false,
  limitSeconds: 20,
};

/** What tables answer that are more than a part of the survey. */
export interface ExportQuestion {
  readonly plan?: PlanQuestion;
  readonly period?: ComparePeriod;
  readonly assumptions?: Assumptions;
}

/**
 * What one request may know of the caller's tenant: one survey, taken when first asked for, and its
 * parts as sealed values.
 */
export class TenantInsights {
  readonly #service: InsightsService;
  readonly #caller: Caller;
  readonly #signal: AbortSignal;
  readonly #onOrigin: (origin: Origin) => void;
  #snapshot: Promise<Aggregate<TenantSnapshot>> | undefined;
  #names: Promise<NameSource> | undefined;

  constructor(
    service: InsightsService,
    caller: Caller,
    signal: AbortSignal,
    onOrigin: (origin: Origin) => void,
  ) {
    this.#service = service;
    this.#caller = caller;
    this.#signal = signal;
    this.#onOrigin = onOrigin;
  }

  /** Which sources are open to the caller, without reading any of them. */
  sight(): Promise<CallerSight> {
    return this.#service.sightOf(this.#caller, this.#signal);
  }

  /** The same for somebody who goes on listening: asked for anew, and only while Graph lets the caller in. */
  admittedSight(): Promise<CallerSight> {
    return this.#service.admittedSightOf(this.#caller, this.#signal);
  }

  /** How far the survey is that this caller waits for, until it ends. */
  followSurvey(): Promise<AsyncIterableIterator<SurveyUpdate, undefined>> {
    return this.#service.follow(this.#caller, this.#signal);
  }

  /** All of it; parts are `null` where the caller may not see what they rest on. */
  async snapshot(): Promise<Aggregate<TenantSnapshot>> {
    this.#snapshot ??= this.#obtain();
    return this.#snapshot;
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read the tenant's SKUs. */
  licenseInventory(): Promise<Aggregate<LicenseInventory>> {
    return this.#part(licenseInventory, (all) => all.licenseInventory);
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read the tenant's SKUs. */
  licenseSpend(): Promise<Aggregate<LicenseSpend>> {
    return this.#part(licenseSpend, (all) => all.licenseSpend);
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read the tenant's SKUs. */
  savings(): Promise<Aggregate<SavingsValue>> {
    return this.#part(savings, (all) => all.savings);
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read the tenant's SKUs. */
  recommendations(): Promise<Aggregate<RecommendationsValue>> {
    return this.#part(recommendations, (all) => all.recommendations);
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read the tenant's SKUs. */
  findings(): Promise<Aggregate<FindingsValue>> {
    return this.#part(findings, (all) => all.findings);
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read the tenant's members. */
  groupTables(): Promise<Aggregate<GroupTablesValue>> {
    return this.#part(groupTables, (all) => all.groupTables, "members");
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read the tenant's purchases. */
  renewals(): Promise<Aggregate<RenewalsValue>> {
    return this.#part(renewals, (all) => all.renewals, "commerceSubscriptions");
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read any usage report. */
  usage(): Promise<Aggregate<UsageValue>> {
    return this.#part(usage, (all) => all.usage, "activeUserDetail");
  }

  /** @throws AppError GRAPH_DENIED when the caller may not read the tenant's settings. */
  configuration(): Promise<Aggregate<ConfigurationValue>> {
    return this.#part(configuration, (all) => all.configuration, "organization");
  }

  /**
   * The cheapest licence mix for a question about this survey; reads nothing anew.
   * @returns `undefined` when the caller may not read the tenant's SKUs.
   */
  async licensePlan(question: PlanQuestion): Promise<Aggregate<LicensePlanValue> | undefined> {
    const survey = await this.snapshot();
    return this.#service.licensePlan(this.#caller, survey, question, this.#signal);
  }

  /**
   * What assumptions come to, from this survey alone.
   * @returns `undefined` when the caller may not read the tenant's SKUs.
   */
  async whatIf(assumptions: Assumptions): Promise<Aggregate<WhatIfValue> | undefined> {
    return this.#service.whatIf(this.#caller, await this.snapshot(), assumptions);
  }

  /**
   * What changed since an earlier survey.
   * @throws AppError GRAPH_DENIED when the caller may not read the tenant's SKUs; RECORDS_UNAVAILABLE.
   */
  async comparison(period: ComparePeriod): Promise<Aggregate<ComparisonValue>> {
    const survey = await this.snapshot();
    const compared = await this.#service.compare(this.#caller, survey, period, this.#signal);
    if (compared === undefined) throw new AppError("GRAPH_DENIED", opensWith("subscribedSkus"));
    return compared;
  }

  /**
   * Where the recommendations stand.
   * @throws AppError RECORDS_UNAVAILABLE when the book cannot be read.
   */
  async recommendationStates(): Promise<Aggregate<RecommendationStatesValue>> {
    return this.#service.recommendationStates(this.#caller, await this.snapshot(), this.#signal);
  }

  /**
   * A table as CSV.
   * @param question what the table answers, where it is more than a part of the survey.
   * @throws AppError GRAPH_DENIED when the caller may not read what the table rests on.
   */
  async exportTable(name: ExportTable, question: ExportQuestion = {}): Promise<ExportedTable> {
    const { plan = ANY_PLAN, period = "month", assumptions = {} } = question;
    if (isPlanTable(name)) return this.#export(await this.licensePlan(plan), PLAN_ROWS[name]);
    if (name === "comparison") return this.#export(await this.comparison(period), comparisonTable);
    if (name === "whatIf") return this.#export(await this.whatIf(assumptions), whatIfTable);
    const names = hasNames(name) ? await this.names() : NO_NAMES;
    return this.#service.exportTable(this.#caller, await this.snapshot(), name, names);
  }

  async #export<Value>(
    answer: Aggregate<Value> | undefined,
    tableOf: (value: Value, reference: Reference) => CsvTable,
  ): Promise<ExportedTable> {
    if (answer === undefined) throw new AppError("GRAPH_DENIED", opensWith("subscribedSkus"));
    return this.#service.exportAnswer(this.#caller, await this.snapshot(), answer, tableOf);
  }

  /**
   * What pseudonyms in the snapshot stand for, as far as this caller can read the tenant's words.
   * @throws AppError when the caller must act, or went away.
   */
  names(): Promise<NameSource> {
    this.#names ??= this.snapshot().then((snapshot) =>
      this.#service.namesIn(this.#caller, snapshot, this.#signal),
    );
    return this.#names;
  }

  async #obtain(): Promise<Aggregate<TenantSnapshot>> {
    const { aggregate, ...origin } = await this.#service.snapshot(this.#caller, this.#signal);
    this.#onOrigin(origin);
    return aggregate;
  }

  async #part<T>(
    kind: AggregateKind<T>,
    pick: (all: TenantSnapshot) => T | null,
    rests: SourceId = "subscribedSkus",
  ): Promise<Aggregate<T>> {
    const whole = await this.snapshot();
    const part = pick(whole.value);
    if (part === null) {
      throw new AppError("GRAPH_DENIED", opensWith(rests));
    }
    return resealAs(kind, part, whole, productsOf(whole.value));
  }
}

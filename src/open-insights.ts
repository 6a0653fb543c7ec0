import type { Settings } from "./core/config.ts";
import type { Logger } from "./core/logger.ts";
import {
  type InsightsOptions,
  InsightsService,
  ProgressBoard,
  SurveysHere,
  SurveyThread,
} from "./insights/index.ts";
import { LicencePlanner } from "./licensing/index.ts";
import type { SharedState } from "./open-shared-state.ts";

type MadeHere =
  | "planner"
  | "surveys"
  | "progress"
  | "shared"
  | "seatwiseKey"
  | "surveyMaxAgeSeconds";

interface Means extends Omit<InsightsOptions, MadeHere> {
  readonly shared: SharedState;
  /** Whether surveys may have a thread of their own: a clock that was handed in goes in this one only. */
  readonly isApart: boolean;
  readonly logger: Logger;
}

export interface OpenInsights {
  readonly insights: InsightsService;
  /** In which heavy work is done. */
  readonly threads: readonly Pick<LicencePlanner, "warm" | "close">[];
}

/** The use cases, and the threads in which their heavy work is done. */
export function openInsights(
  settings: Settings,
  { shared, isApart, logger, ...means }: Means,
): OpenInsights {
  const { clock, connection, reference, priceBook } = means;
  const { GRAPH_URL: graphUrl, SEATWISE_KEY: seatwiseKey } = settings;
  const planner = new LicencePlanner();
  const surveys = isApart
    ? new SurveyThread({ graphUrl, seatwiseKey, prices: priceBook.imported }, logger)
    : new SurveysHere({ connection, reference, priceBook, seatwiseKey });
  const insights = new InsightsService({
    ...means,
    planner,
    surveys,
    shared: shared.aggregates,
    progress: new ProgressBoard(shared.cache, clock),
    seatwiseKey,
    surveyMaxAgeSeconds: settings.SURVEY_MAX_AGE_SECONDS,
  });
  return { insights, threads: surveys instanceof SurveyThread ? [planner, surveys] : [planner] };
}

import type { Caller } from "../auth/index.ts";
import type { RecommendationLog } from "../events/index.ts";
import type {
  FindingMembers,
  RecommendationDesk,
  SurveyHistory,
  TenantInsights,
  TenantMinimums,
} from "../insights/index.ts";
import type { Consultations } from "./consultations.ts";
import type { SecurityEventLog } from "./security-event-log.ts";

/** What the answer carries beside its data, under `extensions`. */
export interface AnswerNotes {
  /** Cost of the operation, one per field, lists times their page size. */
  cost?: number;
  /** Whether figures came from the cache, and why not. */
  cache?: { readonly origin: "cached" | "computed"; readonly because?: string };
}

/** What one operation knows: who asks, until when it matters, and what may be known of the tenant. */
export interface RequestContext {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly insights: TenantInsights;
  /** Names, for the caller's own answer alone; the advisor is not given this. */
  readonly findingMembers: FindingMembers;
  readonly recommendationLog: RecommendationLog;
  readonly recommendationDesk: RecommendationDesk;
  readonly surveyHistory: SurveyHistory;
  readonly minimums: TenantMinimums;
  readonly consultations: Consultations;
  readonly securityEventLog: SecurityEventLog;
  readonly notes: AnswerNotes;
}

/** Where the notes of this caller's view are: callers of one visibility class share them. */
export async function placeOf({ caller, insights }: RequestContext) {
  const { visibilityClass } = await insights.sight();
  return { tenantId: caller.tenantId, visibilityClass };
}

import type { TenantId, VisibilityClass } from "../../core/ids.ts";
import type { SourceId } from "../../core/source-ids.ts";
import type { GraphTokenSource, RequestPace } from "../../graph/index.ts";
import type { Aggregate, CohortMinimums, Coverage, SourceOutcome } from "../../privacy/index.ts";
import type { SurveyReporter } from "../survey-reporter.ts";
import type { TenantSnapshot } from "../tenant-snapshot.ts";
import type { ToldArchive } from "../told-history.ts";

/** One survey to make: plain data, because it may be made in another thread. */
export interface SurveyJob {
  readonly tenantId: TenantId;
  readonly now: Date;
  /** Sources known to be closed to the caller, and why; all others are tried. */
  readonly closed: ReadonlyMap<SourceId, SourceOutcome>;
  /** Whether the tenant wants names concealed. */
  readonly concealed: boolean;
}

/** To whom figures about members are told. */
export interface Audience {
  readonly visibilityClass: VisibilityClass;
  /** Whether the caller may see the whole tenant, as others of tenant-wide rights do. */
  readonly seesEverybody: boolean;
}

/** What a survey asks of the house while it is made: whatever belongs to the caller or outlasts it. */
export interface SurveyHost {
  readonly tokens: GraphTokenSource;
  readonly pace: RequestPace;
  readonly progress: Pick<SurveyReporter, "enter" | "expect" | "note">;
  readonly toldArchive: ToldArchive;
  /** The minimums in force; `null` where they cannot be known, so that nothing may be told of members. */
  minimums(): Promise<CohortMinimums | null>;
  /** Whom the survey turned out to be for, by what the caller was shown. */
  audienceOf(coverage: Coverage): Promise<Audience>;
}

/** Makes surveys, wherever it does. */
export interface SurveyMaker {
  /** @throws AppError when the caller must act, or ABORTED when the signal fires. */
  make(job: SurveyJob, host: SurveyHost, signal: AbortSignal): Promise<Aggregate<TenantSnapshot>>;
}

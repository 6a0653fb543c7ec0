/** The tables as the query builder knows them; the truth is in `migrations`. */
export interface Schema {
  readonly "seatwise.interaction": InteractionRow;
  readonly "seatwise.recommendation": RecommendationRow;
  readonly "seatwise.survey_record": SurveyRecordRow;
  readonly "seatwise.told": ToldRow;
  readonly "seatwise.newest_entry": NewestEntryRow;
  readonly "seatwise.cohort_minimums": CohortMinimumsRow;
  readonly "seatwise.migration": { readonly name: string };
}

/** One link of a tenant's chain. `body` is the entry as text: a JSON column would not keep it as hashed. */
export interface InteractionRow {
  readonly tenant_id: string;
  readonly sequence: number;
  readonly id: string;
  readonly caller_key: string;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** A tracked recommendation of one visibility class; `body` is all of it as text. */
export interface RecommendationRow {
  readonly tenant_id: string;
  readonly visibility_class: string;
  readonly id: string;
  readonly body: string;
}

/** The sealed figures of a day's last survey, as text. */
export interface SurveyRecordRow {
  readonly tenant_id: string;
  readonly visibility_class: string;
  /** `YYYY-MM-DD` when written; drivers read dates in their own ways, so it is only compared. */
  readonly day: string;
  readonly body: string;
}

/** Something told of a tenant's members in one week, as text. */
export interface ToldRow {
  readonly tenant_id: string;
  readonly kind: string;
  readonly audience: string;
  readonly visibility_class: string;
  readonly evidence: string;
  readonly minimums: string;
  /** `YYYY-MM-DD` when written; only compared. */
  readonly week: string;
  /** ISO 8601 in UTC, as text: it sorts as it is. */
  readonly told_at: string;
  readonly body: string;
}

/** The newest writing of an entry of the cache. Drivers read these numbers in their own ways. */
export interface NewestEntryRow {
  readonly tenant_id: string;
  /** A keyed hash. */
  readonly entry: string;
  readonly generation: string | number | bigint;
  readonly ends_at_ms: string | number | bigint;
}

/** Cohort minimums as an administrator raised them. */
export interface CohortMinimumsRow {
  readonly tenant_id: string;
  readonly version: number;
  readonly assignments: number;
  readonly behaviour: number;
  /** ISO 8601 in UTC, as text. */
  readonly raised_at: string;
  /** The caller's name in the ledger. */
  readonly raised_by: string;
}

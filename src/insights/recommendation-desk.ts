import { dayOf } from "../core/clock.ts";
import { AppError, isAppError } from "../core/errors.ts";
import type { IsoDate, TenantId, VisibilityClass } from "../core/ids.ts";
import type { Logger } from "../core/logger.ts";
import type { SourceId } from "../core/source-ids.ts";
import {
  type BookPlace,
  bounceRate,
  type Decision,
  type FoundRecommendation,
  type LedgerLine,
  type LifecycleState,
  ledgersOf,
  RECOMMENDATION_KINDS,
  type RecommendationBook,
  type Reference,
  ruleOfKind,
  type SeatFacts,
  seatFactsOf,
  type TrackedRecommendation,
} from "../licensing/index.ts";
import type { Aggregate, Coverage } from "../privacy/index.ts";
import type { RecommendationsValue } from "./aggregates/recommendations.ts";
import type { SurveyListener } from "./insights-service.ts";
import type { TenantSnapshot } from "./tenant-snapshot.ts";

interface DeskOptions {
  readonly book: RecommendationBook;
  readonly reference: Pick<Reference, "catalogue">;
  readonly logger: Logger;
}

/**
 * Keeps the book of recommendations: enters what surveys find and what callers decide. It knows of a
 * survey what was sealed and no more, so nothing is kept that may not be told.
 */
export class RecommendationDesk implements SurveyListener {
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** A book that cannot be written is no reason to withhold a survey: the next one enters it as well. */
  async surveyed(
    tenantId: TenantId,
    visibilityClass: VisibilityClass,
    snapshot: Aggregate<TenantSnapshot>,
  ): Promise<void> {
    try {
      await this.#enter({ tenantId, visibilityClass }, snapshot);
    } catch (error) {
      this.#options.logger.error(
        { err: error },
        "A survey's recommendations could not be entered.",
      );
    }
  }

  /**
   * Recommendations with where they stand: first those the survey found, in its order, then those it
   * no longer finds, the latest first.
   * @throws AppError RECORDS_UNAVAILABLE when the book cannot be read.
   */
  async listed(
    place: BookPlace,
    snapshot: Aggregate<TenantSnapshot>,
  ): Promise<readonly ListedRecommendation[]> {
    const tracked = new Map((await this.#tracked(place, snapshot)).map((one) => [one.id, one]));
    const found = (snapshot.value.recommendations ?? []).map((one) => {
      const { state = null, firstSeenOn = null } = tracked.get(one.id) ?? {};
      tracked.delete(one.id);
      return listed(one, { state, firstSeenOn });
    });
    const past = [...tracked.values()].map(pastOf);
    return [...found, ...past.toSorted((a, b) => (a.state.since > b.state.since ? -1 : 1))];
  }

  /**
   * What stands in which ledger, and the share of saved seats that were bought again.
   * @throws AppError RECORDS_UNAVAILABLE when the book cannot be read.
   */
  async ledgers(
    place: BookPlace,
    snapshot: Aggregate<TenantSnapshot>,
  ): Promise<{ readonly lines: readonly LedgerLine[]; readonly bounceRate: number | null }> {
    const tracked = await this.#tracked(place, snapshot);
    return { lines: ledgersOf(tracked), bounceRate: bounceRate(tracked) };
  }

  async #tracked(
    place: BookPlace,
    snapshot: Aggregate<TenantSnapshot>,
  ): Promise<readonly TrackedRecommendation[]> {
    return this.#withBook(async (book) => {
      const kept = await book.all(place);
      const ids = new Set(kept.map(({ id }) => id));
      const isWhole = foundIn(snapshot.value).every(({ id }) => ids.has(id));
      if (isWhole) return kept;
      await this.#enter(place, snapshot);
      return book.all(place);
    });
  }

  /**
   * Enters a decision, measured from the survey the caller was shown.
   * @returns the recommendation as it stands now.
   * @throws AppError NOT_FOUND, BAD_INPUT as the book does; RECORDS_UNAVAILABLE when it cannot be written.
   */
  async decide(
    place: BookPlace,
    snapshot: Aggregate<TenantSnapshot>,
    id: string,
    decision: Decision,
  ): Promise<ListedRecommendation> {
    const tracked = await this.#withBook(async (book) => {
      await this.#enter(place, snapshot);
      return book.decide(place, id, decision, this.#factsOf(snapshot));
    });
    const { state, firstSeenOn } = tracked;
    const found = snapshot.value.recommendations?.find((one) => one.id === id);
    return found === undefined ? pastOf(tracked) : listed(found, { state, firstSeenOn });
  }

  async #withBook<T>(work: (book: RecommendationBook) => Promise<T>): Promise<T> {
    try {
      return await work(this.#options.book);
    } catch (error) {
      if (isAppError(error, "NOT_FOUND", "BAD_INPUT")) throw error;
      this.#options.logger.error({ err: error }, "The book of recommendations is out of reach.");
      throw new AppError("RECORDS_UNAVAILABLE", {}, { cause: error });
    }
  }

  async #enter(place: BookPlace, snapshot: Aggregate<TenantSnapshot>): Promise<void> {
    // Nothing told of members is not the same as nothing found.
    const isUntold =
      snapshot.value.recommendations === null || snapshot.coverage.recordsUnavailable;
    if (isUntold) return;
    await this.#options.book.survey(place, foundIn(snapshot.value), this.#factsOf(snapshot));
  }

  #factsOf({ value, asOf, coverage }: Aggregate<TenantSnapshot>): SeatFacts {
    const owned = (value.licenseInventory?.lines ?? []).map((line) => ({
      skuId: line.skuId,
      bought: line.paid.seats,
      consumed: line.consumed.seats,
      renewals: line.renewals.flatMap(({ on, isTrial, status }) =>
        on === null || isTrial || status !== "Enabled" ? [] : [on],
      ),
    }));
    const on = dayOf(new Date(asOf));
    const notMade = new Set<string>((value.findings?.notMade ?? []).map(({ rule }) => rule));
    const notLookedFor = new Set(
      RECOMMENDATION_KINDS.filter((kind) => notMade.has(ruleOfKind(kind))),
    );
    const sources = coverage.recordsUnavailable ? [] : usedSources(coverage);
    const surveyed = { on, owned, sources, notLookedFor };
    return seatFactsOf(surveyed, this.#options.reference, foundIn(value));
  }
}

/** A recommendation as a survey found it, or as it was last told, and where it stands. */
export interface ListedRecommendation
  extends Omit<RecommendationsValue[number], "id" | "ruleVersion" | "seats"> {
  readonly id: string;
  /** `null` where too few to be told. */
  readonly seats: number | null;
  /** `null` while nobody knows: the book could not be read. */
  readonly state: LifecycleState | null;
  readonly firstSeenOn: IsoDate | null;
}

/** A recommendation of a survey with where it stands. */
export function listed(
  { seats, ...found }: RecommendationsValue[number],
  standing: Pick<ListedRecommendation, "state" | "firstSeenOn">,
): ListedRecommendation {
  return { ...found, ...standing, seats: seats?.seats ?? null };
}

/** No longer found: as it was last told. Its figures went with the survey they belonged to. */
function pastOf(
  tracked: TrackedRecommendation,
): ListedRecommendation & { readonly state: LifecycleState } {
  const { id, kind, skuId, replacement, timing, announced, state, firstSeenOn } = tracked;
  return {
    id,
    kind,
    rule: ruleOfKind(kind),
    skuId,
    replacement,
    seats: announced.seats,
    timing,
    on: announced.on,
    actBy: null,
    monthly: null,
    yearly: null,
    exposure: null,
    confidence: announced.confidence,
    guards: [],
    state,
    firstSeenOn,
  };
}

function usedSources({ sources }: Coverage): readonly SourceId[] {
  return sources.flatMap(({ source, outcome }) => (outcome === "used" ? [source] : []));
}

function foundIn({ recommendations }: TenantSnapshot): readonly FoundRecommendation[] {
  return (recommendations ?? []).map((one) => ({ ...one, seats: one.seats?.seats ?? null }));
}

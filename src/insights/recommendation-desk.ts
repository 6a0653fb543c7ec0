import { dayOf } from "../core/clock.ts";
import { AppError, isAppError } from "../core/errors.ts";
import type { TenantId, VisibilityClass } from "../core/ids.ts";
import type { Logger } from "../core/logger.ts";
import {
  type BookPlace,
  type Decision,
  type FoundRecommendation,
  type RecommendationBook,
  type Reference,
  type SeatFacts,
  seatFactsOf,
  type TrackedRecommendation,
} from "../licensing/index.ts";
import type { Aggregate } from "../privacy/index.ts";
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
   * All recommendations of a book, those a survey no longer finds as well.
   * @throws AppError DECISIONS_UNAVAILABLE when the book cannot be read.
   */
  async tracked(
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
   * @throws AppError NOT_FOUND, BAD_INPUT as the book does; DECISIONS_UNAVAILABLE when it cannot be written.
   */
  async decide(
    place: BookPlace,
    snapshot: Aggregate<TenantSnapshot>,
    id: string,
    decision: Decision,
  ): Promise<TrackedRecommendation> {
    return this.#withBook(async (book) => {
      await this.#enter(place, snapshot);
      return book.decide(place, id, decision, this.#factsOf(snapshot));
    });
  }

  async #withBook<T>(work: (book: RecommendationBook) => Promise<T>): Promise<T> {
    try {
      return await work(this.#options.book);
    } catch (error) {
      if (isAppError(error, "NOT_FOUND", "BAD_INPUT")) throw error;
      this.#options.logger.error({ err: error }, "The book of recommendations is out of reach.");
      throw new AppError("DECISIONS_UNAVAILABLE", {}, { cause: error });
    }
  }

  async #enter(place: BookPlace, snapshot: Aggregate<TenantSnapshot>): Promise<void> {
    if (snapshot.value.recommendations === null) return;
    await this.#options.book.survey(place, foundIn(snapshot.value), this.#factsOf(snapshot));
  }

  #factsOf({ value, asOf }: Aggregate<TenantSnapshot>): SeatFacts {
    const owned = (value.licenseInventory?.lines ?? []).map((line) => ({
      skuId: line.skuId,
      bought: line.paid.seats,
      consumed: line.consumed.seats,
      renewals: line.renewals.flatMap(({ on, isTrial, status }) =>
        on === null || isTrial || status !== "Enabled" ? [] : [on],
      ),
    }));
    const on = dayOf(new Date(asOf));
    return seatFactsOf({ on, owned }, this.#options.reference, foundIn(value));
  }
}

function foundIn({ recommendations }: TenantSnapshot): readonly FoundRecommendation[] {
  return (recommendations ?? []).map((one) => ({ ...one, seats: one.seats.seats }));
}

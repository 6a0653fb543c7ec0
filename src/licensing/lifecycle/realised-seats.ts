import { dayNumber } from "../../core/clock.ts";
import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { SeatFacts } from "./seat-facts.ts";
import { type Baseline, freedSeats, type TrackedRecommendation } from "./tracked-recommendation.ts";

/** Seats one recommendation has made unnecessary, so that no other counts them again. */
interface Claim {
  readonly id: string;
  readonly since: IsoDate;
  readonly seats: number;
}

/**
 * What came of decisions, by seats no longer bought. A SKU's seats that went since a baseline, with the
 * growth of its family taken out, are shared by the recommendations about it: each seat is realised
 * once, by the one that claimed it first. A purchase that was avoided leaves the seats bought as they
 * were: there the seats given back count.
 */
export class RealisedSeats {
  readonly #facts: SeatFacts;
  readonly #claims = new Map<SkuId, Claim[]>();

  constructor(known: readonly TrackedRecommendation[], facts: SeatFacts) {
    this.#facts = facts;
    const claims = known.flatMap(({ id, skuId, state, timing }) =>
      state.kind === "done" && timing !== "avoidablePurchase"
        ? [{ skuId, claim: { id, since: state.since, seats: state.seats - state.bounced } }]
        : [],
    );
    const inOrder = claims.toSorted((a, b) => dayNumber(a.claim.since) - dayNumber(b.claim.since));
    for (const { skuId, claim } of inOrder) this.#enter(skuId, claim);
  }

  /**
   * Seats of this recommendation that are no longer bought, or need not be; never more than its own.
   * `null` where nobody can know, because too few were or are found to be told. To be asked only of surveys that can be compared with the day of the decision.
   */
  of(tracked: TrackedRecommendation): number | null {
    const { id, skuId, baseline, announced, timing } = tracked;
    if (announced.seats === null) return null;
    if (baseline === null) return 0;
    if (timing === "avoidablePurchase") return this.#avoided(tracked, baseline);
    const gone = this.#goneSince(baseline, skuId);
    const claims = this.#claims.get(skuId) ?? [];
    const own = claims.findIndex((claim) => claim.id === id);
    const claimed = (own === -1 ? claims : claims.slice(0, own))
      .filter(({ since }) => since >= baseline.on)
      .reduce((sum, { seats }) => sum + seats, 0);
    return Math.min(announced.seats, Math.max(0, gone - claimed));
  }

  claim({ id, skuId, timing }: TrackedRecommendation, seats: number): void {
    if (timing !== "avoidablePurchase") this.#enter(skuId, { id, since: this.#facts.on, seats });
  }

  /** Seats that were given back where seats were missing, less what was bought since all the same. */
  #avoided(tracked: TrackedRecommendation, baseline: Baseline): number | null {
    const { skuId } = tracked;
    const freed = freedSeats(tracked);
    if (freed === null) return null;
    const bought = this.#facts.baselineOf(skuId)?.bought ?? baseline.bought;
    const boughtMore = Math.max(0, bought - baseline.bought);
    return Math.max(0, freed - boughtMore);
  }

  #goneSince(baseline: Baseline, skuId: SkuId): number {
    const now = this.#facts.baselineOf(skuId);
    if (now === undefined) return baseline.bought;
    return this.#facts.expectedSeats(skuId, baseline) - now.bought;
  }

  #enter(skuId: SkuId, claim: Claim): void {
    this.#claims.set(skuId, [...(this.#claims.get(skuId) ?? []), claim]);
  }
}

import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { Money } from "../../core/money.ts";
import type { SourceId } from "../../core/source-ids.ts";
import type { ConfidenceClass } from "../figure.ts";
import type { RecommendationKind } from "../recommendation-kinds.ts";
import type { Recommendation } from "../recommendations.ts";
import type { SavingTiming } from "../seat-pool.ts";

/** Why somebody put a recommendation off or away. Words of ours: nothing is stored that people write. */
export const SNOOZE_REASONS = ["inReview", "waitingForRenewal", "reorganising", "onLeave"] as const;
export const DISMISS_REASONS = [
  "needed",
  "contract",
  "notWorthIt",
  "wrongFinding",
  "elsewhere",
] as const;
export type SnoozeReason = (typeof SNOOZE_REASONS)[number];
export type DismissReason = (typeof DISMISS_REASONS)[number];

/**
 * Where a recommendation stands. `changed` only beyond the thresholds. `done`: fewer seats are bought,
 * verified by a later survey; what saves nothing is done when it is no longer found. `missed`: its date went by and the seats are still paid. `superseded`:
 * no longer found, maybe because another one took its place.
 */
export type LifecycleState =
  | { readonly kind: "new"; readonly since: IsoDate }
  | { readonly kind: "open"; readonly since: IsoDate }
  | { readonly kind: "changed"; readonly since: IsoDate }
  | { readonly kind: "accepted"; readonly since: IsoDate }
  | {
      readonly kind: "snoozed";
      readonly since: IsoDate;
      readonly until: IsoDate;
      readonly reason: SnoozeReason;
    }
  | {
      readonly kind: "dismissed";
      readonly since: IsoDate;
      readonly until: IsoDate;
      readonly reason: DismissReason;
    }
  | { readonly kind: "scheduled"; readonly since: IsoDate; readonly on: IsoDate }
  | {
      readonly kind: "done";
      readonly since: IsoDate;
      /** Seats no longer bought. */
      readonly seats: number;
      /** Seats of them bought again within the bounce time. */
      readonly bounced: number;
    }
  | {
      readonly kind: "missed";
      readonly since: IsoDate;
      /** Next date at which seats can fall; `null` when none is known. */
      readonly nextOn: IsoDate | null;
    }
  | {
      readonly kind: "superseded";
      readonly since: IsoDate;
      readonly by: string | null;
    };

export const LIFECYCLE_STATES = [
  "new",
  "open",
  "changed",
  "accepted",
  "snoozed",
  "dismissed",
  "scheduled",
  "done",
  "missed",
  "superseded",
] as const satisfies readonly LifecycleState["kind"][];

/** Whether nobody has decided, or the decision came to nothing. */
export function isUndecided({ kind }: LifecycleState): boolean {
  return kind === "new" || kind === "open" || kind === "changed" || kind === "missed";
}

/** What a survey said of a recommendation. */
export interface Extent {
  /** `null` where they are too few to be told: how many is not known here. */
  readonly seats: number | null;
  /** `null` where the price is unknown. */
  readonly yearly: Money | null;
  readonly confidence: ConfidenceClass;
  readonly on: IsoDate | null;
  readonly actBy: IsoDate | null;
}

/** Seats of a SKU when somebody decided, from which later surveys measure what came of it. */
export interface Baseline {
  readonly on: IsoDate;
  readonly bought: number;
  /** Seats of the SKU's family that are assigned. */
  readonly familyAssigned: number;
  /**
   * Those of them that are not proposed for taking away: how many people need one. Growth and shrinking
   * are taken out by it.
   */
  readonly familyNeeded: number;
  /** What had been read when that was counted: with less, or more, other seats would be proposed. */
  readonly sources: readonly SourceId[];
}

/** A recommendation over time. Nothing in it names or counts people below the SKU. */
export interface TrackedRecommendation {
  readonly id: string;
  readonly kind: RecommendationKind;
  readonly skuId: SkuId;
  readonly replacement: SkuId | null;
  /** `null` for shortfalls and risks, which save nothing. */
  readonly timing: SavingTiming | null;
  readonly firstSeenOn: IsoDate;
  readonly state: LifecycleState;
  /** As last told; what changes are measured against. */
  readonly announced: Extent;
  /** As last found; `null` when the last survey that could look for it did not find it. */
  readonly current: Extent | null;
  /** Set when it is accepted or scheduled. */
  readonly baseline: Baseline | null;
}

/** What the book needs to know of a recommendation that a survey found. */
export interface FoundRecommendation
  extends Pick<Recommendation, "id" | "skuId" | "replacement" | "confidence" | "on" | "actBy"> {
  /** `null` where they are too few to be told. */
  readonly seats: number | null;
  readonly kind: RecommendationKind;
  /** `null` for shortfalls and risks, which save nothing. */
  readonly timing: SavingTiming | null;
  readonly yearly: { readonly money: Money } | null;
}

/** What a survey says of a recommendation now. */
export function extentOf({ seats, yearly, confidence, on, actBy }: FoundRecommendation): Extent {
  return { seats, yearly: yearly?.money ?? null, confidence, on, actBy };
}

/**
 * Seats that were told and are not found any more: taken from the members, if still paid. `null` where
 * too few were told or are left to say how many.
 */
export function freedSeats({
  announced,
  current,
}: Pick<TrackedRecommendation, "announced" | "current">): number | null {
  const left = current === null ? 0 : current.seats;
  return announced.seats === null || left === null ? null : Math.max(0, announced.seats - left);
}

/** A recommendation that was never seen before. */
export function firstSeen(recommendation: FoundRecommendation, on: IsoDate): TrackedRecommendation {
  const { id, kind, skuId, replacement, timing } = recommendation;
  const extent = extentOf(recommendation);
  return {
    id,
    kind,
    skuId,
    replacement,
    timing,
    firstSeenOn: on,
    state: { kind: "new", since: on },
    announced: extent,
    current: extent,
    baseline: null,
  };
}

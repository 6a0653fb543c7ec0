import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { Money } from "../../core/money.ts";
import type { SourceId } from "../../core/source-ids.ts";
import type { HeldSku, Traits } from "../../privacy/traits.ts";
import type { Sku } from "../catalogue.ts";
import type { ConfidenceClass, RuleRef } from "../figure.ts";
import type { OwnedSku } from "../input.ts";
import type { Need } from "../need/need.ts";
import type { Reference } from "../reference.ts";
import type { Guard } from "./guard.ts";

/** Detections about seats that could go, or go for less. Each is in exactly one finding. */
export const SEAT_DETECTION_IDS = [
  "D01",
  "D20",
  "D21",
  "D22",
  "D23",
  "D24",
  "D26",
  "D28",
  "D30",
  "D31",
  "D40",
  "D42",
  "D43",
  "D44",
  "D45",
  "D46",
  "D47",
  "D52",
  "D53",
  "D54",
] as const;
export type DetectionId = (typeof SEAT_DETECTION_IDS)[number];

/** What all detections have: identity, what they must have read, and where the rule comes from. */
export interface Rule<Id extends string> extends RuleRef<Id> {
  /** Without one of these there is no conclusion. */
  readonly needs: readonly SourceId[];
  /** The numbers the rule works with, so that texts and what-ifs are made from them. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Every guard the rule itself can raise; those of D60 to D64 and `mayBeTrial` come on top. */
  readonly guards: readonly Guard[];
  readonly source: string;
}

/** What a detection may know besides the seat it looks at. */
export interface DetectionContext {
  readonly on: IsoDate;
  readonly reference: Reference;
  readonly evidence: ReadonlySet<SourceId>;
  /** Needs of a member; computed once for the member at hand however many rules ask. */
  needsOf(traits: Traits): readonly Need[];
  /** What of the catalogue has a price on the day, cheapest first. */
  pricedSkus(): readonly PricedSku[];
}

/** Something of a rule's own that is made once for all seats judged in one context. */
export function perContext<T>(make: () => T): (context: DetectionContext) => T {
  const made = new WeakMap<DetectionContext, T>();
  return (context) => {
    const known = made.get(context) ?? make();
    made.set(context, known);
    return known;
  };
}

export interface PricedSku {
  readonly sku: Sku;
  readonly unit: Money;
}

/**
 * `undecided`: the evidence allows no conclusion; never treated as found. `replacement`: the SKU that
 * covers what is still needed, where the seat does not go altogether.
 */
export type Verdict =
  | {
      readonly outcome: "found";
      readonly confidence: ConfidenceClass;
      readonly guards: readonly Guard[];
      readonly replacement: SkuId | null;
    }
  | { readonly outcome: "clear" }
  | { readonly outcome: "undecided" };

export const CLEAR: Verdict = { outcome: "clear" };
export const UNDECIDED: Verdict = { outcome: "undecided" };

/** The seat can go altogether. */
export function found(confidence: ConfidenceClass, ...guards: readonly Guard[]): Verdict {
  return { outcome: "found", confidence, guards, replacement: null };
}

/**
 * A rule about one seat held by a member. The same predicate counts seats over cohorts and picks
 * members in a live drill-down, so both always agree.
 */
export interface SeatDetection extends Rule<DetectionId> {
  readonly scope: "seat";
  judge(traits: Traits, held: HeldSku, context: DetectionContext): Verdict;
}

/** A rule about seats nobody holds. */
export interface IdleDetection extends Rule<DetectionId> {
  readonly scope: "idle";
  /** Paid seats of this SKU that could go. */
  countSeats(sku: OwnedSku): number;
}

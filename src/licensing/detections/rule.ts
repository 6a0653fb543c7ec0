import type { IsoDate } from "../../core/ids.ts";
import type { SourceId } from "../../core/source-ids.ts";
import type { HeldSku, Traits } from "../../privacy/traits.ts";
import type { ConfidenceClass, RuleRef } from "../figure.ts";
import type { OwnedSku } from "../input.ts";
import type { Reference } from "../reference.ts";

/** Detections by their number in the catalogue (docs/decisions, "Detections"). */
export const DETECTION_IDS = ["D01", "D20", "D22"] as const;
export type DetectionId = (typeof DETECTION_IDS)[number];

/** What to check before acting on a finding, or why there is none. */
export const GUARDS = [
  /** The seat comes from a group: change the group, and see what else it grants. */
  "assignedByGroup",
  /** Graph does not show litigation holds: ask before the mailbox loses its licence. */
  "holdNotVisible",
  /** Rooms, shared mailboxes and resource accounts are disabled by design. */
  "mayBeSharedMailbox",
  /** The member may be on leave. */
  "mayBeOnLeave",
] as const;
export type Guard = (typeof GUARDS)[number];

/** What all detections have: identity, what they must have read, and where the rule comes from. */
interface Rule extends RuleRef<DetectionId> {
  /** Without one of these there is no conclusion. */
  readonly needs: readonly SourceId[];
  readonly source: string;
}

/** What a detection may know besides the seat it looks at. */
export interface DetectionContext {
  readonly on: IsoDate;
  readonly reference: Reference;
}

/** `undecided`: the evidence allows no conclusion; never treated as found. */
export type Verdict =
  | {
      readonly outcome: "found";
      readonly confidence: ConfidenceClass;
      readonly guards: readonly Guard[];
    }
  | { readonly outcome: "clear" }
  | { readonly outcome: "undecided" };

export const CLEAR: Verdict = { outcome: "clear" };
export const UNDECIDED: Verdict = { outcome: "undecided" };

/**
 * A rule about one seat held by a member. The same predicate counts seats over cohorts and picks
 * members in a live drill-down, so both always agree.
 */
export interface SeatDetection extends Rule {
  readonly scope: "seat";
  judge(traits: Traits, held: HeldSku, context: DetectionContext): Verdict;
}

/** A rule about seats nobody holds. */
export interface IdleDetection extends Rule {
  readonly scope: "idle";
  /** Paid seats of this SKU that could go. */
  countSeats(sku: OwnedSku): number;
}

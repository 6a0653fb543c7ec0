import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { Amounts } from "../amounts.ts";
import { amountsOf, worthOf } from "../amounts.ts";
import type { ConfidenceClass, RuleRef } from "../figure.ts";
import type { LicensingInput, OwnedSku } from "../input.ts";
import type { DetectionContext, Rule } from "./rule.ts";

/** Detections about the tenant: they claim no seat, so several may speak about the same one. */
export const OBSERVATION_IDS = [
  "D02",
  "D03",
  "D04",
  "D05",
  "D06",
  "D07",
  "D09",
  "D10",
  "D11",
  "D12",
  "D14",
  "D15",
  "D16",
  "D17",
  "D19",
  "D25",
  "D27",
  "D29",
  "D35",
  "D36",
  "D41",
  "D48",
  "D51",
  "D55",
  "D56",
  "D57",
] as const;
export type ObservationId = (typeof OBSERVATION_IDS)[number];

/**
 * What an observation is about. `shortfall`: more is needed than owned. `risk`: something ends or may
 * be withdrawn. `cost`: paid more than necessary or more to come. `choice`: could be had otherwise.
 * `hygiene`: no money, but blocks or blurs. `watch`: not yet anything.
 */
export const OBSERVATION_KINDS = [
  "shortfall",
  "risk",
  "cost",
  "choice",
  "hygiene",
  "watch",
] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/** What the amounts of an observation mean. They are never added to savings. */
export const EFFECTS = ["saves", "costs", "atStake", "none"] as const;
export type Effect = (typeof EFFECTS)[number];

/** Something about the tenant that its administrators should know. */
export interface Observation extends Amounts<ObservationId> {
  readonly rule: RuleRef<ObservationId>;
  readonly kind: ObservationKind;
  readonly skuId: SkuId | null;
  /** Other SKUs the observation is about. */
  readonly relatedSkuIds: readonly SkuId[];
  readonly count: number;
  readonly unit: "seats" | "members" | "purchases" | "groups";
  readonly effect: Effect;
  /** Date on which it happens; `null` when none is known. */
  readonly on: IsoDate | null;
  readonly actBy: IsoDate | null;
  readonly confidence: ConfidenceClass;
  /** Interned key of a department, for observations that compare departments. */
  readonly department: number | null;
}

/** What a rule about the tenant may know. */
export interface ObservationContext extends DetectionContext {
  readonly input: LicensingInput;
  /** SKUs whose seats are given to members and cost money, or may. */
  readonly wasteable: readonly OwnedSku[];
  readonly leadDays: number;
}

/** A rule about the tenant. */
export interface TenantDetection extends Rule<ObservationId> {
  readonly scope: "tenant";
  observe(context: ObservationContext): readonly Observation[];
}

interface Noticed {
  readonly kind: ObservationKind;
  readonly skuId?: SkuId | null;
  readonly relatedSkuIds?: readonly SkuId[];
  readonly count: number;
  readonly unit?: Observation["unit"];
  readonly effect?: Effect;
  readonly on?: IsoDate | null;
  readonly actBy?: IsoDate | null;
  readonly confidence?: ConfidenceClass;
  readonly department?: number | null;
  /** Per month; without it the observation has no money. */
  readonly worth?: ReturnType<typeof worthOf>;
}

/** An observation of a rule; what is not said is absent. */
export function observed(
  { id, version }: TenantDetection,
  noticed: Noticed,
  { on: dataOn }: DetectionContext,
): Observation {
  const { worth = null, confidence = "C1", actBy = null, ...said } = noticed;
  const rule = { id, version };
  return {
    skuId: null,
    relatedSkuIds: [],
    unit: "seats",
    effect: "none",
    on: null,
    department: null,
    ...said,
    rule,
    confidence,
    actBy,
    ...amountsOf(worth, { rule, dataOn, confidence, actBy }),
  };
}

/** What seats of a SKU cost today per month; `null` where the price is unknown. */
export function costOf(
  skuId: SkuId,
  seats: number,
  { reference, on }: DetectionContext,
): ReturnType<typeof worthOf> {
  return worthOf({ skuId, replacement: null, seats, on }, reference);
}

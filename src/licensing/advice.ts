import type { IsoDate, SkuId } from "../core/ids.ts";
import { addedAmounts } from "./amounts.ts";
import type { Effect, Observation, ObservationId } from "./detections/observation.ts";
import type { ConfidenceClass, Figure, RuleRef } from "./figure.ts";
import {
  ADVICE_KIND_OF,
  type AdviceId,
  type AdviceKind,
  isAdviceId,
} from "./recommendation-kinds.ts";
import { recommendationId } from "./recommendations.ts";

/** What to do about a shortfall or a risk. It saves nothing; its amounts are in no total. */
export interface Advice {
  /** 128 bits in hex; the same across runs, without meaning in another tenant. */
  readonly id: string;
  readonly kind: AdviceKind;
  readonly rule: RuleRef<AdviceId>;
  readonly about: "shortfall" | "risk";
  readonly skuId: SkuId;
  /** Seats to buy, or those at risk. */
  readonly seats: number;
  /** What the amounts mean. */
  readonly effect: Effect;
  readonly monthly: Figure<ObservationId> | null;
  readonly yearly: Figure<ObservationId> | null;
  readonly on: IsoDate | null;
  readonly actBy: IsoDate | null;
  readonly confidence: ConfidenceClass;
}

/** What advice takes from an observation. */
export type AdviceSource = Pick<
  Observation,
  | "rule"
  | "kind"
  | "skuId"
  | "count"
  | "effect"
  | "monthly"
  | "yearly"
  | "on"
  | "actBy"
  | "confidence"
>;

/**
 * The shortfalls and risks among observations, as changes to make: one per kind, SKU and date.
 * Shortfalls come first, then risks; of each the soonest day to act by, those without a day last.
 * @param tenantKey secret key of the tenant; ids are useless without it and across tenants.
 */
export function adviceOf(
  observations: readonly AdviceSource[],
  tenantKey: Uint8Array,
): readonly Advice[] {
  const all = observations.flatMap((one) => adviceOn(one, tenantKey));
  return [...Map.groupBy(all, ({ id }) => id).values()].map(merged).sort(byUrgency);
}

function adviceOn(observation: AdviceSource, tenantKey: Uint8Array): readonly Advice[] {
  const { kind: about, skuId, count, on, actBy, effect, monthly, yearly, confidence } = observation;
  const { id: ruleId, version } = observation.rule;
  if (!isAdviceId(ruleId) || skuId === null) return [];
  if (about !== "shortfall" && about !== "risk") return [];
  const kind = ADVICE_KIND_OF[ruleId];
  const identity = { kind, from: [skuId], to: [], when: on ?? "now", isChoice: false } as const;
  const id = recommendationId(identity, tenantKey);
  const what = { id, kind, rule: { id: ruleId, version }, about, skuId, seats: count };
  return [{ ...what, effect, monthly, yearly, on, actBy, confidence }];
}

/** Several purchases of one SKU that end on one day, as one. */
function merged(same: readonly Advice[]): Advice {
  return same.reduce((all, one) => ({
    ...all,
    seats: all.seats + one.seats,
    monthly: addedAmounts(all.monthly, one.monthly),
    yearly: addedAmounts(all.yearly, one.yearly),
  }));
}

function byUrgency(a: Advice, b: Advice): number {
  if (a.about !== b.about) return a.about === "shortfall" ? -1 : 1;
  const keyOf = ({ actBy, rule, id }: Advice) => [actBy ?? "9999", rule.id, id].join(" ");
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

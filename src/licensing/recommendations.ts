import { unreachable } from "../core/errors.ts";
import type { IsoDate, SkuId } from "../core/ids.ts";
import { addedAmounts } from "./amounts.ts";
import type { Guard } from "./detections/guard.ts";
import type { DetectionId } from "./detections/rule.ts";
import type { ConfidenceClass, Figure, RuleRef } from "./figure.ts";
import { keyedId } from "./keyed-id.ts";
import {
  type RecommendationKind,
  SAVING_KIND_OF,
  type SavingKind,
} from "./recommendation-kinds.ts";
import { isChoice, type SavingLine, type SavingPart } from "./saving-line.ts";
import type { SavingTiming } from "./seat-pool.ts";

/** Changes whenever recommendations are cut differently, so that old and new ids never mean the same. */
export const POLICY_VERSION = 1;

/** One change that saves: seats of a SKU to give up or exchange, when, and what that is worth. */
export interface Recommendation {
  /** 128 bits in hex; the same across runs, without meaning in another tenant. */
  readonly id: string;
  readonly kind: SavingKind;
  readonly rule: RuleRef<DetectionId>;
  readonly skuId: SkuId;
  readonly replacement: SkuId | null;
  readonly seats: number;
  readonly timing: SavingTiming;
  readonly on: IsoDate | null;
  readonly actBy: IsoDate | null;
  readonly monthly: Figure<DetectionId> | null;
  readonly yearly: Figure<DetectionId> | null;
  /** The weakest among the seats; choices (C5) are recommendations of their own. */
  readonly confidence: ConfidenceClass;
  readonly guards: readonly Guard[];
}

/**
 * The savings as changes to make: one per kind, SKUs and date, the most money per year first.
 * @param tenantKey secret key of the tenant; ids are useless without it and across tenants.
 */
export function recommendationsOf(
  lines: readonly SavingLine[],
  tenantKey: Uint8Array,
): readonly Recommendation[] {
  const all = lines.flatMap((line) =>
    line.parts.map((part) => recommendationOf(line, part, tenantKey)),
  );
  return [...Map.groupBy(all, ({ id }) => id).values()].map(merged).sort(byWorth);
}

/** The same change at several terms, as one. */
function merged(same: readonly Recommendation[]): Recommendation {
  return same.reduce((all, one) => ({
    ...all,
    seats: all.seats + one.seats,
    monthly: addedAmounts(all.monthly, one.monthly),
    yearly: addedAmounts(all.yearly, one.yearly),
  }));
}

function recommendationOf(
  line: SavingLine,
  part: SavingPart,
  tenantKey: Uint8Array,
): Recommendation {
  const { rule, skuId, replacement, confidence, guards } = line;
  const { seats, timing, on, actBy, monthly, yearly } = part;
  const kind = SAVING_KIND_OF[rule.id];
  const identity = {
    kind,
    from: [skuId],
    to: replacement === null ? [] : [replacement],
    when: whenOf(part),
    isChoice: isChoice(line),
  };
  const id = recommendationId(identity, tenantKey);
  const what = { id, kind, rule, skuId, replacement, seats };
  return { ...what, timing, on, actBy, monthly, yearly, confidence, guards };
}

function whenOf({ timing, on }: SavingPart): RecommendationIdentity["when"] {
  switch (timing) {
    case "actionableNow":
      return "now";
    case "avoidablePurchase":
      return "instead";
    case "atRenewal":
      return on ?? "unknown";
    default:
      return unreachable(timing);
  }
}

/** What a recommendation is, without counts and people: the part of it that stays the same. */
export interface RecommendationIdentity {
  readonly kind: RecommendationKind;
  readonly from: readonly SkuId[];
  readonly to: readonly SkuId[];
  /** Renewal date, or that of a risk; `instead` of a purchase. */
  readonly when: IsoDate | "now" | "instead" | "unknown";
  readonly isChoice: boolean;
}

/** Keyed hash of the canonical form of the identity. */
export function recommendationId(identity: RecommendationIdentity, tenantKey: Uint8Array): string {
  const { kind, from, to, when } = identity;
  const what = identity.isChoice ? `${kind}?` : kind;
  const canonical = [what, [...from].sort(), [...to].sort(), when, POLICY_VERSION].join("|");
  return keyedId(canonical, tenantKey);
}

function byWorth(a: Recommendation, b: Recommendation): number {
  const worth = (b.yearly?.money.minor ?? -1) - (a.yearly?.money.minor ?? -1);
  if (worth !== 0) return worth;
  return a.id < b.id ? -1 : 1;
}

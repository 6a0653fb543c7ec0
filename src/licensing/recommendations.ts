import { createHmac } from "node:crypto";
import { unreachable } from "../core/errors.ts";
import type { IsoDate, SkuId } from "../core/ids.ts";
import type { DetectionId, Guard } from "./detections/rule.ts";
import type { ConfidenceClass, Figure, RuleRef } from "./figure.ts";
import type { SavingLine, SavingPart } from "./saving-line.ts";
import type { SavingTiming } from "./seat-pool.ts";

/** Changes whenever recommendations are cut differently, so that old and new ids never mean the same. */
export const POLICY_VERSION = 1;

export const RECOMMENDATION_KINDS = [
  "returnIdleSeats",
  "reclaimDisabledSeats",
  "reclaimInactiveSeats",
] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];

/** One change: seats of a SKU to give up, when, and what that is worth. */
export interface Recommendation {
  /** 128 bits in hex; the same across runs, without meaning in another tenant. */
  readonly id: string;
  readonly kind: RecommendationKind;
  readonly rule: RuleRef<DetectionId>;
  readonly skuId: SkuId;
  readonly seats: number;
  readonly timing: SavingTiming;
  readonly on: IsoDate | null;
  readonly actBy: IsoDate | null;
  readonly monthly: Figure<DetectionId> | null;
  readonly yearly: Figure<DetectionId> | null;
  readonly confidence: ConfidenceClass;
  readonly guards: readonly Guard[];
}

/**
 * The savings as changes to make: one per kind, SKU and date, the most money per year first.
 * @param tenantKey secret key of the tenant; ids are useless without it and across tenants.
 */
export function recommendationsOf(
  lines: readonly SavingLine[],
  tenantKey: Uint8Array,
): readonly Recommendation[] {
  return lines
    .flatMap((line) => line.parts.map((part) => recommendationOf(line, part, tenantKey)))
    .sort(byWorth);
}

function recommendationOf(
  line: SavingLine,
  part: SavingPart,
  tenantKey: Uint8Array,
): Recommendation {
  const kind = kindOf(line.rule.id);
  const { rule, skuId, confidence, guards } = line;
  const { seats, timing, on, actBy, monthly, yearly } = part;
  const id = recommendationId({ kind, from: [skuId], to: [], when: whenOf(part) }, tenantKey);
  const money = { monthly, yearly };
  return { id, kind, rule, skuId, seats, timing, on, actBy, ...money, confidence, guards };
}

function kindOf(detection: DetectionId): RecommendationKind {
  switch (detection) {
    case "D01":
      return "returnIdleSeats";
    case "D20":
      return "reclaimDisabledSeats";
    case "D22":
      return "reclaimInactiveSeats";
    default:
      return unreachable(detection);
  }
}

function whenOf({ timing, on }: SavingPart): IsoDate | "now" | "unknown" {
  return timing === "atRenewal" ? (on ?? "unknown") : "now";
}

/** What a recommendation is, without counts and people: the part of it that stays the same. */
export interface RecommendationIdentity {
  readonly kind: RecommendationKind;
  readonly from: readonly SkuId[];
  readonly to: readonly SkuId[];
  readonly when: IsoDate | "now" | "unknown";
}

/** First 128 bits, in hex, of HMAC-SHA-256 over the canonical form of the identity. */
export function recommendationId(identity: RecommendationIdentity, tenantKey: Uint8Array): string {
  const { kind, from, to, when } = identity;
  const canonical = [kind, [...from].sort(), [...to].sort(), when, POLICY_VERSION].join("|");
  return createHmac("sha256", tenantKey).update(canonical).digest("hex").slice(0, 32);
}

function byWorth(a: Recommendation, b: Recommendation): number {
  const worth = (b.yearly?.money.minor ?? -1) - (a.yearly?.money.minor ?? -1);
  if (worth !== 0) return worth;
  return a.id < b.id ? -1 : 1;
}

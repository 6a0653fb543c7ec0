import { AppError } from "../core/errors.ts";
import type { ObservationId } from "./detections/observation.ts";
import type { DetectionId } from "./detections/rule.ts";

/** The change that a detection calls for. */
export const SAVING_KIND_OF = {
  D01: "returnIdleSeats",
  D20: "reclaimDisabledSeats",
  D21: "reclaimNeverUsedSeats",
  D22: "reclaimInactiveSeats",
  D23: "reviewGuestSeats",
  D24: "reclaimSharedMailboxSeats",
  D26: "reclaimRoomSeats",
  D28: "removeContainedSeats",
  D30: "replaceTrimmedSuite",
  D31: "replaceAdminSuite",
  D40: "reclaimSilentSeats",
  D42: "moveToMailbox",
  D43: "moveToWebApps",
  D44: "moveToFrontline",
  D45: "moveToLowerSuite",
  D46: "reclaimCopilotSeats",
  D47: "reviewCopilotSeats",
  D52: "moveToWebClient",
  D53: "reclaimPhoneSeats",
  D54: "reclaimDialInSeats",
} as const satisfies Record<DetectionId, string>;

/** What a shortfall or a risk calls for. It saves nothing: right advice can raise the bill. */
export const ADVICE_KIND_OF = {
  D03: "buyMissingSeats",
  D04: "replaceExpiringSeats",
  D05: "prepareTrialEnd",
  D07: "settleEndingPurchase",
  D15: "useGrantedSeats",
  D17: "planBeyondSeatCap",
  D25: "licenseSharedMailboxes",
  D55: "buyEntraSeats",
} as const satisfies Partial<Record<ObservationId, string>>;

/** A rule whose shortfalls and risks become recommendations. */
export type AdviceId = keyof typeof ADVICE_KIND_OF;
export type AdviceKind = (typeof ADVICE_KIND_OF)[AdviceId];
export type SavingKind = (typeof SAVING_KIND_OF)[DetectionId];

export type RecommendationKind = SavingKind | AdviceKind;
/** A rule behind recommendations. */
export type RecommendationRuleId = DetectionId | AdviceId;

const KIND_OF: Readonly<Record<RecommendationRuleId, RecommendationKind>> = {
  ...SAVING_KIND_OF,
  ...ADVICE_KIND_OF,
};

const isRule = (id: string): id is RecommendationRuleId => id in KIND_OF;

export const RECOMMENDATION_RULES: readonly RecommendationRuleId[] =
  Object.keys(KIND_OF).filter(isRule);
export const RECOMMENDATION_KINDS: readonly RecommendationKind[] = Object.values(KIND_OF);

export function isAdviceId(id: string): id is AdviceId {
  return id in ADVICE_KIND_OF;
}

const RULE_OF_KIND = new Map(RECOMMENDATION_RULES.map((id) => [KIND_OF[id], id]));

/** The rule behind a kind of recommendation. Throws AppError INTERNAL for none: every kind has one. */
export function ruleOfKind(kind: RecommendationKind): RecommendationRuleId {
  const rule = RULE_OF_KIND.get(kind);
  if (rule === undefined) throw new AppError("INTERNAL", { reason: "A kind without a rule." });
  return rule;
}

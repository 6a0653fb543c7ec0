import type { ListedRecommendation } from "../insights/index.ts";
import type {
  RecommendationFilter,
  RecommendationStandingType,
  RecommendationType,
} from "../schema/index.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";

export function shapeRecommendation(
  { skuId, replacement, state, ...found }: ListedRecommendation,
  names: SkuNames,
): RecommendationType {
  return {
    ...found,
    sku: shapeSku(skuId, names),
    replacement: replacement && shapeSku(replacement, names),
    few: found.seats === null,
    state: state && shapeState(state),
  };
}

function shapeState(state: NonNullable<ListedRecommendation["state"]>): RecommendationStandingType {
  return {
    kind: state.kind,
    since: state.since,
    until: "until" in state ? state.until : null,
    snoozeReason: state.kind === "snoozed" ? state.reason : null,
    dismissReason: state.kind === "dismissed" ? state.reason : null,
    scheduledOn: state.kind === "scheduled" ? state.on : null,
    seatsSaved: state.kind === "done" ? state.seats : null,
    seatsBouncedBack: state.kind === "done" ? state.bounced : null,
    nextChanceOn: state.kind === "missed" ? state.nextOn : null,
    supersededBy: state.kind === "superseded" ? state.by : null,
  };
}

/** Whether a recommendation is what a filter asks for. */
export function meets(one: ListedRecommendation, filter: RecommendationFilter): boolean {
  const { states, kinds, rules, skuIds, timings, confidence, saves, actBy } = filter;
  const asked: readonly (readonly [readonly string[] | null | undefined, string | undefined])[] = [
    [states, one.state?.kind],
    [kinds, one.kind],
    [rules, one.rule],
    [skuIds?.map((id) => id.toLowerCase()), one.skuId],
    [timings, one.timing ?? undefined],
    [confidence, one.confidence],
  ];
  const isOneOf = asked.every(
    ([wanted, value]) => (wanted ?? null) === null || wanted?.includes(value ?? ""),
  );
  const isOfSort = (saves ?? null) === null || saves === (one.timing !== null);
  return isOneOf && isOfSort && isInTime(one, actBy ?? null);
}

function isInTime({ actBy }: ListedRecommendation, latest: string | null): boolean {
  return latest === null || (actBy !== null && actBy <= latest);
}

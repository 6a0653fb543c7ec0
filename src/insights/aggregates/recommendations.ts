import {
  type Advice,
  CONFIDENCE_CLASSES,
  EFFECTS,
  GUARDS,
  RECOMMENDATION_KINDS,
  RECOMMENDATION_RULES,
  type Recommendation,
  SAVING_TIMINGS,
} from "../../licensing/index.ts";
import { closed, defineAggregate, recommendationIdOf, type ValueOf } from "../../privacy/index.ts";
import { FigureNaming, perhapsMonthAndYear, seatCount } from "./figure.ts";

/**
 * Changes to make: those that save, the most money per year first, then those too few to be told;
 * then shortfalls, then risks, of each the soonest day to act by first.
 */
export const recommendations = defineAggregate(
  "recommendations",
  4,
  closed.listOf(
    closed.object({
      id: closed.recommendationId(),
      kind: closed.oneOf(RECOMMENDATION_KINDS),
      rule: closed.oneOf(RECOMMENDATION_RULES),
      ruleVersion: closed.count(),
      skuId: closed.skuId(),
      replacement: closed.nullable(closed.skuId()),
      /** `null`: too few to be told, and so is their worth. */
      seats: closed.nullable(seatCount),
      /** `null` for shortfalls and risks, which save nothing. */
      timing: closed.nullable(closed.oneOf(SAVING_TIMINGS)),
      on: closed.nullable(closed.date()),
      actBy: closed.nullable(closed.date()),
      ...perhapsMonthAndYear,
      /** What a shortfall or a risk costs or puts at stake: no saving, and in no total. */
      exposure: closed.nullable(
        closed.object({ effect: closed.oneOf(EFFECTS), ...perhapsMonthAndYear }),
      ),
      confidence: closed.oneOf(CONFIDENCE_CLASSES),
      guards: closed.listOf(closed.oneOf(GUARDS)),
    }),
  ),
);
export type RecommendationsValue = ValueOf<typeof recommendations>;

/** What may be told with its numbers, and of what no number is told. */
interface ToldApart<T> {
  readonly told: readonly T[];
  readonly few: readonly T[];
}

/** The recommendations as a value to seal. */
export function recommendationsValue(
  savings: ToldApart<Recommendation>,
  advice: ToldApart<Advice>,
): RecommendationsValue {
  const naming = new FigureNaming("recommendations");
  const known = new Set(savings.told.map(({ id }) => id));
  return [
    ...savings.told.map((one) => ({
      ...savingWords(one),
      seats: naming.seats(one.seats),
      monthly: naming.perhaps(one.monthly),
      yearly: naming.perhaps(one.yearly),
    })),
    ...savings.few
      .filter(({ id }) => !known.has(id))
      .map((one) => ({ ...savingWords(one), ...NO_NUMBERS })),
    ...advice.told.map((one) => ({
      ...adviceWords(one),
      ...NO_NUMBERS,
      seats: naming.seats(one.seats),
      exposure: exposureOf(one, naming),
    })),
    ...advice.few.map((one) => ({ ...adviceWords(one), ...NO_NUMBERS })),
  ];
}

const NO_NUMBERS = { seats: null, monthly: null, yearly: null } as const;

/** All of a change that saves which is no number. */
function savingWords({ timing, replacement, guards, ...one }: Recommendation) {
  return { ...sharedWords(one), replacement, timing, guards, exposure: null };
}

function adviceWords(one: Advice) {
  return { ...sharedWords(one), replacement: null, timing: null, guards: [], exposure: null };
}

function sharedWords(
  one: Pick<
    Recommendation | Advice,
    "id" | "kind" | "rule" | "skuId" | "on" | "actBy" | "confidence"
  >,
) {
  const { rule, skuId, kind, on, actBy, confidence } = one;
  const id = recommendationIdOf(one.id);
  return { id, kind, rule: rule.id, ruleVersion: rule.version, skuId, on, actBy, confidence };
}

function exposureOf(
  { effect, monthly, yearly }: Advice,
  naming: FigureNaming,
): RecommendationsValue[number]["exposure"] {
  if (effect === "none") return null;
  return { effect, monthly: naming.perhaps(monthly), yearly: naming.perhaps(yearly) };
}

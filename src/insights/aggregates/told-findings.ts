import {
  CONFIDENCE_CLASSES,
  DETECTION_IDS,
  GUARDS,
  PRICE_CONFIDENCES,
  PRICE_DATINGS,
  PRICE_SOURCES,
  SAVINGS_RULE,
} from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";

const fewFinding = {
  rule: closed.object({ id: closed.oneOf(DETECTION_IDS), version: closed.count() }),
  skuId: closed.skuId(),
  replacement: closed.nullable(closed.skuId()),
  held: closed.boolean(),
  confidence: closed.oneOf(CONFIDENCE_CLASSES),
  guards: closed.listOf(closed.oneOf(GUARDS)),
} as const;

const amount = closed.object({
  money: closed.money(),
  price: closed.object({
    source: closed.oneOf([...PRICE_SOURCES, "mixed", "assumed"]),
    asOf: closed.nullable(closed.date()),
    dated: closed.oneOf(PRICE_DATINGS),
    confidence: closed.oneOf(PRICE_CONFIDENCES),
    estimated: closed.boolean(),
  }),
  rule: closed.object({ id: closed.oneOf([SAVINGS_RULE.id]), version: closed.count() }),
  dataOn: closed.date(),
  confidence: closed.oneOf(CONFIDENCE_CLASSES),
  actBy: closed.nullable(closed.date()),
});

const folded = closed.object({
  seats: closed.count(),
  monthly: closed.nullable(amount),
  yearly: closed.nullable(amount),
});

/**
 * What may be told of seats held by members, frozen for a period: findings of enough seats; those of
 * which no more may be told than that there are some; and the sums of what was folded.
 */
export const toldFindings = defineAggregate(
  "toldFindings",
  3,
  closed.object({
    told: closed.listOf(
      closed.object({
        ...fewFinding,
        seats: closed.count(),
        classes: closed.listOf(
          closed.object({ confidence: closed.oneOf(CONFIDENCE_CLASSES), seats: closed.count() }),
        ),
      }),
    ),
    few: closed.listOf(closed.object(fewFinding)),
    folded: closed.listOf(folded),
    /** Sums as they were told last, in this period or before: a new one is held against them. */
    lastFolded: closed.listOf(folded),
  }),
);
export type ToldFindings = ValueOf<typeof toldFindings>;

/** A finding without its number of seats. */
export type FewFinding = ToldFindings["few"][number];

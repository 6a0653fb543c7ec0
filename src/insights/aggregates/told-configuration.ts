import { closed, defineAggregate, type Sensitivity } from "../../privacy/index.ts";

/** Counts of members, or of what single members have, by what they tell. */
export const SENSITIVITY_OF_PART = {
  seatOrigins: "assignments",
  devices: "assignments",
  protectedByP1: "behaviour",
  protectedByP2: "behaviour",
} as const satisfies Record<string, Sensitivity>;
export type CountedPart = keyof typeof SENSITIVITY_OF_PART;
const COUNTED_PARTS = Object.keys(SENSITIVITY_OF_PART).filter(
  (name): name is CountedPart => name in SENSITIVITY_OF_PART,
);

/** Counts by parts of a whole, as far as they may be told in this period. */
export type TellParts = (of: CountedPart, counts: readonly number[]) => readonly (number | null)[];

/** What of the configuration was told of members in one period, count by count. */
export const toldConfiguration = defineAggregate(
  "toldConfiguration",
  1,
  closed.object({
    parts: closed.listOf(
      closed.object({
        of: closed.oneOf(COUNTED_PARTS),
        whole: closed.count(),
        counts: closed.listOf(closed.nullable(closed.count())),
      }),
    ),
  }),
);

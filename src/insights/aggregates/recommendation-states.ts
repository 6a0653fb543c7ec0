import { LIFECYCLE_STATES } from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";

/** Where the recommendations of a survey stand, in one word each. */
export const recommendationStates = defineAggregate(
  "recommendationStates",
  1,
  closed.listOf(
    closed.object({ id: closed.recommendationId(), state: closed.oneOf(LIFECYCLE_STATES) }),
  ),
);
export type RecommendationStatesValue = ValueOf<typeof recommendationStates>;

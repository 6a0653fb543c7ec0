import { closed, defineAggregate } from "../../privacy/index.ts";

/** How many seats could not be judged by what their holders do, frozen for a period. */
export const toldCoverage = defineAggregate(
  "toldCoverage",
  2,
  closed.object({ seatsUnjudged: closed.count() }),
);

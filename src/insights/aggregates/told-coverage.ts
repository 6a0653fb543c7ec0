import { closed, defineAggregate } from "../../privacy/index.ts";

/** How many seats could be judged by what their holders do, frozen for a period. */
export const toldCoverage = defineAggregate(
  "toldCoverage",
  1,
  closed.object({ seatsJudged: closed.count() }),
);

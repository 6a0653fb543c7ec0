import { closed, defineAggregate } from "../../privacy/index.ts";
import { observation } from "./findings.ts";

/** What was told of members besides findings, frozen for a period. */
export const toldObservations = defineAggregate(
  "toldObservations",
  1,
  closed.object({ observations: closed.listOf(observation) }),
);

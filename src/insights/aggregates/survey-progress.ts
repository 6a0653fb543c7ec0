import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";

/**
 * What a survey is doing. `waiting`: nothing was read yet; `reports`: licences and usage reports;
 * `members`: the pass over all members; `assessing`: figures are computed; `done`: they can be had.
 */
export const SURVEY_PHASES = ["waiting", "reports", "members", "assessing", "done"] as const;
export type SurveyPhase = (typeof SURVEY_PHASES)[number];

/** How far a survey is: numbers and one word, sealed because other processes read it from Redis. */
export const surveyProgress = defineAggregate(
  "surveyProgress",
  1,
  closed.object({
    phase: closed.oneOf(SURVEY_PHASES),
    membersRead: closed.count(),
    pagesRead: closed.count(),
    /** As Graph counted them before the pass; `null` where it would not. */
    membersTotal: closed.nullable(closed.count()),
    /** Until the pass over members ends, at its speed so far. */
    remainingSeconds: closed.nullable(closed.count()),
  }),
);
export type SurveyProgress = ValueOf<typeof surveyProgress>;

/** Before a survey has read anything. */
export const NOTHING_READ: SurveyProgress = {
  phase: "waiting",
  membersRead: 0,
  pagesRead: 0,
  membersTotal: null,
  remainingSeconds: null,
};

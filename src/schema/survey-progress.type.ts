import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "./scalars.ts";
import { registerWords } from "./words.ts";

const PHASES = ["waiting", "reports", "members", "assessing", "done"] as const;

export const SurveyPhaseEnum = registerWords(PHASES, {
  name: "SurveyPhase",
  description: "What a survey is doing.",
  values: {
    waiting: "Nothing was read yet.",
    reports: "Licences and usage reports are read.",
    members: "All members are read, once.",
    assessing: "Figures are computed.",
    done: "The survey is there: `tenant` answers at once. The last update.",
  },
});

@ObjectType("SurveyProgress", { description: "How far the survey of the caller's tenant is." })
export class SurveyProgressType {
  @Field(() => DateTime)
  readonly at!: string;

  @Field(() => SurveyPhaseEnum)
  readonly phase!: (typeof PHASES)[number];

  @Field(() => Int, { description: "0 also when the survey was there already." })
  readonly membersRead!: number;

  @Field(() => Int, { description: "Pages of members read." })
  readonly pagesRead!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Members of the tenant, counted beforehand; null where Graph did not count them.",
  })
  readonly membersTotal!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Estimated seconds until all members are read; null in other phases.",
  })
  readonly remainingSeconds!: number | null;
}

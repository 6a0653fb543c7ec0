import { ArgsType, Field, ID, InputType } from "type-graphql";
import type {
  ConfidenceClass,
  LifecycleState,
  RecommendationKind,
  RecommendationRuleId,
  SavingTiming,
} from "../licensing/index.ts";
import { ConfidenceClassEnum } from "./figure.type.ts";
import { PageArgs } from "./page.type.ts";
import { RecommendationKindEnum } from "./recommendation.type.ts";
import { LifecycleStateEnum } from "./recommendation-state.type.ts";
import { RuleEnum } from "./rule.type.ts";
import { SavingTimingEnum } from "./savings.type.ts";
import { LocalDate } from "./scalars.ts";

@InputType({
  description: "What recommendations must be like: one of each list that is given.",
})
export class RecommendationFilter {
  @Field(() => [LifecycleStateEnum], {
    nullable: true,
    description:
      "Without it, those the newest survey found, whatever their state; DONE and SUPERSEDED also " +
      "name those it no longer finds.",
  })
  readonly states?: readonly LifecycleState["kind"][] | null;

  @Field(() => [RecommendationKindEnum], { nullable: true })
  readonly kinds?: readonly RecommendationKind[] | null;

  @Field(() => [RuleEnum], { nullable: true })
  readonly rules?: readonly RecommendationRuleId[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only changes that save; false: only shortfalls and risks.",
  })
  readonly saves?: boolean | null;

  @Field(() => [ID], { nullable: true, description: "Products by their GUID." })
  readonly skuIds?: readonly string[] | null;

  @Field(() => [SavingTimingEnum], { nullable: true })
  readonly timings?: readonly SavingTiming[] | null;

  @Field(() => [ConfidenceClassEnum], { nullable: true })
  readonly confidence?: readonly ConfidenceClass[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Those to act on by this day at the latest; those without a date are left out.",
  })
  readonly actBy?: string | null;
}

@ArgsType()
export class RecommendationArgs extends PageArgs {
  @Field(() => RecommendationFilter, { nullable: true })
  readonly filter?: RecommendationFilter | null;
}

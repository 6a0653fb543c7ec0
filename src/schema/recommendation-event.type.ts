import { Field, ID, Int, ObjectType } from "type-graphql";
import { MoneyType } from "./money.type.ts";
import { RecommendationKindEnum } from "./recommendation.type.ts";
import { RuleEnum } from "./rule.type.ts";
import { DateTime, LocalDate } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerWords } from "./words.ts";

export const RecommendationChangeEnum = registerWords(["new", "changed", "gone"], {
  name: "RecommendationChange",
  description: "What happened to a recommendation between two surveys.",
});

@ObjectType("RecommendationEvent", {
  description: "A recommendation of the caller's tenant appeared, changed or went away.",
})
export class RecommendationEventType {
  @Field(() => String, { description: "Give this as `after` to go on behind this event." })
  readonly cursor!: string;

  @Field(() => RecommendationChangeEnum)
  readonly change!: "new" | "changed" | "gone";

  @Field(() => DateTime, { description: "When the change was noticed." })
  readonly at!: string;

  @Field(() => ID)
  readonly recommendationId!: string;

  @Field(() => RecommendationKindEnum)
  readonly kind!: string;

  @Field(() => RuleEnum)
  readonly rule!: string;

  @Field(() => SkuType, { nullable: true })
  readonly sku!: SkuType | null;

  @Field(() => Int, { nullable: true, description: "null where there are too few to be told." })
  readonly seats!: number | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: "Saving; null where nothing is saved or the price is unknown.",
  })
  readonly monthly!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true })
  readonly yearly!: MoneyType | null;

  @Field(() => LocalDate, { nullable: true })
  readonly actBy!: string | null;
}

import { Field, Int, ObjectType } from "type-graphql";
import { MoneyType } from "./money.type.ts";
import { LocalDate } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerWords } from "./words.ts";

export const ComparePeriodEnum = registerWords(["week", "month", "quarter", "year"], {
  name: "ComparePeriod",
  description: "How far back the earlier survey lies at least.",
  values: { week: "7 days.", month: "30 days.", quarter: "91 days.", year: "365 days." },
});

@ObjectType("ComparedSeats")
export class ComparedSeatsType {
  @Field(() => Int)
  readonly paid!: number;

  @Field(() => Int, { description: "Distinct members holding it." })
  readonly consumed!: number;

  @Field(() => Int, { description: "Paid seats nobody holds." })
  readonly idle!: number;
}

@ObjectType("ComparedSpend", {
  description: "A monthly cost then and now. The two parts of the change add up to it.",
})
export class ComparedSpendType {
  @Field(() => MoneyType)
  readonly before!: MoneyType;

  @Field(() => MoneyType)
  readonly after!: MoneyType;

  @Field(() => MoneyType, { description: "More or fewer seats, at the price of then." })
  readonly bySeats!: MoneyType;

  @Field(() => MoneyType, {
    description: "Another price, for the seats of now: neither saving nor waste.",
  })
  readonly byPrice!: MoneyType;
}

@ObjectType("ComparedSku", { description: "One product then and now." })
export class ComparedSkuType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => ComparedSeatsType, { nullable: true, description: "null where not owned then." })
  readonly before!: ComparedSeatsType | null;

  @Field(() => ComparedSeatsType, { nullable: true, description: "null where not owned now." })
  readonly after!: ComparedSeatsType | null;

  @Field(() => [ComparedSpendType], { description: "One per currency." })
  readonly spend!: readonly ComparedSpendType[];
}

@ObjectType("ComparedSavings", { description: "Gross savings per month then and now." })
export class ComparedSavingsType {
  @Field(() => MoneyType)
  readonly before!: MoneyType;

  @Field(() => MoneyType)
  readonly after!: MoneyType;
}

@ObjectType("Comparison", { description: "What changed since an earlier survey." })
export class ComparisonType {
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Day of the earlier survey; null where there is none that far back, or trial seats were told apart in only one of both.",
  })
  readonly earlier!: string | null;

  @Field(() => LocalDate)
  readonly now!: string;

  @Field(() => Boolean, {
    description: "Whether both rest on the same sources; if not, savings are not compared.",
  })
  readonly isSameEvidence!: boolean;

  @Field(() => [ComparedSkuType], { description: "Products of which anything changed." })
  readonly skus!: readonly ComparedSkuType[];

  @Field(() => [ComparedSpendType], { description: "All products together, one per currency." })
  readonly spend!: readonly ComparedSpendType[];

  @Field(() => [ComparedSavingsType], { description: "One per currency." })
  readonly savings!: readonly ComparedSavingsType[];
}

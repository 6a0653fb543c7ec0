import { Field, Float, ID, InputType, Int } from "type-graphql";
import type { ConfidenceClass, Term } from "../licensing/index.ts";
import { ConfidenceClassEnum } from "./figure.type.ts";
import { TermEnum } from "./renewals.type.ts";
import { RuleEnum, type RuleId } from "./rule.type.ts";
import { SafeInt } from "./scalars.ts";

@InputType()
export class AssumedPriceInput {
  @Field(() => ID)
  readonly skuId!: string;

  @Field(() => SafeInt, { description: "Per seat and month, in minor units." })
  readonly minor!: number;

  @Field(() => String, { description: "ISO 4217 code; other currencies are not converted." })
  readonly currency!: string;
}

@InputType()
export class AssumedTermInput {
  @Field(() => ID)
  readonly skuId!: string;

  @Field(() => TermEnum)
  readonly term!: Term;
}

@InputType({ description: "People to come with the products of their profile." })
export class HiresInput {
  @Field(() => Int)
  readonly people!: number;

  @Field(() => [ID], { description: "Products each of them will hold." })
  readonly skuIds!: readonly string[];
}

@InputType({ description: "Idle seats to keep per product: the larger of the two." })
export class SeatBufferInput {
  @Field(() => Int, { defaultValue: 0 })
  readonly seats!: number;

  @Field(() => Float, { defaultValue: 0, description: "Percent of the seats assigned." })
  readonly percent!: number;
}

@InputType({ description: "Other thresholds for the rules that find savings." })
export class ThresholdsInput {
  @Field(() => [RuleEnum], { nullable: true, description: "Rules in use; without it all." })
  readonly rules?: readonly RuleId[] | null;

  @Field(() => ConfidenceClassEnum, {
    nullable: true,
    description: "Findings less sure than this do not count.",
  })
  readonly atLeast?: ConfidenceClass | null;

  @Field(() => Int, {
    nullable: true,
    description: "Days of silence from which an unused seat counts: 90 or 180.",
  })
  readonly silentDays?: number | null;

  @Field(() => SeatBufferInput, { nullable: true, description: "Idle seats that do not count." })
  readonly spare?: SeatBufferInput | null;
}

@InputType({
  description: "Assumptions; each is worked out by itself against the tenant as it is.",
})
export class WhatIfInput {
  @Field(() => [AssumedPriceInput], { nullable: true })
  readonly prices?: readonly AssumedPriceInput[] | null;

  @Field(() => [AssumedTermInput], { nullable: true })
  readonly terms?: readonly AssumedTermInput[] | null;

  @Field(() => [HiresInput], { nullable: true })
  readonly hires?: readonly HiresInput[] | null;

  @Field(() => SeatBufferInput, { nullable: true, description: "Seats to keep free." })
  readonly spare?: SeatBufferInput | null;

  @Field(() => ThresholdsInput, {
    nullable: true,
    description:
      "What would be found and saved, before the thresholds are saved; by findings whose seats are told one by one.",
  })
  readonly thresholds?: ThresholdsInput | null;
}

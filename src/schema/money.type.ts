import { Field, ObjectType } from "type-graphql";
import { MONEY_PERIODS, type MoneyPeriod } from "../core/money.ts";
import { SafeInt } from "./scalars.ts";
import { registerWords } from "./words.ts";

export const MoneyPeriodEnum = registerWords(MONEY_PERIODS, {
  name: "MoneyPeriod",
  description: "The span of time an amount is paid for.",
});

@ObjectType("Money", {
  description: "An exact amount of one currency for one period. Amounts are never converted.",
})
export class MoneyType {
  @Field(() => SafeInt, { description: "The amount in minor units of the currency (cents)." })
  readonly minor!: number;

  @Field(() => String, { description: "ISO 4217 code." })
  readonly currency!: string;

  @Field(() => MoneyPeriodEnum)
  readonly period!: MoneyPeriod;
}

import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  ConfidenceClass,
  PriceConfidence,
  PriceDating,
  PriceSourceKind,
} from "../licensing/index.ts";
import { MoneyType } from "./money.type.ts";
import { RuleEnum, type RuleId } from "./rule.type.ts";
import { LocalDate } from "./scalars.ts";
import { registerDescribed } from "./words.ts";

export const ConfidenceClassEnum = registerDescribed<ConfidenceClass>({
  name: "ConfidenceClass",
  description: "How sure a saving or a cost is.",
  values: {
    C1: "Certain: no function lost, nobody touched.",
    C2: "By account state; check for holds first.",
    C3: "Proven silent for 180 days.",
    C4: "Indicated: 90 days, or partial evidence. Also an upper bound: where purchases were not read, seats on trial count as paid.",
    C5: "A choice that needs a decision; never part of a total.",
  },
});

export const PriceSourceEnum = registerDescribed<PriceSourceKind | "mixed" | "assumed">({
  name: "PriceSource",
  description: "Where a price comes from.",
  values: {
    billedLine: "A line of an invoice.",
    contract: "A contract price the tenant entered.",
    partnerSheet: "A partner's price sheet.",
    list: "The dated public list.",
    assumed: "Part of a what-if question.",
    mixed: "Prices of several sources, in a sum.",
  },
});

export const PriceDatingEnum = registerDescribed<PriceDating>({
  name: "PriceDating",
  description: "What the date of a price is.",
  values: {
    since: "The first day on which the price applies.",
    stated:
      "The day of the table, file or question it is from: since when it applies is not established.",
  },
});

export const PriceConfidenceEnum = registerDescribed<PriceConfidence>({
  name: "PriceConfidence",
  description: "Whether somebody read the source of a price.",
  values: {
    verified: "Read in its source.",
    remembered: "Known, but not read in a source.",
  },
});

@ObjectType("Figure", {
  description:
    "An amount that can be traced: where its prices come from, by which rule, from which day's data.",
})
export class FigureType {
  @Field(() => ID, { description: "Name of the figure inside one survey; the advisor cites it." })
  readonly id!: string;

  @Field(() => MoneyType)
  readonly money!: MoneyType;

  @Field(() => PriceSourceEnum)
  readonly priceSource!: PriceSourceKind | "mixed" | "assumed";

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Date of the price, the oldest of them in a sum; priceDated says what date it is. Null when none is known.",
  })
  readonly priceAsOf!: string | null;

  @Field(() => PriceDatingEnum)
  readonly priceDated!: PriceDating;

  @Field(() => PriceConfidenceEnum)
  readonly priceConfidence!: PriceConfidence;

  @Field(() => Boolean, { description: "Derived from a price of another term rather than read." })
  readonly priceEstimated!: boolean;

  @Field(() => RuleEnum)
  readonly rule!: RuleId;

  @Field(() => Int)
  readonly ruleVersion!: number;

  @Field(() => LocalDate, { description: "Day of the data it was computed from." })
  readonly dataOn!: string;

  @Field(() => ConfidenceClassEnum)
  readonly confidence!: ConfidenceClass;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day on which acting still makes the saving.",
  })
  readonly actBy!: string | null;
}

@ObjectType("SeatCount", { description: "A number of seats that can be cited like an amount." })
export class SeatCountType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly seats!: number;
}

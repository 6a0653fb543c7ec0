import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  ConfidenceClass,
  DetectionId,
  PriceConfidence,
  PriceSourceKind,
} from "../licensing/index.ts";
import { MoneyType } from "./money.type.ts";
import { LocalDate } from "./scalars.ts";
import { allOf, registerWords } from "./words.ts";

export const ConfidenceClassEnum = registerWords(
  allOf<ConfidenceClass>()(["C1", "C2", "C3", "C4", "C5"]),
  {
    name: "ConfidenceClass",
    description: "How sure a saving is.",
    values: {
      C1: "Certain: no function lost, nobody touched.",
      C2: "By account state; check for holds first.",
      C3: "Proven silent for 180 days.",
      C4: "Indicated: 90 days, or partial evidence.",
      C5: "A choice that needs a decision; never part of a total.",
    },
  },
);

export const PriceSourceEnum = registerWords(
  allOf<PriceSourceKind | "mixed">()(["billedLine", "contract", "partnerSheet", "list", "mixed"]),
  {
    name: "PriceSource",
    description: "Where a price comes from.",
    values: {
      billedLine: "A line of an invoice.",
      contract: "A contract price the tenant entered.",
      partnerSheet: "A partner's price sheet.",
      list: "The dated public list.",
      mixed: "Prices of several sources, in a sum.",
    },
  },
);

export const PriceConfidenceEnum = registerWords(
  allOf<PriceConfidence>()(["verified", "remembered"]),
  {
    name: "PriceConfidence",
    description: "Whether somebody read the source of a price.",
  },
);

export const RuleEnum = registerWords(
  allOf<DetectionId | "spend" | "savings">()([
    "spend",
    "savings",
    "D01",
    "D20",
    "D21",
    "D22",
    "D23",
    "D24",
    "D26",
    "D28",
    "D30",
    "D31",
    "D40",
    "D42",
    "D43",
    "D44",
    "D45",
    "D46",
    "D47",
    "D52",
    "D53",
    "D54",
  ]),
  {
    name: "Rule",
    description: "The rule by which something was found or an amount computed.",
    values: {
      spend: "Paid seats times the price in force.",
      savings: "Union of the findings' seats, each counted once.",
      D01: "Paid seats nobody holds.",
      D20: "Seats held by disabled accounts.",
      D21: "Seats of accounts nobody ever signed in to.",
      D22: "Seats of accounts without successful sign-in and without workload activity for 90 days.",
      D23: "Seats held by guests.",
      D24: "Seats of shared mailboxes that need none, or a smaller one.",
      D26: "Suites held by rooms and equipment.",
      D28: "Seats whose service plans the member has from other products as well.",
      D30: "Suites of which so much is switched off that a cheaper product gives the rest.",
      D31: "Full suites of administration accounts.",
      D40: "Seats without activity in any workload for 90 days.",
      D42: "Suites of which only the mailbox is used.",
      D43: "Suites with desktop apps that are not used.",
      D44: "Suites whose use fits a frontline product.",
      D45: "Premium suites without evidence of premium use.",
      D46: "Copilot seats without use for 90 days.",
      D47: "Copilot seats last used 30 to 89 days ago.",
      D52: "Visio and Project plans whose desktop client was never activated.",
      D53: "Telephony seats without a call in 180 days.",
      D54: "Audio conferencing seats of members who organised no meeting in 180 days.",
    },
  },
);

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
  readonly priceSource!: PriceSourceKind | "mixed";

  @Field(() => LocalDate, {
    nullable: true,
    description: "First day on which the price applied; null when that date is not established.",
  })
  readonly priceAsOf!: string | null;

  @Field(() => PriceConfidenceEnum)
  readonly priceConfidence!: PriceConfidence;

  @Field(() => Boolean, { description: "Derived from a price of another term rather than read." })
  readonly priceEstimated!: boolean;

  @Field(() => RuleEnum)
  readonly rule!: DetectionId | "spend" | "savings";

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

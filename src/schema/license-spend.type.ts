import { Field, Int, ObjectType } from "type-graphql";
import type { FreeReason, Term } from "../licensing/index.ts";
import { FigureType } from "./figure.type.ts";
import { lineCost } from "./license-inventory.type.ts";
import { TermEnum } from "./renewals.type.ts";
import { SkuType } from "./sku.type.ts";
import { allOf, registerWords } from "./words.ts";

export const FreeReasonEnum = registerWords(
  allOf<FreeReason>()(["free", "trial", "viral", "studentBenefit", "developer", "grant"]),
  {
    name: "FreeReason",
    description: "Why a product costs nothing: a real zero, not an unknown price.",
  },
);

@ObjectType("LicenseSpendTotal", { description: "Everything paid in one currency." })
export class LicenseSpendTotalType {
  @Field(() => FigureType)
  readonly monthly!: FigureType;

  @Field(() => FigureType)
  readonly yearly!: FigureType;
}

@ObjectType("LicenseSpendLine", { description: "What one product costs." })
export class LicenseSpendLineType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => TermEnum, {
    nullable: true,
    description: "null until somebody tells; the price of an annual commitment then stands for it.",
  })
  readonly term!: Term | null;

  @Field(() => Int, { description: "Paid seats." })
  readonly seats!: number;

  @Field(() => FigureType, { description: "Price of one seat." })
  readonly unitPrice!: FigureType;

  @Field(() => FigureType)
  readonly monthly!: FigureType;

  @Field(() => FigureType)
  readonly yearly!: FigureType;
}

@ObjectType("SkuWithoutPrice", {
  description: "A product whose price nobody told; it is in no total.",
})
export class SkuWithoutPriceType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => Int)
  readonly seats!: number;
}

@ObjectType("FreeSku")
export class FreeSkuType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => Int)
  readonly seats!: number;

  @Field(() => FreeReasonEnum)
  readonly because!: FreeReason;
}

export const SpendGroupingEnum = registerWords(["sku", "department", "country"], {
  name: "SpendGrouping",
  description: "What the spend is grouped by besides products.",
  values: {
    sku: "Products alone.",
    department: "Departments of the members who hold the seats.",
    country: "Countries of the members who hold the seats.",
  },
});

export const SpendGroupKindEnum = registerWords(["named", "notStated", "other", "unassigned"], {
  name: "SpendGroupKind",
  description: "What a row of a chargeback is about.",
  values: {
    named: "One department or country.",
    notStated: "Members of whom none is stated.",
    other: "Groups too small to be shown, as one.",
    unassigned: "Seats nobody holds, and products that are not given to members.",
  },
});

@ObjectType("SpendGroup", {
  description:
    "What the seats of a group of members cost. Rows add up to the spend, to the cent: a product's " +
    "cost is shared by those who hold it.",
})
export class SpendGroupType {
  @Field(() => SpendGroupKindEnum)
  readonly kind!: "named" | "notStated" | "other" | "unassigned";

  @Field(() => String, {
    nullable: true,
    description: "Stand-in for the name, in this survey only; null for rows that have none.",
  })
  readonly pseudonym!: string | null;

  @Field(() => Int, { description: "How many departments or countries are in the row." })
  readonly groups!: number;

  @Field(() => Int, { description: "Members holding a seat that is paid for." })
  readonly members!: number;

  @Field(() => Int)
  readonly seats!: number;

  @Field(() => [LicenseSpendTotalType], { description: "One per currency." })
  readonly amounts!: readonly LicenseSpendTotalType[];
}

@ObjectType("LicenseSpend", { description: "What the tenant pays per month and year." })
export class LicenseSpendType {
  @Field(() => [LicenseSpendTotalType], {
    description: "One total per currency; currencies are never added.",
  })
  readonly totals!: readonly LicenseSpendTotalType[];

  @Field(() => [LicenseSpendLineType], { complexity: lineCost })
  readonly lines!: readonly LicenseSpendLineType[];

  @Field(() => [SkuWithoutPriceType], { complexity: lineCost })
  readonly unknownPrice!: readonly SkuWithoutPriceType[];

  @Field(() => [FreeSkuType], { complexity: lineCost })
  readonly free!: readonly FreeSkuType[];

  @Field(() => [SpendGroupType], {
    nullable: true,
    complexity: lineCost,
    description:
      "Chargeback by the grouping asked for; null for products alone, where members were not read, " +
      "and where they are too few for a table.",
  })
  readonly groups!: readonly SpendGroupType[] | null;
}

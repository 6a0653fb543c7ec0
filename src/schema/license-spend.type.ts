import { Field, Int, ObjectType } from "type-graphql";
import type { FreeReason, Term } from "../licensing/index.ts";
import { FigureType } from "./figure.type.ts";
import { lineCost } from "./license-inventory.type.ts";
import { LicenseSpendTotalType } from "./license-spend-total.type.ts";
import {
  groupCost,
  SpendGroupType,
  type WithheldReason,
  WithheldReasonEnum,
} from "./member-group.type.ts";
import { TermEnum } from "./renewals.type.ts";
import { SkuType } from "./sku.type.ts";
import { registerDescribed } from "./words.ts";

export const FreeReasonEnum = registerDescribed<FreeReason>({
  name: "FreeReason",
  description: "Why a product costs nothing: a real zero, not an unknown price.",
  values: {
    free: "Free for everybody.",
    trial: "On trial.",
    viral: "Taken by members themselves.",
    studentBenefit: "Given with licences of the staff.",
    developer: "For trying things out.",
    grant: "Granted to a non-profit.",
  },
});

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

@ObjectType("LicenseSpend", {
  description:
    "What the tenant pays per month and year. Where coverage shows no commerceSubscriptions, seats on trial cannot be told apart: amounts are then the most that is paid, with confidence C4.",
})
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
    complexity: groupCost,
    description:
      "Chargeback by the grouping asked for, told once a week; null for products alone, and where " +
      "groupsWithheld says why there is none. Rows add up to the totals, to the cent.",
  })
  readonly groups!: readonly SpendGroupType[] | null;

  @Field(() => WithheldReasonEnum, {
    nullable: true,
    description: "Why no groups are told although they were asked for: totals only; else null.",
  })
  readonly groupsWithheld!: WithheldReason | null;
}

import { Field, Int, ObjectType } from "type-graphql";
import type { CapabilityStatus, Term } from "../licensing/index.ts";
import { FigureType } from "./figure.type.ts";
import { lineCost, SkuStatusEnum } from "./license-inventory.type.ts";
import { LocalDate } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerDescribed } from "./words.ts";

export const TermEnum = registerDescribed<Term>({
  name: "Term",
  description: "Commitment of a purchase; never inferred from dates.",
  values: {
    monthly: "A month at a time.",
    annual: "A year, paid at once.",
    annualBilledMonthly: "A year, paid by the month.",
    threeYear: "Three years.",
  },
});

@ObjectType("RenewalAmounts")
export class RenewalAmountsType {
  @Field(() => FigureType)
  readonly monthly!: FigureType;

  @Field(() => FigureType)
  readonly yearly!: FigureType;
}

@ObjectType("RenewingPurchase", { description: "One purchase behind a renewal." })
export class RenewingPurchaseType {
  @Field(() => Int)
  readonly seats!: number;

  @Field(() => TermEnum, { nullable: true, description: "null until somebody tells." })
  readonly term!: Term | null;

  @Field(() => SkuStatusEnum)
  readonly status!: CapabilityStatus;

  @Field(() => Boolean, { description: "Bought through a partner (CSP)." })
  readonly partner!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: "null until somebody tells: Microsoft Graph does not.",
  })
  readonly autoRenews!: boolean | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The date as Microsoft tells it; updated late, so it can lie in the past.",
  })
  readonly statedOn!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day of the return window now open, for a purchase made lately.",
  })
  readonly returnableUntil!: string | null;
}

@ObjectType("RenewalLine", { description: "What renews of one product on one day." })
export class RenewalLineType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => LocalDate, {
    nullable: true,
    description: "null where the date is not known, or lies in the past.",
  })
  readonly on!: string | null;

  @Field(() => Boolean, { description: "The end of a trial rather than a renewal." })
  readonly isTrial!: boolean;

  @Field(() => Int)
  readonly seats!: number;

  @Field(() => [RenewingPurchaseType])
  readonly purchases!: readonly RenewingPurchaseType[];

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day on which a change can be decided and still be booked.",
  })
  readonly actBy!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Last day after the renewal on which a partner can still reduce it; null for other purchases.",
  })
  readonly cancelUntil!: string | null;

  @Field(() => RenewalAmountsType, {
    nullable: true,
    description: "What the seats cost from that day on; null where free or of unknown price.",
  })
  readonly cost!: RenewalAmountsType | null;

  @Field(() => Int, { description: "Seats of findings whose money can stop here." })
  readonly savingSeats!: number;

  @Field(() => RenewalAmountsType, {
    nullable: true,
    description: "The money that can stop here, net of replacements; part of the savings.",
  })
  readonly saving!: RenewalAmountsType | null;

  @Field(() => RenewalAmountsType, {
    nullable: true,
    description:
      "What the same seats will cost more, or less, than now, as after the list change of July 2026: " +
      "neither saving nor waste.",
  })
  readonly priceChange!: RenewalAmountsType | null;
}

@ObjectType("Renewals", { description: "What renews when, and what is at stake." })
export class RenewalsType {
  @Field(() => [RenewalLineType], {
    description: "Soonest first, unknown dates last.",
    complexity: lineCost,
  })
  readonly lines!: readonly RenewalLineType[];

  @Field(() => [RenewalAmountsType], {
    description: "Changes of prices in the next twelve months together, one per currency.",
  })
  readonly priceChanges!: readonly RenewalAmountsType[];
}

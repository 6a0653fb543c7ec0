import { Field, Int, ObjectType } from "type-graphql";
import type { CapabilityStatus } from "../licensing/index.ts";
import { LocalDate } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerDescribed, registerWords } from "./words.ts";

export const SkuStatusEnum = registerDescribed<CapabilityStatus>({
  name: "SkuStatus",
  description: "State of a product or purchase, in Microsoft's words.",
  values: {
    Enabled: "Running.",
    Warning: "Ended; members can still work for a while.",
    Suspended: "Members cannot work; their data is kept for a while.",
    Deleted: "Gone with its data.",
    LockedOut: "Cancelled, and closed to members and administrators.",
  },
});

export const AppliesToEnum = registerWords(["User", "Company"], {
  name: "AppliesTo",
  description: "Whether seats are given to members one by one or cover the whole company.",
});

export const PricingEnum = registerWords(["priced", "free", "unknown"], {
  name: "Pricing",
  description: "Whether a seat has a price, costs nothing, or nobody told what it costs.",
});

@ObjectType("Renewal", { description: "A purchase and the date at which its seats can change." })
export class RenewalType {
  @Field(() => LocalDate, { nullable: true })
  readonly on!: string | null;

  @Field(() => Int)
  readonly seats!: number;

  @Field(() => Boolean)
  readonly isTrial!: boolean;

  @Field(() => SkuStatusEnum)
  readonly status!: CapabilityStatus;

  @Field(() => Boolean, { description: "Bought through a partner (CSP)." })
  readonly partner!: boolean;
}

@ObjectType("LicenseInventoryLine", {
  description: "One product the tenant owns. Counts are seats.",
})
export class LicenseInventoryLineType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => AppliesToEnum)
  readonly appliesTo!: "User" | "Company";

  @Field(() => SkuStatusEnum)
  readonly status!: CapabilityStatus;

  @Field(() => PricingEnum)
  readonly pricing!: "priced" | "free" | "unknown";

  @Field(() => Int, { description: "Usable seats." })
  readonly owned!: number;

  @Field(() => Int, {
    description:
      "Usable seats that are paid for: owned without running trials; all usable ones where `trial` is null.",
  })
  readonly paid!: number;

  @Field(() => Int, {
    description: "Distinct members holding it, however often it is assigned to them.",
  })
  readonly assigned!: number;

  @Field(() => Int, {
    description:
      "Paid seats held by nobody; 0 for free and company-wide products. Where `trial` is null, some may be on trial.",
  })
  readonly idle!: number;

  @Field(() => Int, { description: "Members holding it beyond the seats owned." })
  readonly deficit!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Usable seats of running trials; null where purchases were not read.",
  })
  readonly trial!: number | null;

  @Field(() => Int, { description: "Seats whose purchase ran out a short while ago." })
  readonly warning!: number;

  @Field(() => Int)
  readonly suspended!: number;

  @Field(() => [RenewalType])
  readonly renewals!: readonly RenewalType[];
}

@ObjectType("LicenseInventory", { description: "What the tenant owns, assigns and leaves idle." })
export class LicenseInventoryType {
  @Field(() => Int, {
    description: "Paid seats of products that are given to members and not free.",
  })
  readonly paid!: number;

  @Field(() => Int)
  readonly assigned!: number;

  @Field(() => Int)
  readonly idle!: number;

  @Field(() => [LicenseInventoryLineType], { complexity: lineCost })
  readonly lines!: readonly LicenseInventoryLineType[];
}

/** Lists of products are as long as the tenant's shelf: counted as this many. */
const TYPICAL_PRODUCTS = 40;

export function lineCost({ childComplexity }: { readonly childComplexity: number }): number {
  return TYPICAL_PRODUCTS * childComplexity;
}

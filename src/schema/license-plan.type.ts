import { Field, Int, ObjectType } from "type-graphql";
import type { ActionLevel, ProofKind } from "../licensing/index.ts";
import { CoverageType } from "./coverage.type.ts";
import { FigureType } from "./figure.type.ts";
import { LocalDate } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerDescribed, registerWords } from "./words.ts";

export const PLAN_OUTCOMES = ["planned", "infeasible", "outOfTime", "noPrices"] as const;
export const LicensePlanOutcomeEnum = registerWords(PLAN_OUTCOMES, {
  name: "LicensePlanOutcome",
  description: "How a plan came out.",
  values: {
    planned: "There is a plan.",
    infeasible: "Nothing meets the needs within the limits and the wishes.",
    outOfTime: "No plan was found in the time given.",
    noPrices: "No product owned has a known price, so there is no cheapest mix.",
  },
});

export const ProofEnum = registerDescribed<ProofKind>({
  name: "Proof",
  description: "How it is known that no plan costs less.",
  values: {
    "bound-met": "The cost equals a lower bound computed in whole numbers.",
    solver: "The solver tried every combination that could matter; the bound leaves a gap.",
    candidates: "The least of the profiles compared: at most the gap could be saved beyond this.",
    "search-limit":
      "More sets of products could matter than are compared: at most the gap could be saved beyond this.",
    "time-limit": "The time ran out: at most the gap could be saved beyond this.",
  },
});

export const ActionLevelEnum = registerDescribed<ActionLevel>({
  name: "ActionLevel",
  description: "What may be changed, each level on top of those before it.",
  values: {
    reduceUnassigned: "Seats nobody holds go.",
    reclaimDisabled: "Disabled accounts, shared mailboxes and rooms give up what they need not.",
    reclaimInactive: "So do accounts nobody uses.",
    removeRedundant: "Members give up products whose every capability another one gives.",
    rightsizeOwned: "Members change to the products owned that cover their needs.",
    newMix: "Products not owned yet may be bought.",
  },
});

@ObjectType("LicensePlanLevel")
export class LicensePlanLevelType {
  @Field(() => ActionLevelEnum)
  readonly level!: ActionLevel;

  @Field(() => FigureType, { description: "What this level saves on top of those before it." })
  readonly saving!: FigureType;
}

@ObjectType("PlannedSeats", { description: "Seats of one product in one period." })
export class PlannedSeatsType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => Int, { description: "Held by members." })
  readonly used!: number;

  @Field(() => Int, { description: "Kept free as wished." })
  readonly spare!: number;

  @Field(() => Int, { description: "Paid whatever happens." })
  readonly committed!: number;

  @Field(() => Int)
  readonly paid!: number;
}

@ObjectType("PlannedMove", { description: "Members who change from some products to others." })
export class PlannedMoveType {
  @Field(() => [SkuType])
  readonly from!: readonly SkuType[];

  @Field(() => [SkuType], { description: "Empty where they give back all." })
  readonly to!: readonly SkuType[];

  @Field(() => Int, { nullable: true, description: "null: few, fewer than may be told." })
  readonly members!: number | null;
}

export const SeatWorthKindEnum = registerWords(["seat", "cap"], {
  name: "SeatWorthKind",
  description: "Of what one more is worth something.",
  values: {
    seat: "A free seat of the product.",
    cap: "A seat under the cap these products share.",
  },
});

@ObjectType("SeatWorth", {
  description: "What one more seat would save; told only where one fewer would cost the same.",
})
export class SeatWorthType {
  @Field(() => SeatWorthKindEnum)
  readonly of!: "seat" | "cap";

  @Field(() => [SkuType])
  readonly skus!: readonly SkuType[];

  @Field(() => FigureType)
  readonly perMonth!: FigureType;
}

@ObjectType("PlanPeriod", {
  description: "What holds from a day on, until the next period begins.",
})
export class PlanPeriodType {
  @Field(() => LocalDate)
  readonly from!: string;

  @Field(() => Int)
  readonly months!: number;

  @Field(() => [PlannedSeatsType])
  readonly seats!: readonly PlannedSeatsType[];

  @Field(() => [PlannedMoveType], { description: "Changes at the beginning of the period." })
  readonly moves!: readonly PlannedMoveType[];

  @Field(() => [SeatWorthType], { description: "Empty unless asked for." })
  readonly shadowPrices!: readonly SeatWorthType[];
}

@ObjectType("LicenseMix", { description: "The cheapest mix of products, with its proof." })
export class LicenseMixType {
  @Field(() => FigureType, { description: "What it costs over twelve months." })
  readonly optimum!: FigureType;

  @Field(() => FigureType, {
    description: "Baseline less optimum; negative where members lack what they need.",
  })
  readonly saving!: FigureType;

  @Field(() => FigureType, { description: "No plan costs less." })
  readonly bound!: FigureType;

  @Field(() => FigureType, { description: "Optimum less bound: the most that is left unproven." })
  readonly gap!: FigureType;

  @Field(() => ProofEnum)
  readonly proof!: ProofKind;

  @Field(() => [LicensePlanLevelType], {
    description:
      "The saving by levels of action, adding up to it exactly; empty with a change cost.",
  })
  readonly levels!: readonly LicensePlanLevelType[];

  @Field(() => [PlanPeriodType], { description: "The plan in stages, cut at every renewal." })
  readonly periods!: readonly PlanPeriodType[];
}

@ObjectType("SeatsOutsidePlan")
export class SeatsOutsidePlanType {
  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => Int, { nullable: true, description: "null: few, fewer than may be told." })
  readonly seats!: number | null;
}

@ObjectType("LicensePlan", {
  description:
    "The cheapest products that cover what members need, computed from the survey without reading " +
    "anything anew. What Microsoft Graph cannot show counts as needed.",
})
export class LicensePlanType {
  @Field(() => LicensePlanOutcomeEnum)
  readonly outcome!: (typeof PLAN_OUTCOMES)[number];

  @Field(() => FigureType, {
    nullable: true,
    description: "Everything renewed as it is, over twelve months; null without prices.",
  })
  readonly baseline!: FigureType | null;

  @Field(() => LicenseMixType, { nullable: true, description: "null unless planned." })
  readonly mix!: LicenseMixType | null;

  @Field(() => [SkuType], {
    description:
      "Products left with their holders: free, of unknown price, or in another currency.",
  })
  readonly untouched!: readonly SkuType[];

  @Field(() => Int, { description: "Members whose needs the plan knows." })
  readonly membersPlanned!: number;

  @Field(() => [SeatsOutsidePlanType], {
    description:
      "Seats left as they are because their holders may not be read or are too few to be told.",
  })
  readonly seatsOutside!: readonly SeatsOutsidePlanType[];

  @Field(() => CoverageType)
  readonly coverage!: CoverageType;
}

import { Field, Int, ObjectType } from "type-graphql";
import type { ConfidenceClass, DetectionId, Guard, SavingTiming } from "../licensing/index.ts";
import { ConfidenceClassEnum, FigureType } from "./figure.type.ts";
import { lineCost } from "./license-inventory.type.ts";
import { RuleEnum } from "./rule.type.ts";
import { LocalDate } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerDescribed } from "./words.ts";

export const SavingTimingEnum = registerDescribed<SavingTiming>({
  name: "SavingTiming",
  description: "When money for a seat can stop.",
  values: {
    actionableNow: "Now: the term is known and lets it.",
    atRenewal: "At the renewal; also where no term is known.",
    avoidablePurchase: "A purchase that freed seats make unnecessary.",
  },
});

export const GuardEnum = registerDescribed<Guard>({
  name: "Guard",
  description: "What to check before acting.",
  values: {
    assignedByGroup: "Seats come from a group: change the group, and see what else it grants.",
    holdNotVisible: "Litigation holds are not visible: ask before a mailbox loses its licence.",
    mayBeSharedMailbox: "Shared mailboxes and rooms are disabled by design.",
    mayBeOnLeave: "The member may be on leave.",
    oneDriveBecomesUnlicensed:
      "OneDrive becomes unlicensed: read-only after 60 days, archived and charged after 93.",
    policyMayRely: "A policy of the tenant may rely on a plan that goes.",
    orphansAddOn: "An add-on the member keeps needs this product: both go, or none.",
    losesUnseenCapability: "A capability goes of which Microsoft Graph shows no use.",
    planSwitchedOff: "A plan was switched off on purpose.",
    guestMayBeEntitled: "Guests may hold a licence for a feature that needs one.",
    signsInElsewhere: "The account signs in, but shows no activity in any workload.",
    signInsNotRead: "Sign-ins could not be read; the reports alone speak.",
    frontlineEligibility:
      "Only members who meet the frontline conditions may hold the cheaper product.",
    adminMayNeedMailbox: "An administrator may need a mailbox of its own.",
    mayBeEmergencyAccount:
      "An account with a privileged role that nobody uses may be kept for emergencies.",
    mailboxNearLimit: "The mailbox is close to the 50 GB from which it needs a licence.",
    mayBeEmergencyPhone: "Emergency and shared phones show no calls in any report.",
    roomMayNeedDeviceSeat: "A device in the room may need its own licence.",
    webUseNotVisible: "Use in the browser leaves no trace.",
    mayNeedTraining: "Used until lately: training may serve better than taking the seat away.",
    mayBeTrial: "Purchases were not read: seats may be on trial and cost nothing.",
  },
});

@ObjectType("SavingSum")
export class SavingSumType {
  @Field(() => FigureType)
  readonly monthly!: FigureType;

  @Field(() => FigureType)
  readonly yearly!: FigureType;
}

@ObjectType("SavingAtRenewal")
export class SavingAtRenewalType extends SavingSumType {
  @Field(() => LocalDate, {
    nullable: true,
    description: "Renewal date; null when it is not known.",
  })
  readonly on!: string | null;
}

@ObjectType("SavingOfClass", { description: "Savings known with the same confidence." })
export class SavingOfClassType extends SavingSumType {
  @Field(() => ConfidenceClassEnum)
  readonly confidence!: ConfidenceClass;

  @Field(() => Int)
  readonly seats!: number;
}

@ObjectType("SavingTotal", { description: "All findings in one currency, each seat once." })
export class SavingTotalType {
  @Field(() => SavingSumType, {
    description:
      "Upper bound, whenever the money can stop. No surer than C4 where coverage shows no commerceSubscriptions: seats on trial then count as paid.",
  })
  readonly gross!: SavingSumType;

  @Field(() => SavingSumType, {
    nullable: true,
    description:
      "The part of `gross` from findings of too few seats to be told one by one. It has no dates, so it is in none of the parts below.",
  })
  readonly folded!: SavingSumType | null;

  @Field(() => [SavingOfClassType], {
    description: "By confidence, surest first; C5 is never in it, see `choices`.",
  })
  readonly byConfidence!: readonly SavingOfClassType[];

  @Field(() => SavingSumType, { nullable: true })
  readonly actionableNow!: SavingSumType | null;

  @Field(() => [SavingAtRenewalType])
  readonly atRenewal!: readonly SavingAtRenewalType[];

  @Field(() => SavingSumType, { nullable: true })
  readonly avoidablePurchase!: SavingSumType | null;

  @Field(() => FigureType, {
    nullable: true,
    description: "Paid until renewal although not needed; null where no term is known.",
  })
  readonly sunk!: FigureType | null;
}

@ObjectType("SavingPart", { description: "Seats whose money can stop at the same time." })
export class SavingPartType {
  @Field(() => SavingTimingEnum)
  readonly timing!: SavingTiming;

  @Field(() => LocalDate, { nullable: true })
  readonly on!: string | null;

  @Field(() => Int)
  readonly seats!: number;

  @Field(() => LocalDate, { nullable: true })
  readonly actBy!: string | null;

  @Field(() => FigureType, { nullable: true, description: "null where the price is unknown." })
  readonly monthly!: FigureType | null;

  @Field(() => FigureType, { nullable: true })
  readonly yearly!: FigureType | null;

  @Field(() => FigureType, {
    nullable: true,
    description: "Still paid until the renewal although not needed; null where no term is known.",
  })
  readonly sunk!: FigureType | null;
}

@ObjectType("SavingLine", { description: "What one rule found for one product." })
export class SavingLineType {
  @Field(() => RuleEnum)
  readonly rule!: DetectionId;

  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => SkuType, {
    nullable: true,
    description: "What the members need instead; null where the seats go altogether.",
  })
  readonly replacement!: SkuType | null;

  @Field(() => Int)
  readonly seats!: number;

  @Field(() => ConfidenceClassEnum)
  readonly confidence!: ConfidenceClass;

  @Field(() => [GuardEnum])
  readonly guards!: readonly Guard[];

  @Field(() => FigureType, { nullable: true, description: "null where the price is unknown." })
  readonly monthly!: FigureType | null;

  @Field(() => FigureType, { nullable: true })
  readonly yearly!: FigureType | null;

  @Field(() => [SavingPartType])
  readonly parts!: readonly SavingPartType[];
}

@ObjectType("FewFinding", {
  description: "Something found of which no number is told: too few members, or too nearly all.",
})
export class FewFindingType {
  @Field(() => RuleEnum)
  readonly rule!: DetectionId;

  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => ConfidenceClassEnum)
  readonly confidence!: ConfidenceClass;

  @Field(() => [GuardEnum], { description: "Everything the rule may ask to be checked." })
  readonly guards!: readonly Guard[];
}

@ObjectType("FoldedSavings", {
  description:
    "Findings of too few seats to be told one by one, told as one: two at least, and not to be taken apart.",
})
export class FoldedSavingsType {
  @Field(() => Int)
  readonly seats!: number;

  @Field(() => FigureType, { nullable: true, description: "null where prices are unknown." })
  readonly monthly!: FigureType | null;

  @Field(() => FigureType, { nullable: true })
  readonly yearly!: FigureType | null;
}

@ObjectType("Savings", {
  description:
    "What could be saved. What a contract does not let go yet stands under its renewal date.",
})
export class SavingsType {
  @Field(() => Int, { description: "Distinct seats found; no seat is counted twice." })
  readonly seats!: number;

  @Field(() => Int, { description: "Those of unknown price; they are in no total." })
  readonly seatsWithoutPrice!: number;

  @Field(() => [SavingTotalType])
  readonly totals!: readonly SavingTotalType[];

  @Field(() => Int, { description: "Seats about which somebody has to decide; in no total." })
  readonly choiceSeats!: number;

  @Field(() => [SavingOfClassType], {
    description: "What those choices are worth, one per currency; added to nothing.",
  })
  readonly choices!: readonly SavingOfClassType[];

  @Field(() => [SavingLineType], { complexity: lineCost })
  readonly lines!: readonly SavingLineType[];

  @Field(() => [FewFindingType], {
    complexity: lineCost,
    description:
      "Findings of too few seats to be counted. Those in `folded` are part of the totals, others are not.",
  })
  readonly few!: readonly FewFindingType[];

  @Field(() => [FoldedSavingsType], {
    description:
      "What small findings come to together, per currency. Part of `seats` and of the totals.",
  })
  readonly folded!: readonly FoldedSavingsType[];
}

import { Field, ID, Int, ObjectType } from "type-graphql";
import type { SourceId } from "../core/source-ids.ts";
import type {
  ConfidenceClass,
  ConsequenceId,
  DetectionId,
  Effect,
  Guard,
  LeftOutId,
  ObservationId,
  ObservationKind,
  UnobservableReason,
} from "../licensing/index.ts";
import { SourceEnum } from "./coverage.type.ts";
import { ConfidenceClassEnum, FigureType } from "./figure.type.ts";
import { PageInfoType } from "./page.type.ts";
import { RuleEnum } from "./rule.type.ts";
import { GuardEnum, SavingPartType } from "./savings.type.ts";
import { LocalDate } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerDescribed, registerWords } from "./words.ts";

export const ConsequenceEnum = registerDescribed<ConsequenceId>({
  name: "Consequence",
  description: "What a careless change would bring about.",
  values: {
    D60:
      "OneDrive becomes unlicensed: read-only after 60 days, archived and charged after 93 (0.05 USD " +
      "per GB and month, 0.60 USD per GB to open it again). What that comes to is unknown and in no " +
      "saving: sizes are kept as bands only, so that none tells of a member.",
    D61: "A mailbox on hold may lose its basis; Microsoft Graph shows no holds.",
    D62: "A plan goes on which a policy of the tenant may rely.",
    D63: "An add-on stays behind without the product it needs.",
    D64: "The seats come from a group that may grant other things too.",
  },
});

export const ObservationKindEnum = registerDescribed<ObservationKind>({
  name: "ObservationKind",
  description: "What an observation is about.",
  values: {
    shortfall: "More is needed than owned.",
    risk: "Something ends, or may be withdrawn.",
    cost: "Paid more than necessary, or more to come.",
    choice: "Could be had otherwise.",
    hygiene: "No money, but it blocks or blurs.",
    watch: "Not yet anything.",
  },
});

export const EffectEnum = registerDescribed<Effect>({
  name: "Effect",
  description: "What the amounts of an observation mean; they are never added to savings.",
  values: {
    saves: "Acting would save it.",
    costs: "It costs, or will cost, this much.",
    atStake: "It may be lost.",
    none: "No amount.",
  },
});

const COUNT_UNITS = [
  "seats",
  "members",
  "purchases",
  "accounts",
  "activations",
  "bytes",
  "groups",
  "policies",
  "domains",
  "devices",
  "points",
] as const;
export type CountUnit = (typeof COUNT_UNITS)[number];
export const CountUnitEnum = registerWords(COUNT_UNITS, {
  name: "CountUnit",
  description: "What is counted.",
  values: { points: "Of Microsoft Secure Score." },
});

export const NotMadeReasonEnum = registerDescribed<UnobservableReason>({
  name: "NotMadeReason",
  description: "Why a detection was not made.",
  values: {
    needsHistory: "It compares surveys over months.",
    needsPartnerCenter: "It needs data of Microsoft Partner Center.",
    needsBillingRole: "It needs a billing role.",
    needsAnotherScope: "It needs a Microsoft Graph scope that Seatwise does not ask for.",
    needsTenantRule: "The tenant has to say which accounts are meant.",
    needsDecision: "Somebody has to decide; nothing can be concluded.",
    sourceNotRead: "A source it needs was not read; coverage says why and what would open it.",
  },
});

@ObjectType("SeatsOfClass", { description: "Seats found with the same confidence." })
export class SeatsOfClassType {
  @Field(() => ConfidenceClassEnum)
  readonly confidence!: ConfidenceClass;

  @Field(() => Int)
  readonly seats!: number;
}

@ObjectType("FindingSaving", {
  description: "What acting on a finding saves: the finding's part of the savings.",
})
export class FindingSavingType {
  @Field(() => Int, {
    description: "Seats whose money can stop; fewer than found where some carry no money.",
  })
  readonly seats!: number;

  @Field(() => FigureType, { nullable: true, description: "null where the price is unknown." })
  readonly monthly!: FigureType | null;

  @Field(() => FigureType, { nullable: true })
  readonly yearly!: FigureType | null;

  @Field(() => [SavingPartType], {
    description: "Split by when the money can stop: now, at a renewal, or as a purchase avoided.",
  })
  readonly parts!: readonly SavingPartType[];
}

@ObjectType("Finding", {
  description: "Seats of one product that one rule found. A seat is in exactly one finding.",
})
export class FindingType {
  @Field(() => ID, { description: "The same in every survey as long as rule and products are." })
  readonly id!: string;

  @Field(() => RuleEnum)
  readonly rule!: DetectionId;

  @Field(() => Int)
  readonly ruleVersion!: number;

  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => SkuType, {
    nullable: true,
    description: "What the members need instead; null where the seats go altogether.",
  })
  readonly replacement!: SkuType | null;

  @Field(() => Int, {
    nullable: true,
    description: "null where `few`: too few, or too nearly all holders, to be told.",
  })
  readonly seats!: number | null;

  @Field(() => Boolean, {
    description:
      "Whether seats, classes and saving are withheld because they would tell of too few members.",
  })
  readonly few!: boolean;

  @Field(() => Boolean, { description: "Whether members hold the seats; idle ones nobody holds." })
  readonly held!: boolean;

  @Field(() => ConfidenceClassEnum, {
    description:
      "How sure the saving is: the weakest among the seats, C4 at best where some may be on trial " +
      "(`MAY_BE_TRIAL`).",
  })
  readonly confidence!: ConfidenceClass;

  @Field(() => [SeatsOfClassType], {
    description: "The seats by how sure it is that nobody needs them, surest first.",
  })
  readonly classes!: readonly SeatsOfClassType[];

  @Field(() => [GuardEnum], { description: "What to check before acting." })
  readonly guards!: readonly Guard[];

  @Field(() => [ConsequenceEnum], { description: "What a careless change would bring about." })
  readonly consequences!: readonly ConsequenceId[];

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day on which acting still makes the first part of the saving.",
  })
  readonly actBy!: string | null;

  @Field(() => FindingSavingType, {
    nullable: true,
    description:
      "null where nothing is saved: the seats carry no money, or what replaces them costs as much.",
  })
  readonly saving!: FindingSavingType | null;
}

@ObjectType("FindingEdge")
export class FindingEdgeType {
  @Field(() => String)
  readonly cursor!: string;

  @Field(() => FindingType)
  readonly node!: FindingType;
}

@ObjectType("FindingConnection")
export class FindingConnectionType {
  @Field(() => [FindingEdgeType])
  readonly edges!: readonly FindingEdgeType[];

  @Field(() => PageInfoType)
  readonly pageInfo!: PageInfoType;

  @Field(() => Int)
  readonly totalCount!: number;
}

@ObjectType("Observation", {
  description:
    "Something about the tenant besides seats that could go: shortfalls and risks as well as costs, " +
    "because right advice can raise the bill. Its amounts are never added to savings.",
})
export class ObservationType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => RuleEnum)
  readonly rule!: ObservationId;

  @Field(() => Int)
  readonly ruleVersion!: number;

  @Field(() => ObservationKindEnum)
  readonly kind!: ObservationKind;

  @Field(() => SkuType, { nullable: true, description: "null where it is about the tenant." })
  readonly sku!: SkuType | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Stand-in, in this survey only, for the department it is about; `departmentName` is its name.",
  })
  readonly department!: string | null;

  @Field(() => [SkuType], { description: "Other products it is about." })
  readonly related!: readonly SkuType[];

  @Field(() => Int, {
    nullable: true,
    description: "null where too few members are behind it to be told; so are the amounts.",
  })
  readonly count!: number | null;

  @Field(() => CountUnitEnum)
  readonly unit!: "seats" | "members" | "purchases" | "groups";

  @Field(() => EffectEnum)
  readonly effect!: Effect;

  @Field(() => FigureType, { nullable: true })
  readonly monthly!: FigureType | null;

  @Field(() => FigureType, { nullable: true })
  readonly yearly!: FigureType | null;

  @Field(() => LocalDate, { nullable: true, description: "Day on which it happens, where known." })
  readonly on!: string | null;

  @Field(() => LocalDate, { nullable: true })
  readonly actBy!: string | null;

  @Field(() => ConfidenceClassEnum)
  readonly confidence!: ConfidenceClass;
}

@ObjectType("ObservationEdge")
export class ObservationEdgeType {
  @Field(() => String)
  readonly cursor!: string;

  @Field(() => ObservationType)
  readonly node!: ObservationType;
}

@ObjectType("ObservationConnection")
export class ObservationConnectionType {
  @Field(() => [ObservationEdgeType])
  readonly edges!: readonly ObservationEdgeType[];

  @Field(() => PageInfoType)
  readonly pageInfo!: PageInfoType;

  @Field(() => Int)
  readonly totalCount!: number;
}

@ObjectType("DetectionNotMade", {
  description: "A detection that was not made, so that nobody takes silence for a clean bill.",
})
export class NotMadeType {
  @Field(() => RuleEnum)
  readonly rule!: LeftOutId | DetectionId | ObservationId;

  @Field(() => String, { description: "What it would find, in a sentence." })
  readonly what!: string;

  @Field(() => NotMadeReasonEnum)
  readonly because!: UnobservableReason;

  @Field(() => [SourceEnum], { description: "Sources it needs that were not read." })
  readonly missing!: readonly SourceId[];
}

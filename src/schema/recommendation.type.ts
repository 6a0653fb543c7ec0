import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  ConfidenceClass,
  Effect,
  Guard,
  RecommendationKind,
  RecommendationRuleId,
  SavingTiming,
} from "../licensing/index.ts";
import { ConfidenceClassEnum, FigureType } from "./figure.type.ts";
import { EffectEnum } from "./finding.type.ts";
import { PageInfoType } from "./page.type.ts";
import { RecommendationStandingType } from "./recommendation-state.type.ts";
import { RuleEnum } from "./rule.type.ts";
import { GuardEnum, SavingTimingEnum } from "./savings.type.ts";
import { LocalDate } from "./scalars.ts";
import { SkuType } from "./sku.type.ts";
import { registerDescribed } from "./words.ts";

export const RecommendationKindEnum = registerDescribed<RecommendationKind>({
  name: "RecommendationKind",
  description: "The change that is proposed.",
  values: {
    returnIdleSeats: "Buy fewer: nobody holds these seats.",
    reclaimDisabledSeats: "Take seats from disabled accounts, then buy fewer.",
    reclaimNeverUsedSeats: "Take seats from accounts nobody ever signed in to, then buy fewer.",
    reclaimInactiveSeats: "Take seats from inactive accounts, then buy fewer.",
    reclaimSilentSeats:
      "Take seats from accounts without activity in any workload, then buy fewer.",
    reclaimSharedMailboxSeats: "Take seats from shared mailboxes that need none, then buy fewer.",
    reclaimRoomSeats: "Take suites from rooms and equipment, then buy fewer.",
    reclaimCopilotSeats: "Take Copilot seats from members who do not use them, then buy fewer.",
    reclaimPhoneSeats: "Take telephony seats from members who make no calls, then buy fewer.",
    reclaimDialInSeats:
      "Take audio conferencing seats from members who organise no meetings, then buy fewer.",
    removeContainedSeats: "Take seats whose plans other products give as well, then buy fewer.",
    replaceTrimmedSuite: "Exchange suites with switched-off plans for a cheaper product.",
    replaceAdminSuite: "Exchange suites of administration accounts for what they need.",
    moveToMailbox: "Exchange suites used for mail only for a mailbox.",
    moveToWebApps: "Exchange suites with unused desktop apps for one with web apps.",
    moveToFrontline: "Exchange suites for a frontline product.",
    moveToLowerSuite: "Exchange premium suites for the suite below.",
    moveToWebClient: "Exchange desktop plans of Visio and Project for web plans.",
    reviewGuestSeats: "Decide about seats held by guests.",
    reviewCopilotSeats: "Train members who hardly use Copilot, or give their seats to others.",
    buyMissingSeats: "Buy seats, or take some away: more members hold the product than are owned.",
    replaceExpiringSeats: "Renew or replace seats in use whose purchase is running out.",
    prepareTrialEnd: "Decide before a trial ends: buy seats for its members, or let them go.",
    settleEndingPurchase:
      "Renew, reduce or cancel a purchase that ends, before it runs on at a surcharge.",
    useGrantedSeats: "Give granted seats to members who use them, before the grant is withdrawn.",
    planBeyondSeatCap: "Plan for another product: this one comes near its limit of seats.",
    licenseSharedMailboxes:
      "Give shared mailboxes that are large or have an archive the licence that needs.",
    buyEntraSeats: "Buy Entra ID seats: more members use premium features than are entitled.",
  },
});

@ObjectType("RecommendationExposure", {
  description:
    "What a shortfall or a risk comes to. It is no saving and in no total; amounts are null where " +
    "the price is unknown.",
})
export class RecommendationExposureType {
  @Field(() => EffectEnum)
  readonly effect!: Effect;

  @Field(() => FigureType, { nullable: true })
  readonly monthly!: FigureType | null;

  @Field(() => FigureType, { nullable: true })
  readonly yearly!: FigureType | null;
}

@ObjectType("Recommendation", {
  description:
    "A change that saves money, or what to do about a shortfall or a risk, which saves nothing and " +
    "may cost; with the date by which to act.",
})
export class RecommendationType {
  @Field(() => ID, { description: "The same in every survey as long as the change is the same." })
  readonly id!: string;

  @Field(() => RecommendationKindEnum)
  readonly kind!: RecommendationKind;

  @Field(() => RuleEnum, { description: "The rule that found the seats." })
  readonly rule!: RecommendationRuleId;

  @Field(() => SkuType)
  readonly sku!: SkuType;

  @Field(() => SkuType, {
    nullable: true,
    description: "What the members need instead; null where the seats go altogether.",
  })
  readonly replacement!: SkuType | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Seats to give up or exchange; of a shortfall those to buy, of a risk those it is about. " +
      "null where `few`: too few, or too nearly all holders, to be told.",
  })
  readonly seats!: number | null;

  @Field(() => Boolean, {
    description:
      "Whether seats and amounts are withheld because they would tell of too few members.",
  })
  readonly few!: boolean;

  @Field(() => SavingTimingEnum, {
    nullable: true,
    description: "null for shortfalls and risks, which save nothing.",
  })
  readonly timing!: SavingTiming | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Renewal at which the money stops, or day of a risk.",
  })
  readonly on!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day on which acting still makes the saving, or averts the risk.",
  })
  readonly actBy!: string | null;

  @Field(() => FigureType, {
    nullable: true,
    description:
      "Saving; null where nothing is saved, where the price is unknown, and where `few`.",
  })
  readonly monthly!: FigureType | null;

  @Field(() => FigureType, { nullable: true })
  readonly yearly!: FigureType | null;

  @Field(() => RecommendationExposureType, {
    nullable: true,
    description:
      "What a shortfall or a risk costs or puts at stake; null where there is no amount, and where `few`.",
  })
  readonly exposure!: RecommendationExposureType | null;

  @Field(() => ConfidenceClassEnum)
  readonly confidence!: ConfidenceClass;

  @Field(() => [GuardEnum], { description: "What to check before acting." })
  readonly guards!: readonly Guard[];

  @Field(() => RecommendationStandingType, {
    nullable: true,
    description: "Where it stands; null where `few`, and while decisions cannot be read.",
  })
  readonly state!: RecommendationStandingType | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Day of the survey that first found it; null where `few`, and while decisions cannot be read.",
  })
  readonly firstSeenOn!: string | null;
}

@ObjectType("RecommendationPayload", { description: "The recommendation as it stands now." })
export class RecommendationPayloadType {
  @Field(() => RecommendationType)
  readonly recommendation!: RecommendationType;
}

@ObjectType("RecommendationEdge")
export class RecommendationEdgeType {
  @Field(() => String)
  readonly cursor!: string;

  @Field(() => RecommendationType)
  readonly node!: RecommendationType;
}

@ObjectType("RecommendationConnection")
export class RecommendationConnectionType {
  @Field(() => [RecommendationEdgeType])
  readonly edges!: readonly RecommendationEdgeType[];

  @Field(() => PageInfoType)
  readonly pageInfo!: PageInfoType;

  @Field(() => Int)
  readonly totalCount!: number;
}

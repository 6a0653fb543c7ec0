import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { DismissReason, Ledger, LifecycleState, SnoozeReason } from "../licensing/index.ts";
import { MoneyType } from "./money.type.ts";
import { LocalDate } from "./scalars.ts";
import { registerDescribed } from "./words.ts";

export const LifecycleStateEnum = registerDescribed<LifecycleState["kind"]>({
  name: "RecommendationState",
  description: "Where a recommendation stands.",
  values: {
    new: "Found, and nobody looked at it yet.",
    open: "Somebody looked at it; nothing is decided.",
    changed: "Seats or money changed beyond the thresholds since it was last told.",
    accepted: "To be done; later surveys verify it.",
    snoozed: "Put off until a day.",
    dismissed: "Put away until a day, with a reason.",
    scheduled: "To be done on a day; later surveys verify it.",
    done: "Fewer seats are bought, or a shortfall or risk is gone, verified by a survey.",
    missed: "Its day went by, and the seats are still paid or the risk is still there.",
    superseded: "No longer found, maybe because another one took its place.",
  },
});

export const SnoozeReasonEnum = registerDescribed<SnoozeReason>({
  name: "SnoozeReason",
  description: "Why a recommendation is put off.",
  values: {
    inReview: "Somebody looks into it.",
    waitingForRenewal: "It waits for the renewal.",
    reorganising: "Departments are about to change.",
    onLeave: "The members are on leave.",
  },
});

export const DismissReasonEnum = registerDescribed<DismissReason>({
  name: "DismissReason",
  description: "Why a recommendation is put away.",
  values: {
    needed: "The seats are needed.",
    contract: "A contract does not allow it.",
    notWorthIt: "It is not worth the effort.",
    wrongFinding: "The finding is wrong.",
    elsewhere: "It is dealt with elsewhere.",
  },
});

export const LedgerEnum = registerDescribed<Ledger>({
  name: "Ledger",
  description: "Five different things that are easily called a saving.",
  values: {
    potential: "Found, not decided.",
    scheduled: "Decided, not yet due.",
    freed: "Assignments are gone, the seats are still paid.",
    realised: "Seats are no longer bought.",
    avoided: "A purchase that freed seats made unnecessary.",
  },
});

@ObjectType("RecommendationStanding", {
  description: "Where a recommendation stands, since when, and what that state needs to say.",
})
export class RecommendationStandingType {
  @Field(() => LifecycleStateEnum)
  readonly kind!: LifecycleState["kind"];

  @Field(() => LocalDate)
  readonly since!: string;

  @Field(() => LocalDate, { nullable: true, description: "End of being snoozed or dismissed." })
  readonly until!: string | null;

  @Field(() => SnoozeReasonEnum, { nullable: true })
  readonly snoozeReason!: SnoozeReason | null;

  @Field(() => DismissReasonEnum, { nullable: true })
  readonly dismissReason!: DismissReason | null;

  @Field(() => LocalDate, { nullable: true, description: "Day for which it is scheduled." })
  readonly scheduledOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Seats no longer bought, or not bought after all, once it is done.",
  })
  readonly seatsSaved!: number | null;

  @Field(() => Int, { nullable: true, description: "Those of them that were bought again soon." })
  readonly seatsBouncedBack!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Next chance after a missed day; null when none is known.",
  })
  readonly nextChanceOn!: string | null;

  @Field(() => ID, { nullable: true, description: "The recommendation that took its place." })
  readonly supersededBy!: string | null;
}

@ObjectType("SavingLedgerLine", { description: "What stands in one ledger in one currency." })
export class SavingLedgerLineType {
  @Field(() => LedgerEnum)
  readonly ledger!: Ledger;

  @Field(() => Int)
  readonly seats!: number;

  @Field(() => MoneyType, { nullable: true, description: "null where prices are unknown." })
  readonly yearly!: MoneyType | null;
}

@ObjectType("SavingLedgers", {
  description:
    "What came of recommendations. A seat stands in one ledger at a time; seats too few to be told stand " +
    "in none, and where too few are left of what was accepted, none counts as freed before all are.",
})
export class SavingLedgersType {
  @Field(() => [SavingLedgerLineType])
  readonly lines!: readonly SavingLedgerLineType[];

  @Field(() => Float, {
    nullable: true,
    description: "Share of saved seats that were bought again soon; null when none was saved yet.",
  })
  readonly bounceRate!: number | null;
}

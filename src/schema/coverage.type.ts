import { Field, Float, Int, ObjectType } from "type-graphql";
import { SOURCE_IDS, type SourceId } from "../core/source-ids.ts";
import { SOURCE_OUTCOMES, type SourceOutcome } from "../privacy/index.ts";
import { LocalDate } from "./scalars.ts";
import { registerWords } from "./words.ts";

export const SourceEnum = registerWords(SOURCE_IDS, {
  name: "Source",
  description: "Something Seatwise reads from Microsoft Graph.",
});

export const SourceOutcomeEnum = registerWords(SOURCE_OUTCOMES, {
  name: "SourceOutcome",
  description: "What became of a source.",
  values: {
    used: "Read in full.",
    notConsented: "Nobody consented to the scope.",
    notPermitted: "The caller's roles do not open it.",
    notLicensed: "The tenant lacks the licence it needs.",
    concealed: "Read, but names are hashed, so nothing was joined.",
    stale: "Older than the rules allow.",
    throttled: "Microsoft asked to slow down.",
    unavailable: "It did not answer.",
    overBudget: "Not read to the end: the survey's budget was used up.",
  },
});

@ObjectType("Access", { description: "What would open a source." })
export class AccessType {
  @Field(() => [String], { description: "Delegated Graph scopes, all of them needed." })
  readonly scopes!: readonly string[];

  @Field(() => [String], {
    description: "Directory roles, any of which suffices; none needed when empty.",
  })
  readonly roles!: readonly string[];
}

@ObjectType("SourceCoverage")
export class SourceCoverageType {
  @Field(() => SourceEnum)
  readonly source!: SourceId;

  @Field(() => SourceOutcomeEnum)
  readonly outcome!: SourceOutcome;

  @Field(() => LocalDate, { nullable: true })
  readonly staleSince!: string | null;

  @Field(() => AccessType, {
    nullable: true,
    description: "What would open it; null when it was read.",
  })
  readonly opensWith!: AccessType | null;
}

@ObjectType("Coverage", {
  description: "What the answer rests on, and what this caller could not see.",
})
export class CoverageType {
  @Field(() => [SourceCoverageType])
  readonly sources!: readonly SourceCoverageType[];

  @Field(() => Int, {
    description: "Assigned seats about which the evidence allowed a conclusion.",
  })
  readonly seatsJudged!: number;

  @Field(() => Int, { description: "All assigned seats of products that can be wasted." })
  readonly seatsTotal!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Judged seats as a share of all, 0 to 1; null when no seat is assigned.",
  })
  readonly shareJudged!: number | null;

  @Field(() => LocalDate, { nullable: true, description: "The usage reports' own date." })
  readonly reportRefreshedOn!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the tenant conceals names in usage reports; null when none was read.",
  })
  readonly reportNamesConcealed!: boolean | null;
}

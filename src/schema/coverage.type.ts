import { Field, Float, Int, ObjectType } from "type-graphql";
import { SOURCE_IDS, type SourceId } from "../core/source-ids.ts";
import { SOURCE_OUTCOMES, type SourceOutcome } from "../privacy/index.ts";
import { DateTime, LocalDate } from "./scalars.ts";
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
    stale: "Too old to conclude from.",
    throttled: "Microsoft asked to slow down; opensAgainAt says until when, where it is known.",
    unavailable: "It did not answer.",
    overBudget: "Not read to the end: the survey's budget was used up.",
  },
});

@ObjectType("Access", { description: "What would open a source." })
export class AccessType {
  @Field(() => [String], { description: "Delegated Graph scopes, all of them needed." })
  readonly scopes!: readonly string[];

  @Field(() => [String], {
    description:
      "Directory roles, any of which suffices, the least powerful first; none needed when empty.",
  })
  readonly roles!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: "Licence the tenant would have to own; null when none is missing.",
  })
  readonly license!: string | null;
}

@ObjectType("RoleGain", { description: "What one more directory role would let the caller see." })
export class RoleGainType {
  @Field(() => String, { description: "Name of the role." })
  readonly role!: string;

  @Field(() => [SourceEnum], { description: "Sources it would open." })
  readonly sources!: readonly SourceId[];
}

@ObjectType("SourceCoverage", { description: "One source that was tried, and what became of it." })
export class SourceCoverageType {
  @Field(() => SourceEnum)
  readonly source!: SourceId;

  @Field(() => String, { description: "What it is read for." })
  readonly purpose!: string;

  @Field(() => SourceOutcomeEnum)
  readonly outcome!: SourceOutcome;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "The source's own date, when it is too old to conclude from; for a source that was used, the day " +
      "of the earlier survey that stands in while Microsoft gives no more of it; else null.",
  })
  readonly staleSince!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When it can be asked for again, where Microsoft gives no more of it for now and says so.",
  })
  readonly opensAgainAt!: string | null;

  @Field(() => AccessType, {
    nullable: true,
    description:
      "What would open it; null when it was read, or failed in a way that passes by itself.",
  })
  readonly opensWith!: AccessType | null;
}

@ObjectType("Coverage", {
  description: "What the answer rests on, and what this caller could not see.",
})
export class CoverageType {
  @Field(() => [SourceCoverageType])
  readonly sources!: readonly SourceCoverageType[];

  @Field(() => [RoleGainType], {
    description:
      "What the caller's roles keep closed, by the least powerful roles that would open it: to a " +
      "Global Reader, who is shown usage as totals, Reports Reader adds usage by member.",
  })
  readonly roleGains!: readonly RoleGainType[];

  @Field(() => Int, {
    description:
      "Assigned seats about which the evidence allowed a conclusion. Where it allowed none about a few, " +
      "fewer are told than there are.",
  })
  readonly seatsJudged!: number;

  @Field(() => Int, { description: "All assigned seats of products that can be wasted." })
  readonly seatsTotal!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Judged seats as a share of all, 0 to 1; null when no seat is assigned.",
  })
  readonly shareJudged!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The oldest of the usage reports' own dates.",
  })
  readonly reportRefreshedOn!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the tenant conceals names in usage reports; null when none was read.",
  })
  readonly reportNamesConcealed!: boolean | null;

  @Field(() => Boolean, {
    description:
      "Whether the tenant has so few members that only totals of purchases are told; nothing about what members do.",
  })
  readonly tooFewMembers!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether only totals of purchases are told for now, because it cannot be read what was told of " +
      "members before: figures that do not fit those would give away who changed.",
  })
  readonly recordsUnavailable!: boolean;
}

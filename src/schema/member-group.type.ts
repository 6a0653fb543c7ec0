import { Field, Int, ObjectType } from "type-graphql";
import type { LicenseFamily } from "../licensing/index.ts";
import { LicenseSpendTotalType } from "./license-spend-total.type.ts";
import { DateTime } from "./scalars.ts";
import { registerDescribed, registerWords } from "./words.ts";

/** Groups of a table, as a typical tenant has them. */
const TYPICAL_GROUPS = 25;

/** Cost of a table of groups. */
export function groupCost({ childComplexity }: { readonly childComplexity: number }): number {
  return TYPICAL_GROUPS * childComplexity;
}

const TYPICAL_PARTS = 4;

function partCost({ childComplexity }: { readonly childComplexity: number }): number {
  return TYPICAL_PARTS * childComplexity;
}

const GROUPING_WORDS = {
  department: "Departments of the members who hold the seats.",
  country: "Countries of the members who hold the seats.",
  licenseFamily: "Families of the suites they hold.",
  accountKind: "Kinds of account: members, guests, disabled accounts.",
} as const;

export const SpendGroupingEnum = registerWords(
  [
    "sku",
    "department",
    "country",
    "licenseFamily",
    "accountKind",
    "departmentByLicenseFamily",
    "countryByLicenseFamily",
  ],
  {
    name: "SpendGrouping",
    description:
      "What the spend is grouped by besides products. There are no other tables: nothing can be " +
      "selected, left out or crossed otherwise.",
    values: {
      sku: "Products alone.",
      ...GROUPING_WORDS,
      departmentByLicenseFamily: "Departments, each by the families of suites held there.",
      countryByLicenseFamily: "Countries, each by the families of suites held there.",
    },
  },
);

export const MemberGroupingEnum = registerWords(
  ["department", "country", "licenseFamily", "accountKind"],
  {
    name: "MemberGrouping",
    description: "What members are grouped by.",
    values: GROUPING_WORDS,
  },
);

export const LicenseFamilyEnum = registerDescribed<LicenseFamily>({
  name: "LicenseFamily",
  description: "Family of the suite a member holds; of several the first in this order.",
  values: {
    microsoft365Enterprise: "Microsoft 365 E3, E5 and E7.",
    office365Enterprise: "Office 365 E1, E3 and E5.",
    microsoft365Business: "Microsoft 365 Business plans.",
    education: "Suites for schools and universities.",
    government: "Suites for government.",
    nonprofit: "Suites for non-profits.",
    frontline: "Frontline plans: F1 and F3.",
    otherProducts: "Products that belong to no suite.",
  },
});

export const AccountKindEnum = registerWords(["member", "guest", "disabled"], {
  name: "AccountKind",
  description: "Kind of account; a disabled one is that first of all.",
});

const GROUP_KINDS = ["named", "notStated", "other", "changes", "unassigned"] as const;

export const MemberGroupKindEnum = registerWords(GROUP_KINDS, {
  name: "MemberGroupKind",
  description: "What a row about a group of members is about.",
  values: {
    named: "One department, country, family or kind.",
    notStated: "Members of whom none is stated.",
    other:
      "Groups too small to be shown, and others that had to join them so that no subtraction shows one.",
    changes:
      "Among parts: what changed in the row since older parts were told, too little to be told of them.",
    unassigned:
      "What is in no other row: seats nobody holds, products that are not given to members, and what " +
      "changed since the rows were told.",
  },
});

const WITHHELD_REASONS = ["tooFewMembers", "notProvenSafe", "noEvidence"] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

export const WithheldReasonEnum = registerWords(WITHHELD_REASONS, {
  name: "WithheldReason",
  description: "Why a table about groups of members is not told, and totals only are.",
  values: {
    tooFewMembers:
      "The tenant has fewer members who hold a paid seat than twice the cohort minimum.",
    notProvenSafe:
      "No such table could be proven to tell of nobody in particular, beside all that was told before.",
    noEvidence: "What it rests on was not read: coverage says what would open it.",
  },
});

@ObjectType()
abstract class MemberGroup {
  @Field(() => MemberGroupKindEnum)
  readonly kind!: (typeof GROUP_KINDS)[number];

  @Field(() => String, {
    nullable: true,
    description: "Stand-in for the name of a department or country, in this week only.",
  })
  readonly pseudonym!: string | null;

  @Field(() => LicenseFamilyEnum, { nullable: true })
  readonly licenseFamily!: LicenseFamily | null;

  @Field(() => AccountKindEnum, { nullable: true })
  readonly accountKind!: "member" | "guest" | "disabled" | null;

  @Field(() => Int, {
    description: "How many departments, countries, families or kinds are in the row.",
  })
  readonly groups!: number;

  @Field(() => Int, {
    description:
      "Members holding a seat that is paid for, as of when the row was told; 0 in rows that are not about members.",
  })
  readonly members!: number;

  @Field(() => DateTime, {
    description:
      "First instant of the week in which the row was told. A row whose members hardly changed is " +
      "told again as it was.",
  })
  readonly toldIn!: string;
}

@ObjectType("SpendGroup", {
  description:
    "What the seats of a group of members cost. Rows add up to the spend, to the cent: a product's " +
    "cost is shared by those who hold it.",
})
export class SpendGroupType extends MemberGroup {
  @Field(() => Int, {
    description: "Negative where more seats went since rows were told than nobody holds.",
  })
  readonly seats!: number;

  @Field(() => [LicenseSpendTotalType], { description: "One per currency." })
  readonly amounts!: readonly LicenseSpendTotalType[];

  @Field(() => [SpendGroupType], {
    nullable: true,
    complexity: partCost,
    description:
      "The row by licence family where that was asked for; null where it cannot be told safely. Parts " +
      "add up to the row.",
  })
  readonly parts!: readonly SpendGroupType[] | null;
}

export const SilenceEnum = registerWords(["silent90", "silent180"], {
  name: "Silence",
  description: "How long members used neither their account nor any workload.",
  values: { silent90: "90 days and longer.", silent180: "180 days and longer." },
});

export const ShareBoundEnum = registerWords(["about", "under", "over"], {
  name: "ShareBound",
  description: "Nearly none and nearly all are told as a bound.",
  values: { about: "About so many per cent.", under: "Fewer.", over: "More." },
});

@ObjectType("SilentShare", {
  description:
    "Part of a group's members who are silent. Members of whom it is not known do not count as silent.",
})
export class SilentShareType {
  @Field(() => SilenceEnum)
  readonly word!: "silent90" | "silent180";

  @Field(() => ShareBoundEnum)
  readonly bound!: "about" | "under" | "over";

  @Field(() => Int, {
    description: "Whole per cent; of groups below 100 members in steps of five members.",
  })
  readonly percent!: number;
}

@ObjectType("ActivityGroup", { description: "How active a group of members is." })
export class ActivityGroupType extends MemberGroup {
  @Field(() => [SilentShareType])
  readonly shares!: readonly SilentShareType[];
}

@ObjectType("MemberActivity", {
  description: "How active members who hold a paid seat are, frozen for a week.",
})
export class MemberActivityType {
  @Field(() => DateTime, { description: "First instant of the week in which it was told." })
  readonly toldIn!: string;

  @Field(() => [SilentShareType], { description: "Of all members who hold a paid seat." })
  readonly everybody!: readonly SilentShareType[];

  @Field(() => [ActivityGroupType], { complexity: groupCost })
  readonly groups!: readonly ActivityGroupType[];

  @Field(() => WithheldReasonEnum, {
    nullable: true,
    description: "Why nothing is told of groups; null where it is.",
  })
  readonly withheld!: WithheldReason | null;
}

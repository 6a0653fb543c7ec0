import { Field, ObjectType } from "type-graphql";
import type { ConfidenceClass, Guard } from "../licensing/index.ts";
import { SourceCoverageType } from "./coverage.type.ts";
import { ConfidenceClassEnum } from "./figure.type.ts";
import { PageInfoType } from "./page.type.ts";
import { GuardEnum } from "./savings.type.ts";
import { registerWords } from "./words.ts";

const ORIGINS = ["direct", "group", "direct-and-group"] as const;

export const SeatOriginEnum = registerWords(ORIGINS, {
  name: "SeatOrigin",
  description: "Where a member's seat comes from.",
  values: {
    direct: "Assigned to the member.",
    group: "By a group: change the group, not the member.",
    "direct-and-group": "Both; taking one away frees no seat.",
  },
});

@ObjectType("FindingMember", {
  description: "A member who holds a seat of a finding, read for this answer and kept nowhere.",
})
export class FindingMemberType {
  @Field(() => String, { nullable: true })
  readonly displayName!: string | null;

  @Field(() => String)
  readonly principalName!: string;

  @Field(() => SeatOriginEnum)
  readonly origin!: (typeof ORIGINS)[number];

  @Field(() => ConfidenceClassEnum)
  readonly confidence!: ConfidenceClass;

  @Field(() => [GuardEnum], { description: "What to check before acting on this seat." })
  readonly guards!: readonly Guard[];
}

@ObjectType("FindingMemberEdge")
export class FindingMemberEdgeType {
  @Field(() => String, { description: "Opens for this caller and this finding only." })
  readonly cursor!: string;

  @Field(() => FindingMemberType)
  readonly node!: FindingMemberType;
}

@ObjectType("FindingMemberConnection")
export class FindingMemberConnectionType {
  @Field(() => [FindingMemberEdgeType])
  readonly edges!: readonly FindingMemberEdgeType[];

  @Field(() => PageInfoType, {
    description:
      "In a large tenant a page may hold fewer members than asked for, or none, and yet have a next one.",
  })
  readonly pageInfo!: PageInfoType;

  @Field(() => SourceCoverageType, {
    nullable: true,
    description:
      "What keeps this caller from seeing the members, and what would open it; null where they were read.",
  })
  readonly refused!: SourceCoverageType | null;
}

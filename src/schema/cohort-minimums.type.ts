import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "./scalars.ts";

const ASSIGNMENTS = "Fewest members behind a figure about what members hold and what that costs.";
const BEHAVIOUR = "Fewest members behind a figure that depends on what members do.";

@ObjectType("CohortMinimumsVersion", {
  description: "Minimums from the moment on in which an administrator raised them.",
})
export class CohortMinimumsVersionType {
  @Field(() => Int, { description: "1 for the first time they were raised." })
  readonly version!: number;

  @Field(() => Int, { description: ASSIGNMENTS })
  readonly assignments!: number;

  @Field(() => Int, { description: BEHAVIOUR })
  readonly behaviour!: number;

  @Field(() => DateTime)
  readonly raisedAt!: string;
}

@ObjectType("CohortMinimums", {
  description:
    "How many members there must be behind a figure about them, for everybody in the tenant. " +
    "Administrators can raise it; nobody can lower it.",
})
export class CohortMinimumsType {
  @Field(() => Int, { description: ASSIGNMENTS })
  readonly assignments!: number;

  @Field(() => Int, { description: BEHAVIOUR })
  readonly behaviour!: number;

  @Field(() => Int, { description: "The most that either can be raised to." })
  readonly highest!: number;

  @Field(() => [String], { description: "Directory roles that may raise them." })
  readonly raisableBy!: readonly string[];

  @Field(() => Boolean, { description: "Whether this caller may." })
  readonly mayRaise!: boolean;

  @Field(() => [CohortMinimumsVersionType], {
    description: "When they were raised in this tenant, the latest first.",
  })
  readonly history!: readonly CohortMinimumsVersionType[];
}

@ObjectType("CohortMinimumsPayload", { description: "The minimums in force from now on." })
export class CohortMinimumsPayloadType {
  @Field(() => CohortMinimumsType)
  readonly cohortMinimums!: CohortMinimumsType;
}

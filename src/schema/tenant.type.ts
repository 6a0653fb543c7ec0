import { Field, ID, ObjectType } from "type-graphql";
import { CoverageType } from "./coverage.type.ts";
import { DateTime } from "./scalars.ts";

/** Licences, spend, savings and recommendations are resolved in `resolvers/tenant.resolver.ts`. */
@ObjectType("Tenant", {
  description:
    "The caller's tenant, as far as this caller may see it. A part is null where the caller may not " +
    "read what it rests on; coverage says what would open it.",
})
export class TenantType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime, { description: "When the survey behind all figures was made." })
  readonly asOf!: string;

  @Field(() => CoverageType)
  readonly coverage!: CoverageType;
}

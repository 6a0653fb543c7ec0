import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { SpendGroupType } from "../schema/index.ts";
import type { RequestContext } from "./request-context.ts";

/** Puts the tenant's own words back, for callers who can read them in their directory. */
@Resolver(() => SpendGroupType)
export class SpendGroupResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Name of the department or country, read in the directory with the caller's own access; null " +
      "where the caller cannot read it, and for rows that have none.",
  })
  async name(
    @Root() { pseudonym }: SpendGroupType,
    @Ctx() { insights }: RequestContext,
  ): Promise<string | null> {
    return pseudonym === null ? null : ((await insights.names()).nameOf(pseudonym) ?? null);
  }
}

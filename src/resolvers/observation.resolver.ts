import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ObservationType } from "../schema/index.ts";
import type { RequestContext } from "./request-context.ts";

/** Puts the name of a department back, for callers who can read it in their directory. */
@Resolver(() => ObservationType)
export class ObservationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "Name of the department, read in the directory with the caller's own access.",
  })
  async departmentName(
    @Root() { department }: ObservationType,
    @Ctx() { insights }: RequestContext,
  ): Promise<string | null> {
    return department === null ? null : ((await insights.names()).nameOf(department) ?? null);
  }
}

import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ActivityGroupType, SpendGroupType } from "../schema/index.ts";
import type { RequestContext } from "./request-context.ts";

const NAME =
  "Name of the department or country, read in the directory with the caller's own access; null where " +
  "the caller cannot read it, and for rows that have none.";

interface Named {
  readonly pseudonym: string | null;
}

/** The tenant's own word for a row, for callers who can read it in their directory. */
async function nameOf({ pseudonym }: Named, { insights }: RequestContext): Promise<string | null> {
  return pseudonym === null ? null : ((await insights.names()).nameOf(pseudonym) ?? null);
}

@Resolver(() => SpendGroupType)
export class SpendGroupResolver {
  @FieldResolver(() => String, { nullable: true, description: NAME })
  name(@Root() group: SpendGroupType, @Ctx() context: RequestContext): Promise<string | null> {
    return nameOf(group, context);
  }
}

@Resolver(() => ActivityGroupType)
export class ActivityGroupResolver {
  @FieldResolver(() => String, { nullable: true, description: NAME })
  name(@Root() group: ActivityGroupType, @Ctx() context: RequestContext): Promise<string | null> {
    return nameOf(group, context);
  }
}

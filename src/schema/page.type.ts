import { ArgsType, Field, Int, ObjectType } from "type-graphql";

@ObjectType("PageInfo")
export class PageInfoType {
  @Field(() => Boolean)
  readonly hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  readonly endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: "How many, 1 to 100." })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: "Cursor after which to go on." })
  readonly after?: string;
}

/** Cost of a connection: its page size times one node. */
export function pageCost({
  args,
  childComplexity,
}: {
  readonly args: { readonly first?: unknown };
  readonly childComplexity: number;
}): number {
  const first = typeof args.first === "number" ? args.first : 20;
  return Math.max(1, first) * childComplexity;
}

import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AppError } from "../core/errors.ts";
import { openPii } from "../core/pii.ts";
import type { FindingMember } from "../insights/index.ts";
import {
  FindingMemberConnectionType,
  type FindingMemberType,
  FindingType,
  PageArgs,
} from "../schema/index.ts";
import { requirePageSize } from "./page.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeSource } from "./shape-coverage.ts";

/** Each list reads the tenant anew, so that only a few fit into one operation. */
const LIST_COST = 500;

@Resolver(() => FindingType)
export class FindingResolver {
  @FieldResolver(() => FindingMemberConnectionType, {
    description:
      "Who holds the seats: read anew from Microsoft Graph with the caller's own access and judged by " +
      "the same rule, for this answer alone. Nobody holds idle seats. A few findings at a time.",
    complexity: ({ args, childComplexity }) =>
      LIST_COST + Math.max(1, Number(args.first ?? 20)) * childComplexity,
  })
  async members(
    @Root() { id }: FindingType,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() { insights, findingMembers }: RequestContext,
  ): Promise<FindingMemberConnectionType> {
    requirePageSize(first);
    const survey = await insights.snapshot();
    const finding = survey.value.findings?.findings.find((one) => one.id === id);
    if (finding === undefined) {
      throw new AppError("NOT_FOUND");
    }
    const { edges, hasNextPage, endCursor, refused, opensAgain } = await findingMembers.list(
      survey,
      finding,
      {
        first,
        after,
      },
    );
    return {
      edges: edges.map(({ cursor, node }) => ({ cursor, node: shapeMember(node) })),
      pageInfo: { hasNextPage, endCursor },
      refused: refused && shapeSource(refused, opensAgain),
    };
  }
}

/** The one place where names leave their boxes: into the answer to the caller who may read them. */
function shapeMember({ displayName, principalName, ...seat }: FindingMember): FindingMemberType {
  return {
    ...seat,
    displayName: displayName && openPii(displayName),
    principalName: openPii(principalName),
  };
}

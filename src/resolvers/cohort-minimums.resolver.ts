import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Caller } from "../auth/index.ts";
import { HIGHEST_MINIMUM, type MinimumsInForce } from "../insights/index.ts";
import { CohortMinimumsPayloadType, CohortMinimumsType } from "../schema/index.ts";
import { ADMINISTRATORS, isAdministrator, requireAdministrator } from "./administrators.ts";
import type { RequestContext } from "./request-context.ts";

/** How many members must be behind a figure: told to everybody, raised by administrators. */
@Resolver()
export class CohortMinimumsResolver {
  @Query(() => CohortMinimumsType, {
    description:
      "How many members there must be behind a figure about them in the caller's tenant.",
  })
  async cohortMinimums(@Ctx() { caller, minimums }: RequestContext): Promise<CohortMinimumsType> {
    return shapeMinimums(caller, await minimums.inForce(caller.tenantId));
  }

  @Mutation(() => CohortMinimumsPayloadType, {
    description:
      "Raises cohort minimums for everybody in the caller's tenant, at once and for good: there is no " +
      "way to lower them again. For administrators of the tenant only.",
  })
  async raiseCohortMinimums(
    @Arg("assignments", () => Int, {
      nullable: true,
      description: "At least what is in force; stays as it is when left out.",
    })
    assignments: number | null,
    @Arg("behaviour", () => Int, {
      nullable: true,
      description: "At least what is in force; stays as it is when left out.",
    })
    behaviour: number | null,
    @Ctx() { caller, minimums }: RequestContext,
  ): Promise<CohortMinimumsPayloadType> {
    requireAdministrator(caller);
    const asked = { assignments: assignments ?? undefined, behaviour: behaviour ?? undefined };
    return { cohortMinimums: shapeMinimums(caller, await minimums.raise(caller, asked)) };
  }
}

function shapeMinimums(
  caller: Caller,
  { minimums, versions }: MinimumsInForce,
): CohortMinimumsType {
  return {
    assignments: minimums.assignments,
    behaviour: minimums.behaviour,
    highest: HIGHEST_MINIMUM,
    raisableBy: ADMINISTRATORS,
    mayRaise: isAdministrator(caller),
    history: versions
      .map(({ assignments, behaviour, raisedAt }, at) => ({
        version: at + 1,
        assignments,
        behaviour,
        raisedAt,
      }))
      .toReversed(),
  };
}

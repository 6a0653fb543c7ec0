import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { isAppError } from "../core/errors.ts";
import { isoDate } from "../core/ids.ts";
import { type ListedRecommendation, listed } from "../insights/index.ts";
import {
  DismissReasonEnum,
  LocalDate,
  pageCost,
  RecommendationArgs,
  RecommendationConnectionType,
  RecommendationPayloadType,
  SavingLedgersType,
  SnoozeReasonEnum,
  TenantType,
} from "../schema/index.ts";
import { pageOf } from "./page.ts";
import { placeOf, type RequestContext } from "./request-context.ts";
import type { SkuNames } from "./shape-licenses.ts";
import { meets, shapeRecommendation } from "./shape-recommendations.ts";
import type { SurveyedTenant } from "./tenant.resolver.ts";

type Decision = Parameters<RequestContext["recommendationDesk"]["decide"]>[3];
type SnoozeReason = Extract<Decision, { kind: "snooze" }>["reason"];
type DismissReason = Extract<Decision, { kind: "dismiss" }>["reason"];

/**
 * Recommendations, where they stand, and what callers decide about them. Decisions are Seatwise's own
 * notes: nothing is changed in the tenant.
 */
@Resolver(() => TenantType)
export class RecommendationResolver {
  readonly #names: SkuNames;

  constructor(names: SkuNames) {
    this.#names = names;
  }

  @FieldResolver(() => RecommendationConnectionType, {
    nullable: true,
    description:
      "Changes to make: those that save, the most money per year first; then shortfalls, then risks, " +
      "of each the soonest day to act by first.",
    complexity: pageCost,
  })
  async recommendations(
    @Root() tenant: SurveyedTenant,
    @Args(() => RecommendationArgs) { filter, ...page }: RecommendationArgs,
    @Ctx() context: RequestContext,
  ): Promise<RecommendationConnectionType | null> {
    const found = tenant.snapshot.value.recommendations;
    if (found === null) {
      return null;
    }
    const isPastWanted = (filter?.states ?? null) !== null;
    const all = await listedFor(tenant, context, isPastWanted);
    const current = new Set<string>(found.map(({ id }) => id));
    const wanted = all.filter(
      (one) => (isPastWanted || current.has(one.id)) && meets(one, filter ?? {}),
    );
    return pageOf(
      wanted.map((one) => shapeRecommendation(one, this.#names)),
      page,
    );
  }

  @FieldResolver(() => SavingLedgersType, {
    nullable: true,
    description: "What came of recommendations: potential, scheduled, freed, realised, avoided.",
  })
  async ledgers(
    @Root() { snapshot }: SurveyedTenant,
    @Ctx() context: RequestContext,
  ): Promise<SavingLedgersType | null> {
    return snapshot.value.recommendations === null
      ? null
      : context.recommendationDesk.ledgers(await placeOf(context), snapshot);
  }

  @Mutation(() => RecommendationPayloadType, { description: "Notes that somebody looked at it." })
  acknowledgeRecommendation(
    @Arg("id", () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RecommendationPayloadType> {
    return this.#decide(id, { kind: "acknowledge" }, context);
  }

  @Mutation(() => RecommendationPayloadType, {
    description: "Notes that it will be done. Later surveys verify it.",
  })
  acceptRecommendation(
    @Arg("id", () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RecommendationPayloadType> {
    return this.#decide(id, { kind: "accept" }, context);
  }

  @Mutation(() => RecommendationPayloadType, { description: "Puts it off until a day." })
  snoozeRecommendation(
    @Arg("id", () => ID) id: string,
    @Arg("until", () => LocalDate) until: string,
    @Arg("reason", () => SnoozeReasonEnum) reason: SnoozeReason,
    @Ctx() context: RequestContext,
  ): Promise<RecommendationPayloadType> {
    return this.#decide(id, { kind: "snooze", until: isoDate.parse(until), reason }, context);
  }

  @Mutation(() => RecommendationPayloadType, { description: "Puts it away until a day." })
  dismissRecommendation(
    @Arg("id", () => ID) id: string,
    @Arg("until", () => LocalDate) until: string,
    @Arg("reason", () => DismissReasonEnum) reason: DismissReason,
    @Ctx() context: RequestContext,
  ): Promise<RecommendationPayloadType> {
    return this.#decide(id, { kind: "dismiss", until: isoDate.parse(until), reason }, context);
  }

  @Mutation(() => RecommendationPayloadType, {
    description: "Notes that it will be done on a day. Later surveys verify it.",
  })
  scheduleRecommendation(
    @Arg("id", () => ID) id: string,
    @Arg("on", () => LocalDate) on: string,
    @Ctx() context: RequestContext,
  ): Promise<RecommendationPayloadType> {
    return this.#decide(id, { kind: "schedule", on: isoDate.parse(on) }, context);
  }

  @Mutation(() => RecommendationPayloadType, { description: "Takes a decision back." })
  reopenRecommendation(
    @Arg("id", () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RecommendationPayloadType> {
    return this.#decide(id, { kind: "reopen" }, context);
  }

  /** @throws AppError GRAPH_DENIED for callers who may not see what recommendations rest on. */
  async #decide(
    id: string,
    decision: Decision,
    context: RequestContext,
  ): Promise<RecommendationPayloadType> {
    await context.insights.recommendations();
    const [place, snapshot] = await Promise.all([placeOf(context), context.insights.snapshot()]);
    const decided = await context.recommendationDesk.decide(place, snapshot, id, decision);
    return { recommendation: shapeRecommendation(decided, this.#names) };
  }
}

/** Decisions that cannot be read leave states unknown, unless the question is about states. */
async function listedFor(
  { snapshot }: SurveyedTenant,
  context: RequestContext,
  isAboutStates: boolean,
): Promise<readonly ListedRecommendation[]> {
  try {
    return await context.recommendationDesk.listed(await placeOf(context), snapshot);
  } catch (error) {
    if (isAboutStates || !isAppError(error, "RECORDS_UNAVAILABLE")) throw error;
    const unknown = { state: null, firstSeenOn: null };
    return (snapshot.value.recommendations ?? []).map((one) => listed(one, unknown));
  }
}

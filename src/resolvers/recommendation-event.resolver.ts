import { Arg, Resolver, Root, type SubscribeResolverData, Subscription } from "type-graphql";
import { AppError } from "../core/errors.ts";
import { type EventCursor, eventCursor, type LogEntry } from "../events/index.ts";
import { RecommendationEventType } from "../schema/index.ts";
import type { RequestContext } from "./request-context.ts";
import { type SkuNames, shapeSku } from "./shape-licenses.ts";

interface FollowArgs {
  readonly after?: string | null;
}

/** Tells what happens to recommendations; `follow` below decides to whom. */
@Resolver()
export class RecommendationEventResolver {
  readonly #names: SkuNames;

  constructor(names: SkuNames) {
    this.#names = names;
  }

  @Subscription(() => RecommendationEventType, {
    description:
      "What surveys change in the recommendations of the caller's tenant, as far as the caller may " +
      "read what they rest on; also when another process surveyed.",
    subscribe: ({ args, context }: SubscribeResolverData<null, FollowArgs, RequestContext>) =>
      follow(args, context),
  })
  recommendationEvents(
    @Root() entry: LogEntry,
    @Arg("after", () => String, {
      nullable: true,
      description: "Cursor of the last event seen; without it, what happens from now on.",
    })
    _after?: string,
  ): RecommendationEventType {
    const { change, at, recommendation } = entry.event.value;
    const { id, kind, detection, skuId, seats, monthly, yearly, actBy } = recommendation;
    return {
      cursor: entry.cursor,
      change,
      at,
      recommendationId: id,
      kind,
      rule: detection,
      sku: skuId === null ? null : shapeSku(skuId, this.#names),
      seats,
      monthly,
      yearly,
      actBy,
    };
  }
}

/**
 * The tenant's events from a cursor on, those that rest only on sources open to this caller when they
 * are given; ends when Graph no longer lets the caller into the tenant. Does not survey: that would
 * swallow the first event it is meant to show.
 */
async function follow(
  { after }: FollowArgs,
  { caller, insights, recommendationLog, signal }: RequestContext,
): Promise<AsyncIterable<LogEntry>> {
  await insights.sight();
  return recommendationLog.read({
    tenantId: caller.tenantId,
    after: after ? cursorOf(after) : "now",
    accepts: async ({ recommendation }) => {
      const { open } = await insights.admittedSight();
      return recommendation.requires.every((source) => open.has(source));
    },
    signal,
  });
}

function cursorOf(text: string): EventCursor {
  const parsed = eventCursor.safeParse(text);
  if (!parsed.success) {
    throw new AppError("BAD_INPUT", {
      argument: "after",
      reason: "This is no cursor of an event.",
    });
  }
  return parsed.data;
}

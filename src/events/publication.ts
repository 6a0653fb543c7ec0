import { requireSealed } from "../cache/index.ts";
import { instantOf } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import { type Aggregate, isOfKind, isUsed } from "../privacy/index.ts";
import { diffRecommendations } from "./recommendation-diff.ts";
import {
  type RecommendationEvent,
  type RecommendationKinds,
  type RecommendationSet,
  resealRecommendations,
} from "./recommendation-event.ts";

/** What is to be appended to the log, and what counts as published afterwards. */
export interface Draft {
  readonly events: readonly Aggregate<RecommendationEvent>[];
  readonly published: Aggregate<RecommendationSet>;
}

/**
 * The events that lead from the last published set to the current one, sealed with the coverage of
 * the current survey.
 * @throws AppError INTERNAL when the current set was not sealed, or is of another kind.
 */
export function draftPublication(
  kinds: RecommendationKinds,
  last: Aggregate<RecommendationSet> | undefined,
  current: Aggregate<RecommendationSet>,
  now: Date,
): Draft {
  requireSealed(current);
  if (!isOfKind(current, kinds.set)) {
    throw new AppError("INTERNAL", { reason: "Refused to publish what is no recommendation set." });
  }
  const { changes, published } = diffRecommendations(
    last?.value.recommendations ?? [],
    current.value.recommendations,
    (source) => isUsed(current.coverage, source),
  );
  const at = instantOf(now);
  return {
    events: changes.map(({ change, recommendation }) =>
      resealRecommendations(kinds.event, { change, at, recommendation }, [recommendation], current),
    ),
    published: resealRecommendations(kinds.set, { recommendations: published }, published, current),
  };
}

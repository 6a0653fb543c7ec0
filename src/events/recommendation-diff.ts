import type { SourceId } from "../core/source-ids.ts";
import type { PublishedRecommendation, RecommendationChange } from "./recommendation-event.ts";

export interface NoticedChange {
  readonly change: RecommendationChange;
  readonly recommendation: PublishedRecommendation;
}

export interface RecommendationDiff {
  readonly changes: readonly NoticedChange[];
  /** What counts as published from now on. */
  readonly published: readonly PublishedRecommendation[];
}

/**
 * What changed since the last published recommendations.
 *
 * A recommendation that is missing now is gone only when every source it rests on was read this
 * time; otherwise nobody knows, so it stays published: a throttled report does not make savings
 * disappear and come back.
 *
 * @param wasRead whether the survey behind `current` read this source.
 */
export function diffRecommendations(
  published: readonly PublishedRecommendation[],
  current: readonly PublishedRecommendation[],
  wasRead: (source: SourceId) => boolean,
): RecommendationDiff {
  const before = byId(published);
  const now = byId(current);
  const arrived = [...now.values()].flatMap((recommendation): readonly NoticedChange[] => {
    const known = before.get(recommendation.id);
    if (known === undefined) {
      return [{ change: "new", recommendation }];
    }
    return isSame(known, recommendation) ? [] : [{ change: "changed", recommendation }];
  });
  const missing = [...before.values()].filter(({ id }) => !now.has(id));
  const [gone, unknown] = partition(missing, ({ requires }) => requires.every(wasRead));
  return {
    changes: [
      ...arrived,
      ...gone.map((recommendation) => ({ change: "gone", recommendation }) as const),
    ],
    published: [...now.values(), ...unknown],
  };
}

function byId(recommendations: readonly PublishedRecommendation[]) {
  return new Map(recommendations.map((recommendation) => [recommendation.id, recommendation]));
}

/** Both came through the same seal, which puts the properties in the order of the shape. */
function isSame(a: PublishedRecommendation, b: PublishedRecommendation): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function partition<Item>(
  items: readonly Item[],
  belongs: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

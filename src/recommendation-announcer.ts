import type { TenantId, VisibilityClass } from "./core/ids.ts";
import type { SourceId } from "./core/source-ids.ts";
import {
  type PublishedRecommendation,
  type RecommendationKinds,
  type RecommendationLog,
  resealRecommendations,
} from "./events/index.ts";
import type { RecommendationsValue, SurveyListener, TenantSnapshot } from "./insights/index.ts";
import { ALL_DETECTIONS, type RecommendationRuleId, TENANT_DETECTIONS } from "./licensing/index.ts";
import type { Aggregate } from "./privacy/index.ts";

/** Announces what a survey changed: the step from insights to events, which know nothing of each other. */
export class RecommendationAnnouncer implements SurveyListener {
  readonly #log: RecommendationLog;
  readonly #kinds: RecommendationKinds;

  constructor(log: RecommendationLog, kinds: RecommendationKinds) {
    this.#log = log;
    this.#kinds = kinds;
  }

  async surveyed(
    tenantId: TenantId,
    visibilityClass: VisibilityClass,
    snapshot: Aggregate<TenantSnapshot>,
  ): Promise<void> {
    const found = snapshot.value.recommendations;
    if (found === null) {
      return;
    }
    const recommendations = found.map(published);
    const set = resealRecommendations(
      this.#kinds.set,
      { recommendations },
      recommendations,
      snapshot,
    );
    await this.#log.publishChanges({ tenantId, visibilityClass }, set);
  }
}

function published(found: RecommendationsValue[number]): PublishedRecommendation {
  return {
    id: found.id,
    kind: found.kind,
    detection: found.rule,
    skuId: found.skuId,
    seats: found.seats?.seats ?? null,
    monthly: found.monthly?.money ?? null,
    yearly: found.yearly?.money ?? null,
    actBy: found.actBy,
    requires: requiredSources(found.rule, found.on !== null),
  };
}

const NEEDS = new Map<string, readonly SourceId[]>(
  [ALL_DETECTIONS.idle, ...ALL_DETECTIONS.held, ...TENANT_DETECTIONS].map(({ id, needs }) => [
    id,
    needs,
  ]),
);

/** The sources a recommendation rests on: those of its rule, and the purchases where it names a date. */
function requiredSources(rule: RecommendationRuleId, isDated: boolean): readonly SourceId[] {
  const dated: readonly SourceId[] = isDated ? ["commerceSubscriptions"] : [];
  return [...new Set<SourceId>(["subscribedSkus", ...(NEEDS.get(rule) ?? []), ...dated])];
}

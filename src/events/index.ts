export { InProcessRecommendationLog } from "./in-process-recommendation-log.ts";
export {
  type PublishedRecommendation,
  RECOMMENDATION_CHANGES,
  type RecommendationChange,
  type RecommendationEvent,
  type RecommendationKinds,
  type RecommendationSet,
  type RecommendationWords,
  recommendationKinds,
  resealRecommendations,
} from "./recommendation-event.ts";
export {
  BEGINNING,
  type EventCursor,
  type EventReader,
  eventCursor,
  type LogEntry,
  type Publication,
  type ReadRequest,
  type RecommendationLog,
  type RecommendationScope,
} from "./recommendation-log.ts";
export { RedisRecommendationLog } from "./redis-recommendation-log.ts";

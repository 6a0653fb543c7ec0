export {
  type Aggregate,
  type AggregateKind,
  defineAggregate,
  isOfKind,
  isSealed,
  type Provenance,
  reopenAggregate,
  resealAs,
  seal,
  serializeAggregate,
  type ValueOf,
} from "./aggregate.ts";
export {
  type Coverage,
  coverage,
  isUsed,
  SOURCE_OUTCOMES,
  type SourceCoverage,
  type SourceOutcome,
} from "./coverage.ts";
export {
  type Closed,
  type ClosedValue,
  closed,
  type FigureId,
  figureIdOf,
  PSEUDONYM_KINDS,
  type Pseudonym,
  type PseudonymKind,
  type RecommendationId,
  recommendationIdOf,
} from "./vocabulary.ts";

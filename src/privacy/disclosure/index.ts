export { type Amount, addAmounts, amountOfEqual, isUndominated, NO_AMOUNT } from "./amount.ts";
export { type AuditFault, type AuditTest, auditRelease } from "./audit/audit-release.ts";
export {
  ALLOWED_PAIRS,
  type AmountPair,
  type BandWord,
  DIMENSIONS,
  type Dimension,
  definePlan,
  type PlannedAmount,
  type PlannedFigure,
  type PlannedShares,
  type ReleasePlan,
  SHARED_DIMENSION,
} from "./dictionary.ts";
export {
  type FoldedRows,
  type FoldingRules,
  foldRows,
  OPEN_ENDS,
  type RowFacts,
  SAYS_NONE_FROM,
  type ToldRows,
} from "./fold-rows.ts";
export { type AlikeParts, hideLinked } from "./linked-parts.ts";
export {
  type CohortMinimums,
  cohortMinimums,
  LOWEST_MINIMUMS,
  SENSITIVITIES,
  type Sensitivity,
  UNKNOWN_MINIMUMS,
} from "./minimums.ts";
export { areOpen, type HiddenCount } from "./open-counts.ts";
export { allPeople, changeOf, leastPeopleIn, type PeopleMark, PeopleTally } from "./people-mark.ts";
export type { PeopleClass, Population, ValueKey } from "./population.ts";
export type {
  AmountRow,
  AmountTable,
  Bucket,
  Part,
  Release,
  ReleasedAmount,
  ReleasedFigure,
  ReleasedShares,
  ReleaseScope,
  RowSplit,
  SharesTable,
  ToldShare,
} from "./release.ts";
export { decodeRelease, encodeRelease } from "./release-codec.ts";
export { type ReleaseOptions, releaseTables } from "./release-tables.ts";
export { countsBehind, guardedShare, type Share } from "./share.ts";
export { type FreshParts, isOfFew, steadyParts, type ToldParts } from "./steady-parts.ts";
export { tellParts } from "./tell-parts.ts";

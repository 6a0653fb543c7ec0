export {
  type CallerKey,
  callerKey,
  callerKeyOf,
  type InteractionEntry,
  type LedgerWords,
} from "./interaction-entry.ts";
export type {
  ChainVerdict,
  Checkpoint,
  InteractionLedger,
  InteractionPage,
} from "./interaction-ledger.ts";
export { SqlEntryRecord } from "./sql-entry-record.ts";
export { SqlInteractionLedger } from "./sql-interaction-ledger.ts";
export { SqlMinimumsArchive } from "./sql-minimums-archive.ts";
export { SqlRecommendationStore } from "./sql-recommendation-store.ts";
export { SqlSurveyArchive } from "./sql-survey-archive.ts";
export { SqlToldArchive } from "./sql-told-archive.ts";
export { embeddedDatabase, postgresDatabase, TenantDatabase } from "./tenant-database.ts";

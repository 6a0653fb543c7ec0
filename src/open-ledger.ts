import type { SkuNames } from "./agent/index.ts";
import { receiptWords } from "./agent/vocabulary.ts";
import type { EntryRecord } from "./cache/index.ts";
import type { Settings } from "./core/config.ts";
import { ERROR_CATALOGUE } from "./core/errors.ts";
import type { Logger } from "./core/logger.ts";
import { modelBackEndOf } from "./core/model-back-end.ts";
import { SOURCE_IDS } from "./core/source-ids.ts";
import type { MinimumsArchive, SurveyArchive, ToldArchive } from "./insights/index.ts";
import { type RecommendationStore, trackedCodec } from "./licensing/index.ts";
import { ENTITY_KINDS, PSEUDONYM_WORDS, SOURCE_OUTCOMES } from "./privacy/index.ts";
import {
  embeddedDatabase,
  type InteractionLedger,
  type LedgerWords,
  postgresDatabase,
  SqlEntryRecord,
  SqlInteractionLedger,
  SqlMinimumsArchive,
  SqlRecommendationStore,
  SqlSurveyArchive,
  SqlToldArchive,
} from "./store/index.ts";

interface Means {
  readonly names: SkuNames;
  readonly logger: Logger;
}

export interface OpenLedger {
  readonly ledger: InteractionLedger;
  /** These are in the same database, which closes with the ledger. */
  readonly recommendations: RecommendationStore;
  readonly archive: SurveyArchive;
  readonly toldArchive: ToldArchive;
  /** `undefined` where the database is this process's own: it knows no more than the process does. */
  readonly entryRecord: EntryRecord | undefined;
  readonly minimumsArchive: MinimumsArchive;
  /** Opens the database ahead of the first question; a failure is logged, and met again by that question. */
  readonly prepare: () => Promise<void>;
}

/** In PostgreSQL when DATABASE_URL is set, else in memory of this process, where it ends with it. */
export function openLedger(settings: Settings, { names, logger }: Means): OpenLedger {
  const url = settings.DATABASE_URL;
  const database = url === undefined ? embeddedDatabase() : postgresDatabase({ url, log: logger });
  const words = ledgerWords(settings, names);
  return {
    ledger: new SqlInteractionLedger({ database, seatwiseKey: settings.SEATWISE_KEY, words }),
    archive: new SqlSurveyArchive(database),
    toldArchive: new SqlToldArchive(database),
    entryRecord: url === undefined ? undefined : new SqlEntryRecord(database),
    minimumsArchive: new SqlMinimumsArchive(database),
    recommendations: new SqlRecommendationStore(database, trackedCodec),
    prepare: () =>
      database.prepare().catch((error: unknown) => {
        logger.error({ err: error }, "The database of the interaction ledger cannot be opened.");
      }),
  };
}

function ledgerWords(settings: Settings, names: SkuNames): LedgerWords {
  const { outcomes, ...words } = receiptWords(names);
  const { model, deployment } = modelBackEndOf(settings);
  return {
    ...words,
    outcomes: [...outcomes, ...Object.keys(ERROR_CATALOGUE)],
    models: [model],
    deployments: [deployment],
    redactions: ENTITY_KINDS,
    pseudonyms: Object.values(PSEUDONYM_WORDS),
    sources: SOURCE_IDS,
    sourceOutcomes: SOURCE_OUTCOMES,
    regions: settings.MODEL_REGION === undefined ? [] : [settings.MODEL_REGION],
  };
}

import { deriveKey } from "../../core/derived-key.ts";
import type { GraphConnection } from "../../graph/index.ts";
import type { PriceBook, Reference } from "../../licensing/index.ts";
import {
  type Aggregate,
  type CohortMinimums,
  SnapshotPseudonyms,
  UNKNOWN_MINIMUMS,
} from "../../privacy/index.ts";
import { readTenant, type TenantReading } from "../tenant-reading.ts";
import type { TenantSnapshot } from "../tenant-snapshot.ts";
import { assessTenant } from "../tenant-survey.ts";
import { ToldHistory, wordOf } from "../told-history.ts";
import type { SurveyHost, SurveyJob, SurveyMaker } from "./survey-maker.ts";

/** Reads at most this much of Graph for one survey; what did not fit is told in coverage. */
const SURVEY_BUDGET = { requests: 10_000, seconds: 900 } as const;

/** What every survey of a house is made with. */
export interface SurveyMeans {
  readonly connection: GraphConnection;
  readonly reference: Reference;
  readonly priceBook: PriceBook;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
}

/** Makes surveys in this thread: reads the tenant and assesses what was read. */
export class SurveysHere implements SurveyMaker {
  readonly #means: SurveyMeans;
  readonly #productNames: readonly string[];

  constructor(means: SurveyMeans) {
    this.#means = means;
    this.#productNames = means.reference.catalogue.skus.map(({ displayName }) => displayName);
  }

  async make(job: SurveyJob, host: SurveyHost, signal: AbortSignal): Promise<Snapshot> {
    const { connection, seatwiseKey } = this.#means;
    const { tokens, pace, progress } = host;
    const { tenantId, now, closed, concealed } = job;
    const reading = await readTenant({
      connection: { ...connection, pace },
      operation: { tokens, signal, budget: SURVEY_BUDGET, priority: "low" },
      now,
      productNames: this.#productNames,
      progress,
      closed,
      concealed,
      marksKey: deriveKey(seatwiseKey, `marks of ${tenantId}`).subarray(0, 8),
    });
    progress.enter("assessing");
    // Who raises the minimums while a survey is made is told nothing below them any more.
    for (let minimums = await host.minimums(); ; ) {
      const snapshot = await this.#assess(reading, { job, host, minimums });
      const told = snapshot.value.minimums;
      minimums = told && (await host.minimums());
      const isInForce = minimums !== null && told !== null && wordOf(minimums) === wordOf(told);
      if (told === null || isInForce) return snapshot;
    }
  }

  #assess(reading: TenantReading, { job, host, minimums }: Assessment): Promise<Snapshot> {
    const { seatwiseKey, reference, priceBook } = this.#means;
    const { tenantId, now } = job;
    return assessTenant(reading, {
      now,
      reference,
      tenantId,
      priceBook,
      tenantKey: deriveKey(seatwiseKey, `recommendations of ${tenantId}`),
      pseudonymsOf: (week) => new SnapshotPseudonyms(seatwiseKey, { tenantId, asOf: week }),
      minimums,
      historyOn: async (coverage) =>
        new ToldHistory(host.toldArchive, {
          tenantId,
          ...(await host.audienceOf(coverage)),
          coverage,
          minimums: minimums ?? UNKNOWN_MINIMUMS,
          now,
        }),
    });
  }
}

type Snapshot = Aggregate<TenantSnapshot>;

interface Assessment {
  readonly job: SurveyJob;
  readonly host: SurveyHost;
  readonly minimums: CohortMinimums | null;
}

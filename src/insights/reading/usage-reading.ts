import { randomBytes } from "node:crypto";
import { dateOfDay, dayNumber, dayOf } from "../../core/clock.ts";
import { isAppError } from "../../core/errors.ts";
import type { IsoDate } from "../../core/ids.ts";
import type { SourceId } from "../../core/source-ids.ts";
import {
  type GraphReader,
  type MailboxRow,
  readActivations,
  readActiveUserDetail,
  readAppUserDetail,
  readAppUserDetailJson,
  readCopilotUsage,
  readEmailActivity,
  readMailboxUsage,
  readMailboxUsageJson,
  readOneDriveUsage,
  readSharePointActivity,
  readTeamsActivity,
} from "../../graph/index.ts";
import {
  APP_PERIODS,
  type AppPeriod,
  isUndominated,
  ProductNames,
  type ReportRead,
  type SourceOutcome,
  type UsageEvidence,
  UsageGathering,
} from "../../privacy/index.ts";
import { outcomeOf, type SourceLog } from "./source-log.ts";

/** Usage reports with rows about accounts. */
export const DETAIL_REPORTS = [
  "activeUserDetail",
  "appUserDetail",
  "mailboxUsage",
  "emailActivity",
  "teamsActivity",
  "oneDriveUsage",
  "sharePointActivity",
  "activations",
  "copilotUsage",
] as const satisfies readonly SourceId[];
export type DetailReport = (typeof DETAIL_REPORTS)[number];

/** Days the reports look back: the shortest published period that holds 90 silent days and more. */
export const REPORT_PERIOD = "D180";

/**
 * Reports are normally two days behind (learn.microsoft.com/graph/api/resources/report). After a week
 * something is wrong, and who was idle then may have come back: no conclusion is drawn from them.
 */
export const STALE_AFTER_DAYS = 7;

/** Up to this many accounts the JSON form of a report is worth its requests. */
const FEW_ACCOUNTS = 5_000;

/** What a storage report told of all accounts together, concealed or not. */
export interface StorageTotal {
  readonly of: "mailboxes" | "oneDrives";
  readonly accounts: number;
  readonly bytes: number;
}

/** What the usage reports with rows about accounts told together. */
export interface UsageReading {
  readonly storage: readonly StorageTotal[];
  readonly evidence: UsageEvidence;
  /** Of how many accounts the evidence speaks. */
  readonly accounts: number;
  /** The oldest of the reports' own dates; `null` when none had a row. */
  readonly refreshedOn: IsoDate | null;
  /** Whether one of them showed stand-ins for names. */
  readonly concealed: boolean;
}

export interface UsageReadingOptions {
  readonly now: Date;
  /** Product names of the catalogue, to take the report's product lists apart. */
  readonly productNames: Iterable<string>;
  /** Which reports to read; all of them when absent. */
  readonly reports?: readonly DetailReport[];
  /** Whether names are concealed by the tenant's wish, whatever the reports still show. */
  readonly concealed?: boolean;
}

/**
 * Reads the usage reports side by side into a few bytes per account.
 * @returns `null` when none could be read.
 */
export async function readUsage(
  reader: GraphReader,
  log: SourceLog,
  { now, productNames, concealed = false, reports = DETAIL_REPORTS }: UsageReadingOptions,
): Promise<UsageReading | null> {
  const usage = new UsageGathering({
    hashKey: randomBytes(8),
    products: new ProductNames(productNames),
    conceal: concealed,
    notBefore: dateOfDay(dayNumber(dayOf(now)) - STALE_AFTER_DAYS),
  });
  const stored = { mailboxes: new StorageTally(), oneDrives: new StorageTally() };
  const readings = readingsOf(reader, usage, stored);
  const reads = await Promise.all(
    reports.map(async (source) => {
      const read = await log.attempt(source, readings[source]);
      noteShortcoming(log, source, read);
      return read;
    }),
  );
  const done = reads.filter((read) => read !== null);
  if (done.length === 0) {
    return null;
  }
  const isConcealed = done.some((read) => read.concealed);
  if (isConcealed) {
    const withRows = reports.filter((_, at) => (reads[at]?.refreshedOn ?? null) !== null);
    concealAll(usage, log, withRows);
  }
  const dates = done.flatMap(({ refreshedOn }) => refreshedOn ?? []);
  return {
    evidence: usage,
    accounts: usage.accounts,
    storage: [
      ...stored.mailboxes.totalsOf("mailboxes", log.outcomeOf("mailboxUsage")),
      ...stored.oneDrives.totalsOf("oneDrives", log.outcomeOf("oneDriveUsage")),
    ],
    refreshedOn: dates.sort()[0] ?? null,
    concealed: isConcealed,
  };
}

/**
 * While a tenant's setting is on its way, some reports show names and others stand-ins. Figures made
 * with names and figures made without are never of one survey: then nothing is joined.
 */
function concealAll(usage: UsageGathering, log: SourceLog, read: readonly DetailReport[]): void {
  usage.conceal();
  for (const report of read) {
    if (log.outcomeOf(report) === "used") {
      log.note(report, "concealed");
    }
  }
}

function readingsOf(
  reader: GraphReader,
  usage: UsageGathering,
  stored: { readonly mailboxes: StorageTally; readonly oneDrives: StorageTally },
): Readonly<Record<DetailReport, () => Promise<ReportRead>>> {
  const { use } = usage;
  return {
    activeUserDetail: () => usage.addActiveUsers(readActiveUserDetail(reader, REPORT_PERIOD)),
    appUserDetail: () => addApps(reader, usage),
    mailboxUsage: () => addMailboxes(reader, usage, stored.mailboxes),
    emailActivity: () => use.addMail(readEmailActivity(reader, REPORT_PERIOD)),
    teamsActivity: () => use.addTeams(readTeamsActivity(reader, REPORT_PERIOD)),
    oneDriveUsage: () =>
      use.addOneDrives(stored.oneDrives.over(readOneDriveUsage(reader, REPORT_PERIOD))),
    sharePointActivity: () => use.addSharePoint(readSharePointActivity(reader, REPORT_PERIOD)),
    activations: () => use.addActivations(readActivations(reader)),
    copilotUsage: () => use.addCopilot(readCopilotUsage(reader, REPORT_PERIOD)),
  };
}

function noteShortcoming(log: SourceLog, source: DetailReport, read: ReportRead | null): void {
  if (read?.isStale === true) {
    log.note(source, "stale", read.refreshedOn);
  } else if (read?.concealed === true) {
    log.note(source, "concealed");
  }
}

/** Its periods side by side; where one fails, what the others say is not taken for more than it is. */
async function addApps(reader: GraphReader, usage: UsageGathering): Promise<ReportRead> {
  const reads = await Promise.all(APP_PERIODS.map((period) => addAppPeriod(reader, usage, period)));
  const dates = reads.flatMap(({ refreshedOn }) => refreshedOn ?? []);
  return {
    refreshedOn: dates.sort()[0] ?? null,
    concealed: reads.some(({ concealed }) => concealed),
    isStale: reads.some(({ isStale }) => isStale),
  };
}

/**
 * One of three downloads of this report where others take one: of the 14 that Graph grants in ten
 * minutes, four kinds of callers leave two. Where none is left, a small tenant's JSON form is read.
 */
async function addAppPeriod(
  reader: GraphReader,
  { use }: UsageGathering,
  period: AppPeriod,
): Promise<ReportRead> {
  try {
    return await use.addApps(readAppUserDetail(reader, period), period);
  } catch (error) {
    if (!isAppError(error, "GRAPH_THROTTLED")) {
      throw error;
    }
    const rows = fewOf(readAppUserDetailJson(reader, period), error);
    return use.addApps(rows, period).catch((failure: unknown) => {
      // A failure that concerns the caller is thrown on; of any other the first one tells more.
      outcomeOf(failure);
      throw error;
    });
  }
}

/** @throws what it is told to, when there are more than few rows. */
async function* fewOf<Row>(
  batches: AsyncIterable<readonly Row[]>,
  tooMany: Error,
): AsyncGenerator<readonly Row[]> {
  let seen = 0;
  for await (const rows of batches) {
    seen += rows.length;
    if (seen > FEW_ACCOUNTS) {
      throw tooMany;
    }
    yield rows;
  }
}

/** Older files do not tell kinds of mailboxes; there the JSON form is asked, if the tenant is small. */
async function addMailboxes(
  reader: GraphReader,
  { use }: UsageGathering,
  stored: StorageTally,
): Promise<ReportRead> {
  const seen = { rows: 0, kinds: 0 };
  const rows = tallied(readMailboxUsage(reader, REPORT_PERIOD), seen);
  const read = await use.addMailboxes(stored.over(rows));
  if (!read.concealed && seen.kinds === 0 && seen.rows > 0 && seen.rows <= FEW_ACCOUNTS) {
    // Without it the kinds stay unknown; a failure that concerns the caller is thrown on.
    await use.addMailboxes(readMailboxUsageJson(reader, REPORT_PERIOD)).catch(outcomeOf);
  }
  return read;
}

async function* tallied(
  batches: AsyncIterable<readonly MailboxRow[]>,
  seen: { rows: number; kinds: number },
): AsyncGenerator<readonly MailboxRow[]> {
  for await (const rows of batches) {
    seen.rows += rows.length;
    seen.kinds += rows.filter(({ kind }) => kind !== null).length;
    yield rows;
  }
}

/** Adds up the sizes in a report while it is read. */
class StorageTally {
  #accounts = 0;
  #bytes = 0;
  #largest = 0;
  #second = 0;

  async *over<Row extends { readonly usedBytes: number | null }>(
    batches: AsyncIterable<readonly Row[]>,
  ): AsyncGenerator<readonly Row[]> {
    for await (const rows of batches) {
      for (const { usedBytes } of rows) {
        this.#accounts += usedBytes === null ? 0 : 1;
        this.#bytes += usedBytes ?? 0;
        this.#second = Math.max(this.#second, Math.min(this.#largest, usedBytes ?? 0));
        this.#largest = Math.max(this.#largest, usedBytes ?? 0);
      }
      yield rows;
    }
  }

  /**
   * Nothing where the report was not read to its end, or one account holds so much of the sum that the
   * sum would tell of it (dominance rules). Nine petabytes are the most a number holds.
   */
  totalsOf(of: StorageTotal["of"], outcome: SourceOutcome | undefined): readonly StorageTotal[] {
    const isWhole = outcome === "used" || outcome === "concealed";
    const spread = { total: this.#bytes, largest: this.#largest, second: this.#second };
    return isWhole &&
      isUndominated(spread, "behaviour") &&
      this.#accounts > 0 &&
      Number.isSafeInteger(this.#bytes)
      ? [{ of, accounts: this.#accounts, bytes: this.#bytes }]
      : [];
  }
}

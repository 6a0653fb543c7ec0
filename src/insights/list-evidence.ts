import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Caller } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import { keyedHash } from "../core/derived-key.ts";
import { isPassing, type SourceLog } from "./reading/source-log.ts";
import type { DetailReport, UsageReading } from "./reading/usage-reading.ts";

/** Graph rations each report by this span (learn.microsoft.com/graph/throttling-limits). */
const WINDOW_MS = 10 * 60_000;
/** Who asks for nothing for so long has gone away; who is slow reads the reports twice in a span at most. */
const PAUSE_MS = 5 * 60_000;
/** So many lists of a caller read the reports in one span; at most six of fourteen requests for a report. */
const READINGS = 2;
/** Some 50 bytes each, for all callers together. */
const MOST_ACCOUNTS = 2_000_000;

interface Held {
  readonly usage: UsageReading;
  readonly readings: number;
  readonly readAt: number;
}

/** A list of members that is asked for. */
export interface AskedList {
  readonly caller: Caller;
  /** When the survey was made whose finding is listed. */
  readonly surveyedAt: string;
  /** Whether it is a further page. */
  readonly isContinued: boolean;
}

/**
 * What usage reports told for a caller's lists of members. The reports are of the day before yesterday
 * and rationed, fourteen requests in ten minutes for all callers of a tenant: paging through a list
 * must not use them up. So further pages, and a caller's third list, rest on the evidence of an earlier
 * one: no rows and no names, but numbers under keyed hashes, in memory only, for this caller alone, while
 * he goes on asking and for ten minutes at most. The members themselves, and all else, are read anew for
 * every page (docs/decisions/0009).
 */
export class ListEvidence {
  /** Keys cannot be recomputed outside this process. */
  readonly #processKey = randomBytes(32);
  readonly #held: LRUCache<string, Held>;
  readonly #now: () => number;

  constructor(clock: Clock) {
    this.#now = () => clock.now().getTime();
    this.#held = new LRUCache({
      maxSize: MOST_ACCOUNTS,
      ttl: PAUSE_MS,
      updateAgeOnGet: true,
      ttlResolution: 0,
      ttlAutopurge: true,
      perf: { now: this.#now },
      sizeCalculation: ({ usage }) => usage.accounts + 1,
    });
  }

  /**
   * The evidence of the reports: held, or read now; held as well where Graph does not give it for now.
   * What became of each report is noted.
   */
  async obtain(
    list: AskedList,
    reports: readonly DetailReport[],
    log: SourceLog,
    read: () => Promise<UsageReading | null>,
  ): Promise<UsageReading | null> {
    const name = this.#nameOf(list, reports);
    const held = this.#heldFor(name);
    const reuse = ({ usage }: Held): UsageReading => {
      for (const report of reports) log.note(report, "used");
      return usage;
    };
    if (held !== undefined && (list.isContinued || held.readings >= READINGS)) {
      return reuse(held);
    }
    const usage = await read();
    const shortcomings = reports
      .map((report) => log.outcomeOf(report) ?? "unavailable")
      .filter((outcome) => outcome !== "used");
    if (usage !== null && shortcomings.length === 0) {
      const readings = (held?.readings ?? 0) + 1;
      this.#held.set(name, { usage, readings, readAt: this.#now() });
    } else if (held !== undefined && shortcomings.every(isPassing)) {
      return reuse(held);
    }
    return usage;
  }

  #heldFor(name: string): Held | undefined {
    const held = this.#held.get(name);
    if (held === undefined || this.#now() - held.readAt < WINDOW_MS) {
      return held;
    }
    this.#held.delete(name);
    return undefined;
  }

  /** A caller whose roles have changed is given nothing of before. */
  #nameOf({ caller, surveyedAt }: AskedList, reports: readonly DetailReport[]): string {
    const { tenantId, objectId, directoryRoles = ["not told"] } = caller;
    const roles = [...directoryRoles].sort().join(" ");
    return keyedHash(this.#processKey, [tenantId, objectId, roles, surveyedAt, reports.join(" ")]);
  }
}

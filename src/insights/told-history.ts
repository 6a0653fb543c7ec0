import { dateOfDay, dayNumber, dayOf, instantOf } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { IsoDate, IsoInstant, TenantId, VisibilityClass } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import {
  type Aggregate,
  type AggregateKind,
  type CohortMinimums,
  type Coverage,
  decodeRelease,
  encodeRelease,
  isUsed,
  type Release,
  reopenAggregate,
  SENSITIVITIES,
  type Sensitivity,
  serializeAggregate,
} from "../privacy/index.ts";
import { weekOf } from "./disclosure-period.ts";

/** Something told of a tenant's members in one week; aggregated figures only. */
export interface ToldEntry {
  readonly kind: string;
  /** Who was told: `everybody` who may see the whole tenant, or one visibility class. */
  readonly audience: string;
  /** The class of the caller whose survey it was. */
  readonly visibilityClass: string;
  /** The sources it rests on. */
  readonly evidence: string;
  /** The minimums it was told under. */
  readonly minimums: string;
  readonly toldAt: IsoInstant;
  readonly body: string;
}

/** By their first days: the week in which something is told, and the last that is remembered. */
export interface ToldWeeks {
  readonly week: IsoDate;
  readonly since: IsoDate;
}

/** Where it is remembered what was told of members, so that it stays what it is for a week. */
export interface ToldArchive {
  /** All of a kind that was told to anybody since a day, the newest first. */
  read(tenantId: TenantId, kind: string, since: IsoDate): Promise<readonly ToldEntry[]>;
  /**
   * Keeps what is told in a week, unless another process was first, and forgets what was told in weeks
   * that began before a day.
   * @returns what stands.
   */
  keep(tenantId: TenantId, entry: ToldEntry, weeks: ToldWeeks): Promise<ToldEntry>;
}

/** A quarter: far more than a week, so that quiet months are bridged. */
const KEPT_DAYS = 91;

/** What belongs to the chain of releases: activity is in it for whoever may see it. */
const OF_RELEASES: readonly SourceId[] = ["members", "subscribedSkus", "commerceSubscriptions"];

/** What is told of members in one survey, beside what was told before. */
export interface Telling {
  readonly tenantId: TenantId;
  readonly visibilityClass: VisibilityClass;
  /** Whether the caller may see the whole tenant, as others of tenant-wide rights do. */
  readonly seesEverybody: boolean;
  /** Which sources were read: figures of other evidence are other figures, not newer ones. */
  readonly coverage: Coverage;
  readonly minimums: CohortMinimums;
  readonly now: Date;
}

/** Something told before. */
export interface ToldBefore<T> {
  readonly told: Aggregate<T>;
  /** Whether it may be told again: on the same evidence, under the minimums in force or higher ones. */
  readonly stands: boolean;
}

/** A release, and when it was told. */
export interface ToldRelease {
  readonly release: Release;
  readonly toldAt: IsoInstant;
}

/**
 * What a tenant's members were told to be so far. Its methods throw AppError RECORDS_UNAVAILABLE where
 * that cannot be read or remembered.
 */
export class ToldHistory {
  readonly #archive: ToldArchive;
  readonly #telling: Telling;

  constructor(archive: ToldArchive, telling: Telling) {
    this.#archive = archive;
    this.#telling = telling;
  }

  /**
   * What was told last on the same evidence, or else to callers of the same rights on other evidence:
   * that a source failed meanwhile is no reason to tell changes of a few. `null` when nothing was told.
   */
  async last<T>(kind: AggregateKind<T>): Promise<ToldBefore<T> | null> {
    const { visibilityClass, minimums } = this.#telling;
    const place = this.#placeOn();
    const entries = await this.#read(nameOf(kind));
    const stands = entries.filter((one) => isAt(one, place));
    const others = entries.filter((one) => one.visibilityClass === visibilityClass);
    for (const entry of [...stands, ...others]) {
      const told = reopenAggregate(kind, entry.body);
      if (told !== undefined) {
        return { told, stands: isAt(entry, place) && isAtLeast(entry.minimums, minimums) };
      }
    }
    return null;
  }

  /** @returns what stands: another process may have told first. */
  async keep<T>(kind: AggregateKind<T>, told: Aggregate<T>): Promise<Aggregate<T>> {
    const stands = await this.#keep({
      kind: nameOf(kind),
      ...this.#placeOn(),
      body: serializeAggregate(told),
    });
    return reopenAggregate(kind, stands.body) ?? told;
  }

  /** Releases that somebody may remember: those to the same audience, and those to others. */
  async releases(): Promise<{
    readonly own: readonly ToldRelease[];
    readonly others: readonly ToldRelease[];
  }> {
    const place = this.#placeOn(OF_RELEASES);
    const entries = await this.#read(RELEASE);
    const opened = (own: boolean) =>
      entries
        .filter((one) => isAt(one, place) === own)
        .flatMap(({ body, toldAt }) => {
          const release = decodeRelease(body);
          return release === undefined ? [] : [{ release, toldAt }];
        });
    return { own: opened(true), others: opened(false) };
  }

  async keepRelease(release: Release): Promise<ToldRelease> {
    const { body, toldAt } = await this.#keep({
      kind: RELEASE,
      ...this.#placeOn(OF_RELEASES),
      body: encodeRelease(release),
    });
    return { release: decodeRelease(body) ?? release, toldAt };
  }

  /** The same, as if nothing had been told, and nothing remembered: for when records cannot be had. */
  withoutRecords(): ToldHistory {
    return new ToldHistory(NO_RECORDS, this.#telling);
  }

  #read(kind: string): Promise<readonly ToldEntry[]> {
    return recorded(() => this.#archive.read(this.#telling.tenantId, kind, this.#since()));
  }

  #keep(entry: Place & Pick<ToldEntry, "kind" | "body">): Promise<ToldEntry> {
    const { tenantId, visibilityClass, minimums, now } = this.#telling;
    const toldAt = instantOf(now);
    const weeks = { week: dayOf(new Date(weekOf(now))), since: this.#since() };
    const whole = { ...entry, visibilityClass, minimums: wordOf(minimums), toldAt };
    return recorded(() => this.#archive.keep(tenantId, whole, weeks));
  }

  #since(): IsoDate {
    return dateOfDay(dayNumber(dayOf(this.#telling.now)) - KEPT_DAYS);
  }

  /** @param of sources that make a difference; all by default. */
  #placeOn(of?: readonly SourceId[]): Place {
    const { visibilityClass, seesEverybody, coverage } = this.#telling;
    const used = coverage.sources
      .map(({ source }) => source)
      .filter((one) => isUsed(coverage, one) && (of === undefined || of.includes(one)));
    return {
      audience: seesEverybody ? "everybody" : visibilityClass,
      evidence: used.sort().join(" "),
    };
  }
}

/** @throws AppError RECORDS_UNAVAILABLE where the archive fails. */
async function recorded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new AppError("RECORDS_UNAVAILABLE", {}, { cause: error });
  }
}

const NO_RECORDS: ToldArchive = {
  read: async () => [],
  keep: async (_tenantId, entry) => entry,
};

type Place = Pick<ToldEntry, "audience" | "evidence">;

function isAt(entry: ToldEntry, { audience, evidence }: Place): boolean {
  return entry.audience === audience && entry.evidence === evidence;
}

function nameOf({ name, version }: { readonly name: string; readonly version: number }): string {
  return `${name} ${version}`;
}

const RELEASE = "release 1";

/** Minimums as a word, for keys. */
export function wordOf({ assignments, behaviour }: Readonly<Record<Sensitivity, number>>): string {
  return `${assignments}.${behaviour}`;
}

function isAtLeast(word: string, minimums: CohortMinimums): boolean {
  const told = word.split(".").map(Number);
  return SENSITIVITIES.every((sensitivity, at) => (told[at] ?? 0) >= minimums[sensitivity]);
}

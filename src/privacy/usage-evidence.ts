import type { IsoDate } from "../core/ids.ts";
import { openPii, type Pii } from "../core/pii.ts";
import type { ActiveUserRow } from "../graph/index.ts";
import type { ProductNames } from "./assigned-products.ts";
import { LastDays, latestOf } from "./last-days.ts";
import { PrincipalIndex } from "./principal-index.ts";
import { type ReportCohort, ReportCohortCounter } from "./report-cohorts.ts";
import { type IntakeRules, joinableOn, type ReportRead, takeIn } from "./report-intake.ts";
import type { Recency, UseTraits } from "./traits.ts";
import { NOT_LISTED, UseEvidence } from "./use-evidence.ts";

/** What the usage reports say about one member. */
export interface MemberUsage {
  /** `unknown` when the report does not speak of this member, or names are concealed. */
  readonly workloads: Recency;
  /** Absent where only the active-user report was read. */
  readonly use?: UseTraits;
}

/** What the usage reports say about members, looked up by principal name. */
export interface UsageEvidence {
  /** The active-user report's own date; activity after it is not known yet. `null` without rows. */
  readonly refreshedOn: IsoDate | null;
  /** Whether reports show stand-ins for names, so that nothing can be looked up. */
  readonly concealed: boolean;
  /** How activity spreads over products, which needs no names. */
  readonly reportCohorts: readonly ReportCohort[];
  of(principalName: Pii): MemberUsage;
}

export interface UsageOptions {
  /** 8 random bytes, made anew for every survey. */
  readonly hashKey: Uint8Array;
  readonly products: ProductNames;
  /** Reports of an earlier day are too old to conclude from. */
  readonly notBefore?: IsoDate;
  /** Whether names that a report shows are to be taken for concealed: nothing is joined. */
  readonly conceal?: boolean;
}

/**
 * Reads usage reports into a few bytes per row: a keyed hash of the principal name, and what is told
 * of it. The names themselves are not kept. Reports can be added in any order, also at the same time.
 */
export class UsageGathering implements UsageEvidence {
  /** Takes in the reports beyond the active-user report. */
  readonly use: UseEvidence;
  readonly #intake: IntakeRules;
  readonly #lastDays = new LastDays();
  readonly #reportCohorts: ReportCohortCounter;
  #read: ReportRead = { refreshedOn: null, concealed: false, isStale: false };
  /** The report lacks a workload's column: what looks idle may have been active there. */
  #isPartial = false;
  #isConcealed = false;

  constructor({ hashKey, products, notBefore, conceal = false }: UsageOptions) {
    this.#intake = { index: new PrincipalIndex(hashKey), notBefore, conceal };
    this.#reportCohorts = new ReportCohortCounter(products);
    this.use = new UseEvidence(this.#intake);
  }

  get refreshedOn(): IsoDate | null {
    return this.#read.refreshedOn;
  }

  get concealed(): boolean {
    return this.#isConcealed || this.#read.concealed;
  }

  get reportCohorts(): readonly ReportCohort[] {
    return this.#reportCohorts.cohorts();
  }

  /** Of how many accounts the reports spoke. */
  get accounts(): number {
    return this.#intake.index.size;
  }

  /** Takes in `getOffice365ActiveUserDetail`. */
  async addActiveUsers(batches: AsyncIterable<readonly ActiveUserRow[]>): Promise<ReportRead> {
    const workloads = this.use.workloads();
    const lastOf = (row: ActiveUserRow) => latestOf(Object.values(row.lastActivityOn));
    const read = await takeIn(batches, {
      ...this.#intake,
      each: (row) => {
        this.#isPartial ||= row.unreported.length > 0;
        const activity = this.#lastDays.bandOfDate(lastOf(row), row.refreshedOn);
        this.#reportCohorts.add(row.assignedProducts, activity);
      },
      take: (number, row) => {
        this.#lastDays.note(number, lastOf(row));
        workloads.take(number, row);
      },
    });
    const refreshedOn = joinableOn(read);
    if (refreshedOn !== null) {
      workloads.complete(refreshedOn);
    }
    this.#read = read;
    return read;
  }

  /** From now on nothing is looked up, whatever names have been read. */
  conceal(): void {
    this.#isConcealed = true;
  }

  of(principalName: Pii): MemberUsage {
    if (this.#isConcealed) {
      return { workloads: "unknown" };
    }
    const number = this.#intake.index.find(openPii(principalName)) ?? NOT_LISTED;
    const use = this.use.useOf(number);
    return { workloads: this.#workloadsOf(number), ...(use && { use }) };
  }

  #workloadsOf(number: number): Recency {
    const refreshedOn = joinableOn(this.#read);
    if (refreshedOn === null) {
      return "unknown";
    }
    const band = this.#lastDays.bandOf(number, refreshedOn);
    return this.#isPartial && band !== "under30" && band !== "under90" ? "unknown" : band;
  }
}

/** Usage evidence from the active-user report alone. */
export async function gatherUsage(
  batches: AsyncIterable<readonly ActiveUserRow[]>,
  options: UsageOptions,
): Promise<UsageGathering> {
  const gathering = new UsageGathering(options);
  await gathering.addActiveUsers(batches);
  return gathering;
}

import { setImmediate as nextTurn } from "node:timers/promises";
import { dayNumber } from "../core/clock.ts";
import type { IsoDate } from "../core/ids.ts";
import { openPii, type Pii } from "../core/pii.ts";
import type { ActiveUserRow } from "../graph/index.ts";
import type { AssignedProducts, ProductNames } from "./assigned-products.ts";
import { bandOfDays } from "./bands.ts";
import { GrowingColumn } from "./growing-column.ts";
import { PrincipalIndex } from "./principal-index.ts";
import type { ActivityBand } from "./traits.ts";

/** Rows of a usage report with the same products and the same activity, counted together. */
export interface ReportCohort {
  /** Names of the catalogue. */
  readonly products: readonly string[];
  readonly hasUnknownProduct: boolean;
  readonly activity: ActivityBand;
  readonly members: number;
}

/** No activity on record. Days are stored one above this, counted from `FIRST_DAY`. */
const NEVER = 1;
/** 2000-01-01, so that a day fits in 16 bits until 2179. */
const FIRST_DAY = 10_957;

/** What the usage reports say about members, looked up by principal name. */
export interface UsageEvidence {
  /** The reports' own date; activity after it is not known yet. `null` when there were no rows. */
  readonly refreshedOn: IsoDate | null;
  /** Whether the report shows stand-ins for names, so that nothing can be looked up. */
  readonly concealed: boolean;
  /** How activity spreads over products, which needs no names. */
  readonly reportCohorts: readonly ReportCohort[];
  /** `unknown` when the report does not speak of this member, or names are concealed. */
  workloadsOf(principalName: Pii): ActivityBand | "unknown";
}

export interface UsageOptions {
  /** 8 random bytes, made anew for every survey. */
  readonly hashKey: Uint8Array;
  readonly products: ProductNames;
}

/**
 * Reads `getOffice365ActiveUserDetail` into a few bytes per row: a keyed hash of the principal name
 * and the day of the last activity in any workload. The names themselves are not kept.
 */
export async function gatherUsage(
  batches: AsyncIterable<readonly ActiveUserRow[]>,
  { hashKey, products }: UsageOptions,
): Promise<UsageEvidence> {
  const gathered = new GatheredUsage(hashKey, products);
  for await (const rows of batches) {
    rows.forEach((row) => {
      gathered.take(row);
    });
    // Batches can be at hand already; others want a turn.
    await nextTurn();
  }
  return gathered;
}

class GatheredUsage implements UsageEvidence {
  refreshedOn: IsoDate | null = null;
  readonly #index: PrincipalIndex;
  readonly #lastDays = new GrowingColumn((length) => new Uint16Array(length));
  readonly #products: ProductNames;
  readonly #counts = new Map<AssignedProducts, Map<ActivityBand, number>>();
  readonly #dayNumbers = new Map<IsoDate, number>();
  #visibleRows = 0;
  #concealedRows = 0;
  /** The report lacks a workload's column: what looks idle may have been active there. */
  #isPartial = false;

  constructor(hashKey: Uint8Array, products: ProductNames) {
    this.#index = new PrincipalIndex(hashKey);
    this.#products = products;
  }

  get concealed(): boolean {
    return this.#concealedRows > 0 && this.#visibleRows === 0;
  }

  get reportCohorts(): readonly ReportCohort[] {
    return [...this.#counts].flatMap(([{ known, hasUnknown }, bands]) =>
      [...bands].map(([activity, members]) => ({
        products: known,
        hasUnknownProduct: hasUnknown,
        activity,
        members,
      })),
    );
  }

  take(row: ActiveUserRow): void {
    if (this.refreshedOn === null || row.refreshedOn < this.refreshedOn) {
      this.refreshedOn = row.refreshedOn;
    }
    this.#isPartial ||= row.unreported.length > 0;
    const lastOn = latestOf(row);
    const lastDay = lastOn === null ? null : this.#dayOf(lastOn);
    this.#count(row, lastDay);
    if (row.concealed) {
      this.#concealedRows += 1;
      return;
    }
    this.#visibleRows += 1;
    const number = this.#index.add(openPii(row.principalName));
    const stored = lastDay === null ? NEVER : Math.max(NEVER + 1, lastDay - FIRST_DAY);
    this.#lastDays.set(number, Math.max(stored, this.#lastDays.get(number)));
  }

  workloadsOf(principalName: Pii): ActivityBand | "unknown" {
    const number = this.#index.find(openPii(principalName));
    if (number === undefined || this.refreshedOn === null) {
      return "unknown";
    }
    const stored = this.#lastDays.get(number);
    const lastDay = stored === NEVER ? null : stored + FIRST_DAY;
    const band = this.#bandOf(lastDay, this.refreshedOn);
    return this.#isPartial && band !== "under30" && band !== "under90" ? "unknown" : band;
  }

  #count(row: ActiveUserRow, lastDay: number | null): void {
    const products = this.#products.split(row.assignedProducts);
    const activity = this.#bandOf(lastDay, row.refreshedOn);
    let bands = this.#counts.get(products);
    if (bands === undefined) {
      bands = new Map();
      this.#counts.set(products, bands);
    }
    bands.set(activity, (bands.get(activity) ?? 0) + 1);
  }

  /** Days before the report's own date: what happened since is not in it. */
  #bandOf(lastDay: number | null, refreshedOn: IsoDate): ActivityBand {
    return lastDay === null ? "none" : bandOfDays(this.#dayOf(refreshedOn) - lastDay);
  }

  #dayOf(date: IsoDate): number {
    const known = this.#dayNumbers.get(date);
    if (known !== undefined) {
      return known;
    }
    const day = dayNumber(date);
    this.#dayNumbers.set(date, day);
    return day;
  }
}

/** Last activity in any workload. ISO dates compare as text. */
function latestOf({ lastActivityOn }: ActiveUserRow): IsoDate | null {
  let latest: IsoDate | null = null;
  for (const date of Object.values(lastActivityOn)) {
    if (date !== null && (latest === null || date > latest)) {
      latest = date;
    }
  }
  return latest;
}

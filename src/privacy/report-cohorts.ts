import type { AssignedProducts, ProductNames } from "./assigned-products.ts";
import type { ActivityBand } from "./traits.ts";

/** Rows of a usage report with the same products and the same activity, counted together. */
export interface ReportCohort {
  /** Names of the catalogue. */
  readonly products: readonly string[];
  readonly hasUnknownProduct: boolean;
  readonly activity: ActivityBand;
  readonly members: number;
}

/** Counts the rows of a report by what it says of them without their names. */
export class ReportCohortCounter {
  readonly #products: ProductNames;
  readonly #counts = new Map<AssignedProducts, Map<ActivityBand, number>>();

  constructor(products: ProductNames) {
    this.#products = products;
  }

  add(assignedProducts: string, activity: ActivityBand): void {
    const products = this.#products.split(assignedProducts);
    let bands = this.#counts.get(products);
    if (bands === undefined) {
      bands = new Map();
      this.#counts.set(products, bands);
    }
    bands.set(activity, (bands.get(activity) ?? 0) + 1);
  }

  cohorts(): readonly ReportCohort[] {
    return [...this.#counts].flatMap(([{ known, hasUnknown }, bands]) =>
      [...bands].map(([activity, members]) => ({
        products: known,
        hasUnknownProduct: hasUnknown,
        activity,
        members,
      })),
    );
  }
}

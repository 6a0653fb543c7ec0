import type { BundleSpace } from "./bundle-space.ts";
import { BundleTree } from "./bundle-tree.ts";
import type { Weighting } from "./cheapest-bundle.ts";
import type { Bundle, SkuTable } from "./sku-table.ts";

/** What is compared between bundles. */
export interface FrontierMeasure {
  /** Per SKU: 1 when its seats are shared or counted (locked, limited, with spare seats). */
  readonly counted: Uint8Array;
  /** Minor units per month of the SKUs that are not counted; 0 for the counted. */
  readonly freePrices: Float64Array;
}

export interface FrontierOptions {
  /** Keep bundles that tie but hold fewer SKUs, for the tie-break. */
  readonly bySize: boolean;
  /** Asked now and then; true ends the search without an answer. */
  readonly isOver?: (() => boolean) | undefined;
  /** Steps after which the search of a space ends without an answer. */
  readonly mostSteps?: number | undefined;
}

interface Reached {
  readonly bundle: Bundle;
  readonly counted: Bundle;
  readonly freePrice: number;
  /** One bit per SKU of the bundle, and per counted SKU of it. */
  readonly bits: Int32Array;
  readonly countedBits: Int32Array;
}

/** Bundles looked at between two looks at the clock. */
const STEPS_BETWEEN_LOOKS = 4096;

/**
 * Finds every bundle within a weight limit that may be part of a best plan: those for which no other
 * takes a subset of its counted SKUs at no higher free price.
 */
export class BundleFrontier extends BundleTree {
  private readonly measure: FrontierMeasure;
  private readonly options: FrontierOptions;
  private frontier: Reached[] = [];
  private steps = 0;
  private stopped = false;

  constructor(table: SkuTable, measure: FrontierMeasure, options: FrontierOptions) {
    super(table);
    this.measure = measure;
    this.options = options;
  }

  /** The frontier of a space among bundles of weight ≤ `limit`; undefined when the search ended early. */
  collect(space: BundleSpace, weighting: Weighting, limit: number): readonly Bundle[] | undefined {
    this.weights = weighting.weights;
    this.limit = limit;
    this.frontier = [];
    this.steps = 0;
    this.stopped = false;
    this.search(space, weighting.byWeight);
    return this.stopped ? undefined : this.frontier.map((reached) => reached.bundle);
  }

  protected reached(): void {
    const bundle = this.chosen.toSorted((a, b) => a - b);
    const counted = bundle.filter((sku) => this.measure.counted[sku] === 1);
    const [bits, countedBits] = [this.bitsOf(bundle), this.bitsOf(counted)];
    const reached = { bundle, counted, freePrice: this.freePrice(), bits, countedBits };
    this.frontier = this.frontier.filter((other) => !this.surpasses(reached, other));
    this.frontier.push(reached);
  }

  protected isSurpassed(): boolean {
    if (this.isOver()) return true;
    if (this.frontier.length === 0) return false;
    const freePrice = this.freePrice();
    return this.frontier.some((other) => this.surpassesChosen(other, freePrice));
  }

  /** Counted SKUs never stand in for each other: which one is scarce is not known to the search. */
  protected replaces(better: number, worse: number): boolean {
    const { counted, freePrices } = this.measure;
    return counted[better] === 0 && (freePrices[better] ?? 0) <= (freePrices[worse] ?? 0);
  }

  private surpasses(better: Reached, worse: Reached): boolean {
    return (
      better.freePrice <= worse.freePrice &&
      (!this.options.bySize || better.bundle.length <= worse.bundle.length) &&
      better.countedBits.every((bits, word) => (bits & ~(worse.bits[word] ?? 0)) === 0)
    );
  }

  private bitsOf(bundle: Bundle): Int32Array {
    const bits = new Int32Array(Math.ceil(this.table.ids.length / 32));
    for (const sku of bundle) bits[sku >> 5] = (bits[sku >> 5] ?? 0) | (1 << (sku & 31));
    return bits;
  }

  private surpassesChosen(better: Reached, freePrice: number): boolean {
    return (
      better.freePrice <= freePrice &&
      (!this.options.bySize || better.bundle.length <= this.chosen.length) &&
      better.counted.every((sku) => this.held[sku] === 1)
    );
  }

  private freePrice(): number {
    let sum = 0;
    for (const sku of this.chosen) sum += this.measure.freePrices[sku] ?? 0;
    return sum;
  }

  private isOver(): boolean {
    const { isOver, mostSteps } = this.options;
    this.steps += 1;
    if (this.steps % STEPS_BETWEEN_LOOKS === 1) this.stopped ||= isOver?.() === true;
    if (mostSteps !== undefined && this.steps > mostSteps) this.stopped = true;
    return this.stopped;
  }
}

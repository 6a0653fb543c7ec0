import type { BundleSpace } from "./bundle-space.ts";
import type { SkuTable } from "./sku-table.ts";

/** Reads of typed arrays whose index is in range by construction. */
const at = (array: Int32Array, index: number): number => array[index] ?? 0;
const weightAt = (array: Float64Array, index: number): number => array[index] ?? 0;

/**
 * Depth-first search over the feasible bundles of a space in whole numbers: take the rarest unmet
 * need, try every SKU that meets it (cheapest first, never one tried before at this node), then
 * add what the SKU requires. Every feasible bundle contains one that this tree reaches, so nothing
 * is lost for costs that never fall when a SKU is added.
 *
 * A branch is cut when its cost plus a lower bound for the unmet needs exceeds the limit. The bound
 * is a feasible solution of the covering dual: shares per need that no SKU's weight is below.
 */
export abstract class BundleTree {
  protected readonly table: SkuTable;
  /** Bundles that cost more are of no interest; may be lowered during the search. */
  protected limit = 0;
  /** SKUs of the bundle being built. */
  protected readonly chosen: number[] = [];
  protected readonly held: Uint8Array;
  protected weights: Float64Array;

  private readonly barred: Int32Array;
  private order: number[] = [];
  private shares: Float64Array = new Float64Array(0);
  private readonly left: Float64Array;
  private unmet: Int32Array = new Int32Array(0);

  constructor(table: SkuTable) {
    this.table = table;
    this.held = new Uint8Array(table.ids.length);
    this.barred = new Int32Array(table.ids.length);
    this.weights = new Float64Array(table.ids.length);
    this.left = new Float64Array(table.ids.length);
  }

  /** Called with every feasible bundle reached (in `chosen`) and its cost, within the limit. */
  protected abstract reached(cost: number): void;

  /** Whether nothing of interest can follow from the SKUs chosen so far. */
  protected abstract isSurpassed(): boolean;

  /** Whether `better` can stand in for `worse` in every bundle (it is known to meet the same needs). */
  protected abstract replaces(better: number, worse: number): boolean;

  /** Visits the bundles of a space whose weight is at most `limit`; weights are whole and not negative. */
  protected search(space: BundleSpace, byWeight: Int32Array): void {
    const depth = space.candidates.length + 2;
    if (this.unmet.length < depth * space.words) this.unmet = new Int32Array(depth * space.words);
    if (this.shares.length < space.needCount) this.shares = new Float64Array(space.needCount);
    for (let word = 0; word < space.words; word += 1) {
      const bits = Math.min(32, space.needCount - 32 * word);
      this.unmet[word] = bits === 32 ? -1 : (1 << bits) - 1;
    }
    const { keep, maxSkus } = space.rules;
    const clash = keep.some((sku) => !this.enter(space, 0, 0, sku));
    if (!clash && keep.length <= maxSkus) {
      this.order = this.usefulCandidates(space, byWeight);
      const rest = this.shareWeights(space);
      const cost = keep.reduce((sum, sku) => sum + weightAt(this.weights, sku), 0);
      this.descend(space, 0, cost, rest);
    }
    while (this.chosen.length > 0) this.leave();
  }

  private descend(space: BundleSpace, depth: number, cost: number, rest: number): void {
    if (cost + rest > this.limit || this.isSurpassed()) return;
    const addon = this.firstWithoutPrerequisite(space);
    if (addon !== undefined) {
      this.descendByPrerequisite(space, depth, cost, addon);
      return;
    }
    const need = this.firstUnmetNeed(space, depth);
    if (need < 0) {
      this.reached(cost);
      return;
    }
    this.descendByNeed(space, depth, cost, need);
  }

  private descendByNeed(space: BundleSpace, depth: number, cost: number, need: number): void {
    const word = need >> 5;
    const bit = 1 << (need & 31);
    const order = this.order;
    let tried = 0;
    for (; tried < order.length; tried += 1) {
      const slot = order[tried] ?? 0;
      if ((at(space.covers, slot * space.words + word) & bit) === 0) continue;
      const sku = at(space.candidates, slot);
      if (at(this.barred, sku) === 0) this.visit(space, depth, cost, [sku]);
      this.barred[sku] = at(this.barred, sku) + 1;
    }
    for (let i = 0; i < tried; i += 1) {
      const slot = order[i] ?? 0;
      if ((at(space.covers, slot * space.words + word) & bit) === 0) continue;
      const sku = at(space.candidates, slot);
      this.barred[sku] = at(this.barred, sku) - 1;
    }
  }

  private descendByPrerequisite(
    space: BundleSpace,
    depth: number,
    cost: number,
    addon: number,
  ): void {
    for (const set of this.table.prerequisites[addon] ?? []) {
      const missing = set.filter((sku) => this.held[sku] === 0);
      const open = missing.every((sku) => (space.slots[sku] ?? -1) >= 0 && !at(this.barred, sku));
      if (open) this.visit(space, depth, cost, missing);
    }
  }

  /** Adds the SKUs, searches on, and takes them out again; conflicting SKUs are not searched. */
  private visit(space: BundleSpace, depth: number, cost: number, skus: readonly number[]): void {
    const before = this.chosen.length;
    let next = cost;
    let fits = before + skus.length <= space.rules.maxSkus;
    let from = depth;
    for (const sku of skus) {
      if (!fits) break;
      fits = this.enter(space, from, depth + 1, sku);
      from = depth + 1;
      next += weightAt(this.weights, sku);
    }
    if (fits && next <= this.limit) {
      this.descend(space, depth + 1, next, this.restOf(space, depth + 1));
    }
    while (this.chosen.length > before) this.leave();
  }

  /** Puts a SKU into the bundle; false when it conflicts with one inside. */
  private enter(space: BundleSpace, from: number, to: number, sku: number): boolean {
    const slot = space.slots[sku] ?? 0;
    this.chosen.push(sku);
    this.held[sku] = 1;
    for (let word = 0; word < space.words; word += 1) {
      const unmet = at(this.unmet, from * space.words + word);
      this.unmet[to * space.words + word] = unmet & ~at(space.covers, slot * space.words + word);
    }
    if (space.unconditional[slot] === 1) return true;
    const conflicts = this.table.conflicts[sku];
    return conflicts === undefined || !this.chosen.some((other) => conflicts.has(other));
  }

  private leave(): void {
    const sku = this.chosen.pop();
    if (sku !== undefined) this.held[sku] = 0;
  }

  private firstWithoutPrerequisite({ rules }: BundleSpace): number | undefined {
    for (const sku of this.chosen) {
      const sets = this.table.prerequisites[sku];
      if (sets === undefined || rules.exempt.has(sku)) continue;
      if (!sets.some((set) => set.every((base) => this.held[base] === 1))) return sku;
    }
    return undefined;
  }

  private firstUnmetNeed(space: BundleSpace, depth: number): number {
    for (let word = 0; word < space.words; word += 1) {
      const unmet = at(this.unmet, depth * space.words + word);
      if (unmet !== 0) return 32 * word + 31 - Math.clz32(unmet & -unmet);
    }
    return -1;
  }

  private restOf(space: BundleSpace, depth: number): number {
    let rest = 0;
    for (let word = 0; word < space.words; word += 1) {
      let unmet = at(this.unmet, depth * space.words + word);
      while (unmet !== 0) {
        rest += weightAt(this.shares, 32 * word + 31 - Math.clz32(unmet & -unmet));
        unmet &= unmet - 1;
      }
    }
    return rest;
  }

  /** Candidates cheapest first, without those that an earlier one can always stand in for. */
  private usefulCandidates(space: BundleSpace, byWeight: Int32Array): number[] {
    const useful: number[] = [];
    for (let i = 0; i < byWeight.length; i += 1) {
      const sku = at(byWeight, i);
      const slot = space.slots[sku] ?? -1;
      if (slot < 0 || this.held[sku] === 1) continue;
      const surpassed = space.supports[slot] === 0 && this.hasStandIn(space, useful, slot);
      if (!surpassed) useful.push(slot);
    }
    return useful;
  }

  private hasStandIn(space: BundleSpace, earlier: readonly number[], slot: number): boolean {
    for (const other of earlier) {
      if (space.unconditional[other] === 0 || !this.meetsAll(space, other, slot)) continue;
      if (this.replaces(at(space.candidates, other), at(space.candidates, slot))) return true;
    }
    return false;
  }

  private meetsAll(space: BundleSpace, wide: number, narrow: number): boolean {
    for (let word = 0; word < space.words; word += 1) {
      const missing =
        at(space.covers, narrow * space.words + word) &
        ~at(space.covers, wide * space.words + word);
      if (missing !== 0) return false;
    }
    return true;
  }

  /** Splits weights among the unmet needs and returns their sum: a lower bound of what is still to pay. */
  private shareWeights(space: BundleSpace): number {
    const { order, shares, left } = this;
    for (let i = 0; i < order.length; i += 1) {
      left[i] = weightAt(this.weights, at(space.candidates, order[i] ?? 0));
    }
    let total = 0;
    for (let need = 0; need < space.needCount; need += 1) {
      const word = need >> 5;
      const bit = 1 << (need & 31);
      const isUnmet = (at(this.unmet, word) & bit) !== 0;
      const share = isUnmet ? this.leastLeft(space, word, bit) : 0;
      shares[need] = share;
      total += share;
      if (share > 0 && share < Number.POSITIVE_INFINITY) this.takeShare(space, word, bit, share);
    }
    return total;
  }

  private leastLeft(space: BundleSpace, word: number, bit: number): number {
    const { order, left } = this;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < order.length; i += 1) {
      const covers = at(space.covers, (order[i] ?? 0) * space.words + word) & bit;
      if (covers !== 0 && weightAt(left, i) < least) least = weightAt(left, i);
    }
    return least;
  }

  private takeShare(space: BundleSpace, word: number, bit: number, share: number): void {
    const { order, left } = this;
    for (let i = 0; i < order.length; i += 1) {
      const covers = at(space.covers, (order[i] ?? 0) * space.words + word) & bit;
      if (covers !== 0) left[i] = weightAt(left, i) - share;
    }
  }
}

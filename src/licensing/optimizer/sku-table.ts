import type { LicenceProblem, SkuOffer } from "./licence-problem.ts";

/** SKU indices in ascending order, without repeats: what one member holds. */
export type Bundle = readonly number[];

/** Whether two bundles hold the same SKUs. */
export function isSameBundle(a: Bundle, b: Bundle | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((sku, i) => sku === b[i]);
}

/**
 * The SKUs of a problem by index. Indices follow the ascending SKU id, so that every order,
 * and with it every tie-break, is independent of the order of the input.
 */
export interface SkuTable {
  readonly ids: readonly string[];
  /** Minor units per seat and month. */
  readonly prices: readonly number[];
  readonly tags: readonly (string | undefined)[];
  /** Level per ladder and SKU, 0 where the SKU gives nothing. */
  readonly levels: readonly Int32Array[];
  /** Undefined: no prerequisite. An empty list can never be met (its SKUs are not on offer). */
  readonly prerequisites: readonly (readonly Bundle[] | undefined)[];
  readonly conflicts: readonly ReadonlySet<number>[];
  /** SKUs that give a ladder at a level or higher. */
  readonly meeting: (ladder: number, level: number) => Bundle;
  readonly indexOf: (sku: string) => number | undefined;
  /** Indices of the named SKUs; names that are not on offer are left out. */
  readonly bundleOf: (skus: readonly string[]) => Bundle;
  /** Levels by ladder; ladders the problem does not name are left out. */
  readonly levelsOf: (levels: Readonly<Record<string, number>>) => Int32Array;
}

/** Interns the SKUs and ladders of a problem. References to SKUs not on offer are dropped. */
export function createSkuTable(problem: Pick<LicenceProblem, "skus" | "ladders">): SkuTable {
  const offers = [...problem.skus].sort((a, b) => compareIds(a.id, b.id));
  const index = new Map(offers.map((offer, i) => [offer.id, i]));
  const ladders = new Map(Object.keys(problem.ladders).map((name, i) => [name, i]));
  const known = (ids: readonly string[]): Bundle => indicesOf(ids, index);
  const levels = offers.map((offer) => levelsOf(offer.provides, ladders));
  return {
    ids: offers.map((offer) => offer.id),
    prices: offers.map((offer) => offer.priceMinorPerMonth),
    tags: offers.map((offer) => offer.eligibilityTag),
    levels,
    meeting: rememberMeeting(levels),
    prerequisites: offers.map(({ requiresAnyOf }) =>
      requiresAnyOf.length === 0
        ? undefined
        : requiresAnyOf.filter((set) => set.every((id) => index.has(id))).map(known),
    ),
    conflicts: conflictsOf(offers, index),
    indexOf: (sku) => index.get(sku),
    bundleOf: known,
    levelsOf: (levels) => levelsOf(levels, ladders),
  };
}

/** Minor units per month of a bundle's seats. */
export function priceOf(table: SkuTable, bundle: Bundle): number {
  return bundle.reduce((sum, sku) => sum + (table.prices[sku] ?? 0), 0);
}

/** Code-unit order: the same on every machine, unlike a locale's. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Which SKUs meet a level, worked out once per ladder and level. */
function rememberMeeting(levels: readonly Int32Array[]): SkuTable["meeting"] {
  const known = new Map<string, Bundle>();
  return (ladder, level) => {
    const key = `${ladder}:${level}`;
    const skus =
      known.get(key) ?? [...levels.keys()].filter((sku) => (levels[sku]?.[ladder] ?? 0) >= level);
    known.set(key, skus);
    return skus;
  };
}

function levelsOf(
  levels: Readonly<Record<string, number>>,
  ladders: ReadonlyMap<string, number>,
): Int32Array {
  const result = new Int32Array(ladders.size);
  for (const [name, level] of Object.entries(levels)) {
    const ladder = ladders.get(name);
    if (ladder !== undefined) result[ladder] = level;
  }
  return result;
}

function indicesOf(ids: readonly string[], index: ReadonlyMap<string, number>): Bundle {
  const found = ids.map((id) => index.get(id)).filter((i) => i !== undefined);
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Conflicts hold in both directions, whichever side names them. */
function conflictsOf(
  offers: readonly SkuOffer[],
  index: ReadonlyMap<string, number>,
): readonly ReadonlySet<number>[] {
  const conflicts = offers.map(() => new Set<number>());
  for (const [i, offer] of offers.entries()) {
    for (const other of indicesOf(offer.conflictsWith, index)) {
      if (other === i) continue;
      conflicts[i]?.add(other);
      conflicts[other]?.add(i);
    }
  }
  return conflicts;
}

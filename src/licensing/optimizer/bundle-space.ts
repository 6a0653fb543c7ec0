import type { Bundle, SkuTable } from "./sku-table.ts";

/** What a bundle must do and may contain. */
export interface BundleRules {
  /** Per SKU index: may it be in the bundle (eligibility, forbidden SKUs, products on offer)? */
  readonly allowed: readonly boolean[];
  readonly keep: Bundle;
  /** SKUs that may be held without what they require. */
  readonly exempt: ReadonlySet<number>;
  /** Level needed per ladder, 0 for none. */
  readonly needs: Int32Array;
  readonly maxSkus: number;
}

/** Whether the bundle obeys every rule of the case format. Deliberately plain: the search is checked against it. */
export function isFeasible(table: SkuTable, rules: BundleRules, bundle: Bundle): boolean {
  const held = new Set(bundle);
  return (
    bundle.length <= rules.maxSkus &&
    bundle.every((sku) => rules.allowed[sku] === true) &&
    rules.keep.every((sku) => held.has(sku)) &&
    bundle.every((sku) => rules.exempt.has(sku) || hasPrerequisite(table, held, sku)) &&
    bundle.every((sku) => [...(table.conflicts[sku] ?? [])].every((other) => !held.has(other))) &&
    rules.needs.every((level, ladder) =>
      level === 0 ? true : bundle.some((sku) => levelAt(table, sku, ladder) >= level),
    )
  );
}

function hasPrerequisite(table: SkuTable, held: ReadonlySet<number>, sku: number): boolean {
  const alternatives = table.prerequisites[sku];
  return (
    alternatives === undefined || alternatives.some((set) => set.every((base) => held.has(base)))
  );
}

function levelAt(table: SkuTable, sku: number, ladder: number): number {
  return table.levels[sku]?.[ladder] ?? 0;
}

/** Highest level of each ladder that the bundle gives. */
export function levelsOfBundle(table: SkuTable, bundle: Bundle): Int32Array {
  return table
    .levelsOf({})
    .map((_, ladder) => bundle.reduce((top, sku) => Math.max(top, levelAt(table, sku, ladder)), 0));
}

/** Needs per word of a mask. */
const BITS = 32;

/**
 * The feasible bundles of a cohort, prepared for searching: only SKUs that can matter, each need
 * as one bit, needs that another need implies left out.
 */
export interface BundleSpace {
  readonly rules: BundleRules;
  /** SKU index per candidate. */
  readonly candidates: Int32Array;
  /** Candidate per SKU index, -1 for SKUs that cannot matter. */
  readonly slots: Int16Array;
  readonly needCount: number;
  /** 32-bit words per need mask. */
  readonly words: number;
  /** Needs met per candidate: `words` words each. Rare needs have low bits, they are decided first. */
  readonly covers: Int32Array;
  /** Per candidate: 1 when it needs no other SKU and conflicts with no candidate. */
  readonly unconditional: Uint8Array;
  /** Per candidate: 1 when another candidate may need it as prerequisite. */
  readonly supports: Uint8Array;
  /** SKUs that every bundle holds: kept ones, and the only ones to meet a need. */
  readonly certain: ReadonlySet<number>;
  /** Equal keys mean equal bundles to choose from. */
  readonly key: string;
}

/** Prepares spaces and hands out the same one for the same choice, whoever asks. */
export class BundleSpaces {
  private readonly table: SkuTable;
  private readonly known = new Map<string, BundleSpace>();

  constructor(table: SkuTable) {
    this.table = table;
  }

  /** The space of some rules; undefined when it is plain that no bundle can obey them. */
  spaceOf(rules: BundleRules): BundleSpace | undefined {
    if (rules.keep.some((sku) => rules.allowed[sku] !== true)) return undefined;
    const needs = distinctNeeds(this.table, rules);
    if (needs.some((skus) => skus.length === 0)) return undefined;
    const candidates = withPrerequisites(this.table, rules, [...rules.keep, ...needs.flat()]);
    const exempt = candidates.filter((sku) => rules.exempt.has(sku));
    const parts = [rules.maxSkus, rules.keep, candidates, exempt, needs.join(";")];
    const key = parts.map(String).join("|");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const space = createBundleSpace(this.table, { rules, needs, candidates, key });
    this.known.set(key, space);
    return space;
  }
}

interface SpaceParts {
  readonly rules: BundleRules;
  readonly needs: readonly Bundle[];
  readonly candidates: Bundle;
  readonly key: string;
}

function createBundleSpace(
  table: SkuTable,
  { rules, needs, candidates, key }: SpaceParts,
): BundleSpace {
  const words = Math.max(1, Math.ceil(needs.length / BITS));
  const slots = new Int16Array(table.ids.length).fill(-1);
  for (const [slot, sku] of candidates.entries()) slots[sku] = slot;
  const covers = new Int32Array(candidates.length * words);
  for (const [bit, skus] of needs.entries()) {
    for (const sku of skus) {
      const word = (slots[sku] ?? 0) * words + Math.floor(bit / BITS);
      covers[word] = (covers[word] ?? 0) | (1 << (bit % BITS));
    }
  }
  const inSpace = new Set(candidates);
  const basesOf = (sku: number): readonly Bundle[] | undefined => basesFor(table, rules, sku);
  const isNeeded = (sku: number): boolean =>
    candidates.some((other) => basesOf(other)?.some((set) => set.includes(sku)));
  return {
    rules,
    candidates: Int32Array.from(candidates),
    slots,
    needCount: needs.length,
    words,
    covers,
    unconditional: Uint8Array.from(candidates, (sku) =>
      basesOf(sku) === undefined && !hasConflict(table, sku, inSpace) ? 1 : 0,
    ),
    supports: Uint8Array.from(candidates, (sku) => (isNeeded(sku) ? 1 : 0)),
    certain: new Set([...rules.keep, ...needs.filter((skus) => skus.length === 1).flat()]),
    key,
  };
}

/** Each need as its list of SKUs, rarest first; a need met by every SKU that meets another is implied. */
function distinctNeeds(table: SkuTable, rules: BundleRules): readonly Bundle[] {
  const lists = new Map<string, Bundle>();
  for (const [ladder, level] of rules.needs.entries()) {
    if (level === 0) continue;
    const skus = table.meeting(ladder, level).filter((sku) => rules.allowed[sku] === true);
    lists.set(skus.join(), skus);
  }
  const sorted = [...lists.entries()].sort(
    ([a, listA], [b, listB]) => listA.length - listB.length || (a < b ? -1 : 1),
  );
  const kept: Bundle[] = [];
  for (const [, list] of sorted) {
    const members = new Set(list);
    if (!kept.some((rarer) => rarer.every((sku) => members.has(sku)))) kept.push(list);
  }
  return kept;
}

function withPrerequisites(table: SkuTable, rules: BundleRules, skus: Bundle): Bundle {
  const reached = new Set(skus);
  for (const sku of reached) {
    for (const base of (basesFor(table, rules, sku) ?? []).flat()) {
      if (rules.allowed[base] === true) reached.add(base);
    }
  }
  return [...reached].sort((a, b) => a - b);
}

function hasConflict(table: SkuTable, sku: number, inSpace: ReadonlySet<number>): boolean {
  return [...(table.conflicts[sku] ?? [])].some((other) => inSpace.has(other));
}

/** What a SKU requires of members under these rules; undefined when nothing. */
function basesFor(
  table: SkuTable,
  { exempt }: BundleRules,
  sku: number,
): readonly Bundle[] | undefined {
  return exempt.has(sku) ? undefined : table.prerequisites[sku];
}

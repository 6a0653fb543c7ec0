/** Taken once: where tests run, every look at a global is slow, and this is drawn from all the time. */
const { floor, imul } = Math;

/**
 * Randomness as a pure function of (seed, index, salt): any member of a tenant of a million can be
 * drawn without drawing the others. Mixing constants: "lowbias32" family, C. Wellons, hash-prospector.
 */
export function mix(seed: number, index: number, salt: number): number {
  let h = imul(seed ^ 0x5bd1e995, 0x9e3779b1) ^ imul(salt + 0x7f4a7c15, 0x85ebca6b);
  h = imul(h ^ (h >>> 15) ^ index, 0x21f0aaad);
  h = imul(h ^ (h >>> 15), 0x735a2d97);
  h ^= h >>> 15;
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** A fraction in [0, 1). */
export function fraction(seed: number, index: number, salt: number): number {
  return mix(seed, index, salt) / 4_294_967_296;
}

/** A whole number in [low, high]. */
export function between(low: number, high: number, share: number): number {
  return low + floor(share * (high - low + 1));
}

/** The element at a share of the list. Throws on an empty list: a table of ours is wrong then. */
export function pick<Item>(items: readonly Item[], share: number): Item {
  const item = items[floor(share * items.length + 1e-9)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

export interface Weighted {
  readonly weight: number;
}

/** A function from a share to the element whose weight interval holds it. */
export function weightedPicker<Item extends Weighted>(
  items: readonly Item[],
): (share: number) => Item {
  const bounds: number[] = [];
  let total = 0;
  for (const item of items) {
    total += item.weight;
    bounds.push(total);
  }
  return (share) => {
    const wanted = share * total;
    const at = bounds.findIndex((bound) => wanted < bound);
    return pick(items, (at < 0 ? items.length - 1 : at) / items.length);
  };
}

/** Two digits of every byte: a table small enough to stay in the processor's nearest cache. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, n) =>
  n.toString(16).padStart(2, "0"),
);

const hex8 = (n: number): string => HEX[n & 0xff] ?? "";
const hex16 = (n: number): string => hex8(n >>> 8) + hex8(n);
const hex32 = (n: number): string => hex16(n >>> 16) + hex16(n);

const SPREAD = 0x9e3779b1;
/** Inverse of SPREAD modulo 2^32. */
const GATHER = 0x0e8b2f51;

/**
 * A version-4 GUID that can be read back: its first group is the index, spread by an odd
 * multiplier. The rest proves that the GUID belongs to this seed and kind.
 */
export function guidOf(seed: number, index: number, kind: number): string {
  const key = mix(seed, kind, 101);
  const a = imul(index ^ key, SPREAD) >>> 0;
  const b = mix(seed, index, kind + 102);
  const c = mix(seed, index, kind + 103);
  const d = mix(seed, index, kind + 104);
  return `${hex32(a)}-${hex16(b >>> 16)}-${hex16((b & 0x0fff) | 0x4000)}-${hex16((c & 0x3fff) | 0x8000)}-${hex16(c >>> 16)}${hex32(d)}`;
}

/** The index a GUID of {@link guidOf} was made from, or undefined if it is not one of this seed and kind. */
export function indexOfGuid(seed: number, guid: string, kind: number): number | undefined {
  const first = Number.parseInt(guid.slice(0, 8), 16);
  if (Number.isNaN(first)) return undefined;
  const index = (imul(first, GATHER) ^ mix(seed, kind, 101)) >>> 0;
  return guidOf(seed, index, kind) === guid.toLowerCase() ? index : undefined;
}

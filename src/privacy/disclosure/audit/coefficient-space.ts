import { AppError } from "../../../core/errors.ts";

/** Whole-number factors of unknowns, by the unknown's number; factors of 0 are left out. */
export type LinearForm = ReadonlyMap<number, number>;

/**
 * All ways to choose numbers for some unknowns under conditions of the form "this sum is zero", kept
 * solved: every unknown is written by those still free. Whole numbers only, so nothing is rounded.
 * @throws AppError INTERNAL when a factor leaves the safe integers; what cannot be proven is not safe.
 */
export class CoefficientSpace {
  readonly #solved: Map<number, number>[];
  /** Unknowns whose solution mentions a free one. */
  readonly #mentions: Set<number>[];

  constructor(unknowns: number) {
    this.#solved = Array.from({ length: unknowns }, (_, unknown) => new Map([[unknown, 1]]));
    this.#mentions = Array.from({ length: unknowns }, (_, unknown) => new Set([unknown]));
  }

  /**
   * A sum of unknowns, written by free ones; empty when the conditions make it zero. Free ones may be
   * measured in other units than unknowns are, so what was reduced must not be reduced again.
   */
  reduce(form: LinearForm): LinearForm {
    const reduced = new Map<number, number>();
    for (const [unknown, factor] of form) {
      addTo(reduced, this.#solved[unknown] ?? [], factor);
    }
    return reduced;
  }

  /** Adds the condition that a sum is zero; `false` when it was zero already. */
  requireZero(form: LinearForm): boolean {
    const condition = withoutCommonFactor(this.reduce(form));
    const pivot = [...condition].reduce<readonly [number, number] | undefined>(
      (best, entry) => (best === undefined || this.#isEasier(entry, best) ? entry : best),
      undefined,
    );
    if (pivot === undefined) {
      return false;
    }
    const [free, factor] = pivot;
    const rest = [...condition].filter(([unknown]) => unknown !== free);
    if (Math.abs(factor) !== 1) {
      rest.forEach(([unknown]) => this.#stretch(unknown, Math.abs(factor)));
    }
    const sign = Math.sign(factor);
    this.#substitute(
      free,
      rest.map(([unknown, own]) => [unknown, -sign * own]),
    );
    return true;
  }

  #isEasier([a, ofA]: readonly [number, number], [b, ofB]: readonly [number, number]): boolean {
    const size = Math.abs(ofA) - Math.abs(ofB);
    return size === 0 ? this.#mentionsOf(a).size < this.#mentionsOf(b).size : size < 0;
  }

  /** Measures a free unknown in smaller units, so that dividing by `factor` leaves whole numbers. */
  #stretch(free: number, factor: number): void {
    for (const unknown of this.#mentionsOf(free)) {
      const solution = this.#solved[unknown];
      solution?.set(free, safe((solution.get(free) ?? 0) * factor));
    }
  }

  #substitute(free: number, by: readonly (readonly [number, number])[]): void {
    for (const unknown of this.#mentionsOf(free)) {
      const solution = this.#solved[unknown] ?? new Map<number, number>();
      const factor = solution.get(free) ?? 0;
      solution.delete(free);
      addTo(solution, by, factor);
      for (const [mentioned] of by) {
        const mentions = this.#mentionsOf(mentioned);
        if (solution.has(mentioned)) mentions.add(unknown);
        else mentions.delete(unknown);
      }
    }
    this.#mentionsOf(free).clear();
  }

  #mentionsOf(free: number): Set<number> {
    return this.#mentions[free] ?? new Set();
  }
}

/** The form over its greatest common factor, its first factor positive: one name for all multiples. */
export function withoutCommonFactor(form: LinearForm): LinearForm {
  const entries = [...form].sort(([a], [b]) => a - b);
  const [first] = entries;
  if (first === undefined) {
    return form;
  }
  const common = entries.reduce((divisor, [, factor]) => gcd(divisor, Math.abs(factor)), 0);
  const divisor = common * Math.sign(first[1]);
  return new Map(entries.map(([unknown, factor]) => [unknown, factor / divisor]));
}

function addTo(
  sum: Map<number, number>,
  form: Iterable<readonly [number, number]>,
  times: number,
): void {
  for (const [unknown, factor] of form) {
    const total = safe((sum.get(unknown) ?? 0) + times * factor);
    if (total === 0) sum.delete(unknown);
    else sum.set(unknown, total);
  }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function safe(factor: number): number {
  if (!Number.isSafeInteger(factor)) {
    throw new AppError("INTERNAL", { reason: "A disclosure proof left the safe integers." });
  }
  return factor;
}

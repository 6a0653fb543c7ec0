/** A prime so small that products of two remainders are exact. */
const PRIME = 33_554_393;

/**
 * Equations between counts, kept solved (Gaussian elimination in remainders of a prime): what follows
 * from them follows in remainders too, and the other way round but for one case in millions, which is
 * then taken for known.
 */
export class Equations {
  /** By the unknown each is solved for. */
  readonly #solved = new Map<number, Float64Array>();

  /** @param form factors of the unknowns, whole and small, in a sum that is known. */
  add(form: Float64Array): void {
    const rest = this.#reduced(form);
    const unknown = rest.findIndex((factor) => factor !== 0);
    if (unknown < 0) return;
    const inverse = power(rest[unknown] ?? 1, PRIME - 2);
    this.#solved.set(
      unknown,
      rest.map((factor) => (factor * inverse) % PRIME),
    );
  }

  /** Whether a sum follows from those that are known. */
  imply(form: Float64Array): boolean {
    return this.#reduced(form).every((factor) => factor === 0);
  }

  #reduced(form: Float64Array): Float64Array {
    const rest = form.slice();
    for (const [unknown, solved] of this.#solved) {
      const factor = rest[unknown] ?? 0;
      if (factor === 0) continue;
      for (let at = 0; at < rest.length; at += 1) {
        rest[at] = ((rest[at] ?? 0) + (PRIME - factor) * (solved[at] ?? 0)) % PRIME;
      }
    }
    return rest;
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let left = exponent, square = base; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

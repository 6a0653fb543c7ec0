/**
 * Numbers parts of traits from 0, equal parts having one number. A part seen before is known by
 * identity; any other is compared by the key of its content.
 */
export class PartNumbers<Part extends object> {
  readonly #keyOf: (part: Part) => string;
  readonly #parts: Part[] = [];
  readonly #byIdentity = new Map<Part, number>();
  readonly #byKey = new Map<string, number>();

  constructor(keyOf: (part: Part) => string) {
    this.#keyOf = keyOf;
  }

  of(part: Part): number {
    const known = this.#byIdentity.get(part);
    if (known !== undefined) {
      return known;
    }
    const key = this.#keyOf(part);
    const equal = this.#byKey.get(key);
    if (equal !== undefined) {
      return equal;
    }
    const number = this.#parts.push(part) - 1;
    this.#byKey.set(key, number);
    this.#byIdentity.set(part, number);
    return number;
  }

  /** The part first seen with this number. */
  part(number: number): Part | undefined {
    return this.#parts[number];
  }
}

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Small numbers by row, in a typed array that grows by half. A row that was never set holds 0. */
export class GrowingColumn {
  readonly #make: (length: number) => Numbers;
  #values: Numbers;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#values = make(1024);
  }

  get(row: number): number {
    return this.#values[row] ?? 0;
  }

  set(row: number, value: number): void {
    if (row >= this.#values.length) {
      const roomier = this.#make(Math.max(row + 1, Math.ceil(this.#values.length * 1.5)));
      roomier.set(this.#values);
      this.#values = roomier;
    }
    this.#values[row] = value;
  }
}

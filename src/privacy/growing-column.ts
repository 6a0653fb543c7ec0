type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Rows of one piece: 8 to 32 KB. */
const PIECE_BITS = 13;
const PIECE_ROWS = 1 << PIECE_BITS;

/**
 * Small numbers by row, in typed arrays of a fixed length that are added as rows come: growing copies
 * nothing and leaves nothing over. A row that was never set holds 0.
 */
export class GrowingColumn {
  readonly #make: (length: number) => Numbers;
  readonly #pieces: Numbers[] = [];

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
  }

  get(row: number): number {
    return this.#pieces[row >>> PIECE_BITS]?.[row & (PIECE_ROWS - 1)] ?? 0;
  }

  set(row: number, value: number): void {
    const at = row >>> PIECE_BITS;
    while (this.#pieces.length <= at) {
      this.#pieces.push(this.#make(PIECE_ROWS));
    }
    const piece = this.#pieces[at];
    if (piece !== undefined) {
      piece[row & (PIECE_ROWS - 1)] = value;
    }
  }
}

import type { Layout } from "./layout.ts";

/** Something published of every cell: how much of some bands it holds, and how far that could be off. */
export interface ToldWord {
  readonly bands: readonly number[];
  /** Per cell: how far the true value could rise or fall without the published figure changing. */
  readonly rise: readonly number[];
  readonly fall: readonly number[];
}

/** What is distributed over the classes, and what is published of it. */
export interface Distribution {
  /** Per band, per class: how much there is. */
  readonly held: readonly (readonly number[])[];
  readonly words: readonly ToldWord[];
}

/** From which band to which something changes. */
export interface Way {
  readonly from: number;
  readonly to: number;
}

/** From every other band into one of those told together. */
export function waysInto(bands: readonly number[], { held }: Distribution): readonly Way[] {
  const others = [...held.keys()].filter((band) => !bands.includes(band));
  return others.flatMap((from) => bands.map((to) => ({ from, to })));
}

/** A step of one class along a way (`1`) or back (`-1`). */
export type Step = readonly [classNumber: number, sign: 1 | -1];

/**
 * A distribution that would have been published in exactly the same figures. It begins as the truth
 * and wanders; what every class held on the way is remembered, because the reader cannot exclude it.
 */
export class World {
  readonly #cellsOf: readonly (readonly number[])[];
  readonly #held: readonly number[][];
  readonly #words: readonly WordState[];
  /** How often the steps at hand count into a cell; zero but while they are weighed. */
  readonly #net: number[];
  readonly #taken: {
    readonly steps: readonly Step[];
    readonly way: Way;
    readonly times: number;
  }[] = [];

  constructor({ cells, classes }: Layout, { held, words }: Distribution) {
    this.#cellsOf = classes.map((one) => one.cells);
    this.#held = held.map((band) => [...band]);
    this.#words = words.map(({ bands, rise, fall }) => ({
      bands: new Set(bands),
      rise: [...rise],
      fall: [...fall],
      moved: classes.map(() => 0),
      least: classes.map(() => 0),
      most: classes.map(() => 0),
    }));
    this.#net = cells.map(() => 0);
  }

  /** How far apart the least and the most are that a class held of a word so far. */
  rangeOf(word: number, classNumber: number): number {
    const { least, most } = this.#words[word] ?? NO_WORD;
    return (most[classNumber] ?? 0) - (least[classNumber] ?? 0);
  }

  /** How much more a class holds of a word than in truth, as things stand. */
  movedOf(word: number, classNumber: number): number {
    return this.#words[word]?.moved[classNumber] ?? 0;
  }

  canStep([classNumber, sign]: Step, { from, to }: Way): boolean {
    return (this.#held[sign > 0 ? from : to]?.[classNumber] ?? 0) > 0;
  }

  /** Takes the steps together as often as they go, at most `most` times; returns how often. */
  take(steps: readonly Step[], way: Way, most: number): number {
    const gaining = this.#held[way.to];
    const losing = this.#held[way.from];
    if (gaining === undefined || losing === undefined || hasTwice(steps)) {
      return 0;
    }
    const cells = this.#countCells(steps);
    const changes = this.#words.flatMap((word) => signedChange(word, way));
    const times = Math.min(
      most,
      ...steps.map(([number, sign]) => (sign > 0 ? losing : gaining)[number] ?? 0),
      ...changes.flatMap(({ word, sign }) =>
        cells.map((cell) => roomIn(word, cell, sign * (this.#net[cell] ?? 0))),
      ),
    );
    cells.forEach((cell) => {
      this.#net[cell] = 0;
    });
    if (times > 0) {
      this.#walk(steps, way, times);
      this.#taken.push({ steps, way, times });
    }
    return Math.max(0, times);
  }

  /** Goes back to the truth. What was seen on the way stays remembered. */
  goBack(): void {
    for (const { steps, way, times } of this.#taken.splice(0).toReversed()) {
      this.#walk(steps, way, -times);
    }
  }

  #walk(steps: readonly Step[], way: Way, times: number): void {
    const changes = this.#words.flatMap((word) => signedChange(word, way));
    for (const [number, own] of steps) {
      const change = own * times;
      addTo(this.#held[way.to], number, change);
      addTo(this.#held[way.from], number, -change);
      for (const { word, sign } of changes) {
        remember(word, number, sign * change);
        for (const cell of this.#cellsOf[number] ?? []) {
          addTo(word.rise, cell, -sign * change);
          addTo(word.fall, cell, sign * change);
        }
      }
    }
  }

  /** The cells the steps count into, each once. */
  #countCells(steps: readonly Step[]): readonly number[] {
    const touched: number[] = [];
    for (const [number, sign] of steps) {
      for (const cell of this.#cellsOf[number] ?? []) {
        if (!touched.includes(cell)) touched.push(cell);
        this.#net[cell] = (this.#net[cell] ?? 0) + sign;
      }
    }
    return touched;
  }
}

interface WordState {
  readonly bands: ReadonlySet<number>;
  readonly rise: number[];
  readonly fall: number[];
  readonly moved: number[];
  readonly least: number[];
  readonly most: number[];
}

const NO_WORD = { least: [], most: [] } as const satisfies Partial<WordState>;

/** Whether a way leads into a word, out of it, or neither. */
function signedChange(
  word: WordState,
  { from, to }: Way,
): readonly { word: WordState; sign: number }[] {
  const sign = Number(word.bands.has(to)) - Number(word.bands.has(from));
  return sign === 0 ? [] : [{ word, sign }];
}

/** How often a cell may change by `net` before the published figure would. */
function roomIn({ rise, fall }: WordState, cell: number, net: number): number {
  return net === 0
    ? Number.POSITIVE_INFINITY
    : Math.floor(((net > 0 ? rise : fall)[cell] ?? 0) / Math.abs(net));
}

function addTo(sums: number[] | undefined, at: number, change: number): void {
  if (sums !== undefined) sums[at] = (sums[at] ?? 0) + change;
}

function remember({ moved, least, most }: WordState, number: number, change: number): void {
  const now = (moved[number] ?? 0) + change;
  moved[number] = now;
  least[number] = Math.min(least[number] ?? 0, now);
  most[number] = Math.max(most[number] ?? 0, now);
}

function hasTwice(steps: readonly Step[]): boolean {
  return steps.some(([number], at) =>
    steps.some(([other], later) => later > at && other === number),
  );
}

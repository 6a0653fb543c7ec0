import type { Release } from "../../../../src/privacy/disclosure/index.ts";
import type { Person } from "./random-tenant.ts";

/** A release as somebody remembers it who knew everybody's department, country, licences and kind then. */
export interface Remembered {
  readonly release: Release;
  readonly people: readonly Person[];
}

/** What the published sums give away: how many people stand behind a combination that was isolated. */
export interface Exposure {
  readonly people: number;
}

const PRIME = 67_108_859;

/**
 * Lays all remembered releases side by side as sums over people whose own value never changes, and
 * looks for combinations that leave fewer than `minimum` people. Knows nothing of how releases are
 * made: which people are behind a published sum follows from the values its bucket lists.
 *
 * Every kind of person is a column with a 1 for each sum it is in. Of the columns a basis is chosen;
 * for each basis column there is a combination of sums that leaves that column and those columns that
 * depend on it, and nobody else. Arithmetic is modulo a prime.
 */
export function isolatedBy(
  remembered: readonly Remembered[],
  figureId: string,
  minimum: number,
): readonly Exposure[] {
  const sums = new Map<number, Set<number>>();
  let count = 0;
  for (const { release, people } of remembered) {
    for (const isIn of publishedSums(release, figureId)) {
      const sum = count;
      count += 1;
      for (const person of people.filter(isIn)) {
        const known = sums.get(person.id) ?? new Set();
        sums.set(person.id, known.add(sum));
      }
    }
  }
  const kinds = new Map<string, { rows: readonly number[]; people: number }>();
  for (const rows of sums.values()) {
    const key = [...rows].join(" ");
    const kind = kinds.get(key) ?? { rows: [...rows], people: 0 };
    kind.people += 1;
    kinds.set(key, kind);
  }
  return exposuresIn([...kinds.values()], count).filter(({ people }) => people < minimum);
}

/** Who is in each sum that this release told itself. */
function publishedSums(release: Release, figureId: string): ((person: Person) => boolean)[] {
  const figure = release.figures.find(({ id }) => id === figureId);
  if (figure === undefined || figure.tables.length === 0) return [];
  const sums: ((person: Person) => boolean)[] = [() => true];
  for (const table of figure.tables) {
    release.dimensions[table.by]?.forEach((bucket, at) => {
      const isInRow = (person: Person) => bucket.values.includes(person[table.by]);
      if (bucket.toldBy === release.id) sums.push(isInRow);
      const row = table.rows[at];
      for (const { within, parts } of row !== undefined && "splits" in row ? row.splits : []) {
        for (const part of parts.filter(({ toldBy }) => toldBy === release.id)) {
          sums.push((person) => isInRow(person) && part.values.includes(person[within]));
        }
      }
    });
  }
  return sums;
}

interface Kind {
  readonly rows: readonly number[];
  readonly people: number;
}

function exposuresIn(kinds: readonly Kind[], rows: number): readonly Exposure[] {
  const basis = new Basis(rows);
  const behind = new Map<number, number>();
  for (const { rows: column, people } of kinds.toSorted((a, b) => b.people - a.people)) {
    for (const member of basis.add(column)) {
      behind.set(member, (behind.get(member) ?? 0) + people);
    }
  }
  return [...behind.values()].map((people) => ({ people }));
}

/** Columns that do not depend on each other, kept as the inverse of the matrix they form. */
class Basis {
  /** Per row of the matrix: what it contributes to each basis column. */
  readonly #inverse: Float64Array[];
  readonly #members: number[] = [];

  constructor(rows: number) {
    this.#inverse = Array.from({ length: rows }, (_, row) => {
      const unit = new Float64Array(rows);
      unit[row] = 1;
      return unit;
    });
  }

  /** The basis columns a column is made of; itself, if it is a new one. */
  add(column: readonly number[]): readonly number[] {
    const rows = this.#inverse.length;
    const reduced = new Float64Array(rows);
    for (const row of column) {
      const contribution = this.#inverse[row] ?? reduced;
      for (let at = 0; at < rows; at += 1) {
        reduced[at] = ((reduced[at] ?? 0) + (contribution[at] ?? 0)) % PRIME;
      }
    }
    const used = this.#members.filter((member) => (reduced[member] ?? 0) !== 0);
    let pivot = -1;
    for (let at = 0; at < rows && pivot < 0; at += 1) {
      if ((reduced[at] ?? 0) !== 0 && !this.#members.includes(at)) pivot = at;
    }
    if (pivot < 0) return used;
    this.#pivotOn(pivot, reduced);
    this.#members.push(pivot);
    return [pivot];
  }

  #pivotOn(pivot: number, column: Float64Array): void {
    const factor = inverseOf(column[pivot] ?? 1);
    for (const contribution of this.#inverse) {
      const scaled = ((contribution[pivot] ?? 0) * factor) % PRIME;
      if (scaled === 0) continue;
      for (let at = 0; at < contribution.length; at += 1) {
        const times = column[at] ?? 0;
        if (times !== 0 && at !== pivot) {
          contribution[at] = ((contribution[at] ?? 0) + PRIME - ((scaled * times) % PRIME)) % PRIME;
        }
      }
      contribution[pivot] = scaled;
    }
  }
}

function inverseOf(value: number): number {
  let result = 1;
  let base = value % PRIME;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

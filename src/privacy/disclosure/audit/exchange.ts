import type { Layout } from "./layout.ts";
import type { Step, Way, World } from "./world.ts";

/** So many classes are tried as partners per place, those with the most people first. */
const PARTNERS = 24;
/** So many ways to undo a change are tried. */
const REPAIRS = 4;

/**
 * Finds ways on from one world to another: one class alone within the slack of its cells, or together
 * with classes that share its cells, so that every published figure stays what it is.
 */
export class Exchange {
  readonly #layout: Layout;
  readonly #world: World;
  readonly #byPlaces: ReadonlyMap<string, number>;
  readonly #atPlace: ReadonlyMap<number, readonly number[]>;
  /** Classes alike in all tables but one. */
  readonly #inLine: ReadonlyMap<string, readonly number[]>;

  constructor(layout: Layout, world: World) {
    const { classes } = layout;
    this.#layout = layout;
    this.#world = world;
    this.#byPlaces = new Map(classes.map(({ places }, number) => [places.join(" "), number]));
    const bySize = [...classes.keys()].sort(
      (a, b) => (classes[b]?.truth.members ?? 0) - (classes[a]?.truth.members ?? 0),
    );
    // Everybody is in the first table, the total: to share it says nothing.
    this.#atPlace = listsBy(bySize, (number) => this.#placesOf(number).slice(1));
    this.#inLine = listsBy(bySize, (number) => linesOf(this.#placesOf(number)));
  }

  /** Moves a class along a way as far as `most`, with whoever has to move for it. */
  move(classNumber: number, way: Way, { most, effort, apart = [] }: Moving): void {
    let moved = 0;
    let tries = 0;
    for (const steps of this.#stepsFor(classNumber, way, new Set(apart))) {
      moved += this.#world.take(steps, way, most - moved);
      if (moved >= most || ++tries > effort) return;
    }
  }

  *#stepsFor(
    classNumber: number,
    way: Way,
    apart: ReadonlySet<number>,
  ): Generator<readonly Step[]> {
    if (!this.#world.canStep([classNumber, 1], way)) return;
    yield [[classNumber, 1]];
    const from = this.#placesOf(classNumber);
    for (const partner of this.#partnersOf(classNumber, way)) {
      if (apart.has(partner)) continue;
      const start: readonly Step[] = [
        [classNumber, 1],
        [partner, -1],
      ];
      yield start;
      const to = this.#placesOf(partner);
      const tables = from.flatMap((place, table) => (place === to[table] ? [] : [table]));
      for (const repair of this.#repairs({ from, to, tables }, way)) {
        yield [...start, ...repair];
      }
    }
  }

  /** Classes that can give way and share a place: first those that differ in one table only. */
  *#partnersOf(classNumber: number, way: Way): Generator<number> {
    const places = this.#placesOf(classNumber);
    const lists = [
      ...linesOf(places).map((line) => this.#inLine.get(line) ?? []),
      ...places.slice(1).map((place) => this.#atPlace.get(place) ?? []),
    ];
    for (const list of lists) {
      yield* list
        .values()
        .filter((partner) => partner !== classNumber && this.#world.canStep([partner, -1], way))
        .take(PARTNERS);
    }
  }

  /** Steps that undo, in all tables at once or one by one, what a change of places did to the cells. */
  *#repairs(gap: Gap, way: Way): Generator<readonly Step[]> {
    yield* this.#pairsClosing(gap, way);
    if (gap.tables.length > 1) {
      const each = gap.tables.map((table) => [
        ...this.#pairsClosing({ ...gap, tables: [table] }, way),
      ]);
      for (let attempt = 0; attempt < REPAIRS; attempt += 1) {
        const chosen = each.flatMap((pairs) => pairs[attempt % pairs.length] ?? []);
        if (chosen.length === 2 * each.length) yield chosen;
      }
    }
  }

  #pairsClosing({ from, to, tables }: Gap, way: Way): Iterable<readonly Step[]> {
    const [first = 0] = tables;
    const candidates = this.#atPlace.get(from[first] ?? -1) ?? [];
    return candidates
      .values()
      .filter((back) => tables.every((table) => this.#placesOf(back)[table] === from[table]))
      .filter((back) => this.#world.canStep([back, -1], way))
      .flatMap((back): readonly (readonly Step[])[] => {
        const closing = this.#placesOf(back).map((place, table) =>
          tables.includes(table) ? (to[table] ?? place) : place,
        );
        const forth = this.#byPlaces.get(closing.join(" "));
        return forth !== undefined && this.#world.canStep([forth, 1], way)
          ? [
              [
                [back, -1],
                [forth, 1],
              ],
            ]
          : [];
      })
      .take(REPAIRS);
  }

  #placesOf(classNumber: number): readonly number[] {
    return this.#layout.classes[classNumber]?.places ?? [];
  }
}

interface Moving {
  readonly most: number;
  /** So many ways are tried. */
  readonly effort: number;
  /** Classes that move together: none of them makes room for another. */
  readonly apart?: readonly number[];
}

/** Tables in which two sets of places differ. */
interface Gap {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly tables: readonly number[];
}

function linesOf(places: readonly number[]): readonly string[] {
  return places.map((_, table) => places.with(table, -1).join(" "));
}

function listsBy<Key>(
  classNumbers: readonly number[],
  keysOf: (classNumber: number) => readonly Key[],
): ReadonlyMap<Key, readonly number[]> {
  const lists = new Map<Key, number[]>();
  for (const number of classNumbers) {
    for (const key of keysOf(number)) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [number]);
      else list.push(number);
    }
  }
  return lists;
}

import { OPEN_ENDS } from "../share.ts";
import { Exchange } from "./exchange.ts";
import type { Cell, Layout } from "./layout.ts";
import { type Distribution, type Way, World, waysInto } from "./world.ts";

/** So hard it is tried to find another world: so many ways per class. */
const EFFORTS = [8, 64, Number.POSITIVE_INFINITY];

/**
 * Groups of at least the minimum of people that come too close to none or all when shares are laid side
 * by side, though each by itself is open (S11): rounded shares of all parts may leave only one count to
 * each. An end is open when a world has been found that differs in no published figure, and in which
 * three people are away from it.
 * @returns per group the cells of which one must be merged.
 */
export function closedEnds(
  layout: Layout,
  distribution: Distribution,
  minimum: number,
): readonly (readonly Cell[])[] {
  const search = new EndSearch(layout, distribution);
  return groupsIn(layout, minimum)
    .filter((group) => search.isClosed(group))
    .map(({ causes }) => causes);
}

/** People in a cell, or in the same cells. */
interface PeopleGroup {
  readonly members: number;
  /** Classes they consist of. */
  readonly classes: readonly number[];
  readonly causes: readonly Cell[];
}

function groupsIn({ cells, classes }: Layout, minimum: number): readonly PeopleGroup[] {
  const inCells = cells.map((): number[] => []);
  classes.forEach((one, number) => {
    for (const cell of one.cells) inCells[cell]?.push(number);
  });
  const ofCells = cells.map((cell, number) => ({
    members: cell.truth.members,
    classes: inCells[number] ?? [],
    causes: [cell],
  }));
  const ofClasses = classes.flatMap(({ members, cells: own }, number) =>
    members < minimum || own.length === 0
      ? []
      : { members, classes: [number], causes: own.flatMap((cell) => cells[cell] ?? []) },
  );
  return [...ofCells, ...ofClasses];
}

class EndSearch {
  readonly #distribution: Distribution;
  readonly #world: World;
  readonly #exchange: Exchange;

  constructor(layout: Layout, distribution: Distribution) {
    this.#distribution = distribution;
    this.#world = new World(layout, distribution);
    this.#exchange = new Exchange(layout, this.#world);
  }

  /** Whether of some word none could be the truth and three not, or all and all but three not. */
  isClosed(group: PeopleGroup): boolean {
    const { held, words } = this.#distribution;
    return words.some(({ bands }, word) => {
      const silent = group.classes
        .flatMap((one) => bands.map((band) => held[band]?.[one] ?? 0))
        .reduce((sum, count) => sum + count, 0);
      const active = group.members - silent;
      const into = waysInto(bands, this.#distribution);
      const back = into.map(({ from, to }) => ({ from: to, to: from }));
      return !(
        this.#canMove(group, { word, ways: into, sign: 1, missing: OPEN_ENDS - silent }) &&
        this.#canMove(group, { word, ways: back, sign: -1, missing: OPEN_ENDS - active })
      );
    });
  }

  /** Whether so many more of the group could go these ways than do in truth. */
  #canMove({ classes }: PeopleGroup, { word, ways, sign, missing }: Ending): boolean {
    const left = () =>
      missing - sign * classes.reduce((sum, one) => sum + this.#world.movedOf(word, one), 0);
    return (
      missing <= 0 ||
      EFFORTS.some((effort) => {
        this.#world.goBack();
        for (const one of classes) {
          for (const way of ways) {
            if (left() <= 0) return true;
            this.#exchange.move(one, way, { most: left(), effort, apart: classes });
          }
        }
        return left() <= 0;
      })
    );
  }
}

interface Ending {
  readonly word: number;
  readonly ways: readonly Way[];
  /** Whether they lead into the word or out of it. */
  readonly sign: 1 | -1;
  /** So many people away from the end it must go. */
  readonly missing: number;
}

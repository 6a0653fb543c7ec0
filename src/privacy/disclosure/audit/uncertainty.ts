import { NO_AMOUNT } from "../amount.ts";
import { countOf } from "../draft-shares.ts";
import type { ReleasedAmount, ReleasedFigure, ReleasedShares } from "../release.ts";
import { countsBehind } from "../share.ts";
import { Exchange } from "./exchange.ts";
import type { Cell, Layout } from "./layout.ts";
import { closedEnds } from "./open-ends.ts";
import { type Distribution, type ToldWord, World, waysInto } from "./world.ts";

/** What a class holds must stay uncertain by this part of itself (of its people, where it is a count). */
const OPEN_PART = 0.2;
/** But no more than so many people. */
const OPEN_PEOPLE = 3;
const EFFORTS = [8, 64];
const UNLIMITED = Number.MAX_SAFE_INTEGER / 4;

/**
 * What all published figures together tell too closely, each as the cells of which one must be merged:
 * values of few, and shares that come close to none or all.
 */
export function narrowCells(
  figure: ReleasedFigure,
  layout: Layout,
  minimum: number,
): readonly (readonly Cell[])[] {
  const distribution =
    figure.kind === "amount" ? amountsIn(figure, layout) : countsIn(figure, layout);
  const ofFew = narrowClasses(figure, layout, { distribution, minimum });
  return ofFew.length > 0 || figure.kind === "amount"
    ? ofFew
    : closedEnds(layout, distribution, minimum);
}

interface Examined {
  readonly distribution: Distribution;
  readonly minimum: number;
}

/**
 * Classes below the minimum, by their cells, whose value could be told too closely from all published
 * figures together: an amount within less than 20 %, a count within less than 20 % of its people or
 * three. A class passes when two worlds have been found that differ so much in it and in no published
 * figure.
 */
function narrowClasses(
  figure: ReleasedFigure,
  layout: Layout,
  { distribution, minimum }: Examined,
): readonly (readonly Cell[])[] {
  const small = layout.classes.flatMap(({ truth, cells }, classNumber) =>
    truth.members < minimum && cells.length > 0 ? [classNumber] : [],
  );
  const questions = small.flatMap((classNumber) =>
    distribution.words.map((_, word) => ({
      classNumber,
      word,
      needed: neededFor(classNumber, figure, layout, distribution),
    })),
  );
  const narrow = new Set(
    unanswered(questions, layout, distribution).map(({ classNumber }) => classNumber),
  );
  return [...narrow].map((number) =>
    (layout.classes[number]?.cells ?? []).flatMap((cell) => layout.cells[cell] ?? []),
  );
}

/** Could a class hold so much more or less of a word? */
interface Question {
  readonly classNumber: number;
  readonly word: number;
  readonly needed: number;
}

function unanswered(
  questions: readonly Question[],
  layout: Layout,
  distribution: Distribution,
): readonly Question[] {
  const world = new World(layout, distribution);
  const exchange = new Exchange(layout, world);
  const ways = distribution.words.map(({ bands }) => {
    const into = waysInto(bands, distribution);
    return [...into, ...into.map(({ from, to }) => ({ from: to, to: from }))];
  });
  let open = questions;
  let before = open.length + 1;
  for (let round = 0; open.length > 0 && (open.length < before || round < 4); round += 1) {
    before = open.length;
    for (const { classNumber, word, needed } of open) {
      for (const way of ways[word] ?? []) {
        if (world.rangeOf(word, classNumber) >= needed) break;
        exchange.move(classNumber, way, { most: needed, effort: EFFORTS[round] ?? Infinity });
      }
    }
    open = open.filter(
      ({ classNumber, word, needed }) => world.rangeOf(word, classNumber) < needed,
    );
  }
  return open;
}

function neededFor(
  classNumber: number,
  { kind }: ReleasedFigure,
  { classes }: Layout,
  { held }: Distribution,
): number {
  const people = classes[classNumber]?.truth.members ?? 0;
  return kind === "amount"
    ? Math.ceil(OPEN_PART * (held[0]?.[classNumber] ?? 0))
    : Math.min(OPEN_PEOPLE, Math.ceil(OPEN_PART * people));
}

/** Money in the classes, told to the unit, and money elsewhere. */
function amountsIn({ id }: ReleasedAmount, { cells, classes }: Layout): Distribution {
  const exact = cells.map(() => 0);
  return {
    held: [
      classes.map(({ truth }) => (truth.amounts.get(id) ?? NO_AMOUNT).total),
      classes.map(() => UNLIMITED),
    ],
    words: [{ bands: [0], rise: exact, fall: exact }],
  };
}

/** People by band, of which shares are told per word. */
function countsIn({ id, words }: ReleasedShares, { cells, classes }: Layout): Distribution {
  const bands = Math.max(0, ...classes.map(({ truth }) => truth.counts.get(id)?.length ?? 0));
  return {
    held: Array.from({ length: bands }, (_, band) =>
      classes.map(({ truth }) => truth.counts.get(id)?.[band] ?? 0),
    ),
    words: words.map((word, at): ToldWord => {
      const ranges = cells.map(({ told, truth, bucket }) => {
        const share = typeof told === "number" ? undefined : told[at];
        const count = countOf(word, id, truth);
        // What an earlier release told says nothing of today's count.
        const [least, most] =
          share?.toldBy === bucket.toldBy ? countsBehind(share, truth.members) : [0, truth.members];
        return { rise: most - count, fall: count - least };
      });
      return {
        bands: word.bands,
        rise: ranges.map(({ rise }) => rise),
        fall: ranges.map(({ fall }) => fall),
      };
    }),
  };
}

import type { CohortMinimums, Sensitivity } from "./minimums.ts";
import { areOpen, type HiddenCount } from "./open-counts.ts";

/** What must be known of a row to judge whether its count may be told. */
export interface RowFacts<Whole extends string = string> {
  /** What the people are counted among, such as the holders of a SKU. Rows of one have no people in common. */
  readonly among: Whole;
  readonly people: number;
  readonly sensitivity: Sensitivity;
  /** Rows are added up with others of the same name, such as a currency; `null`: with none. */
  readonly sum: string | null;
  /** What one of the people adds to the sum, in whole units. */
  readonly worth: number;
}

/** Rows that are not told, told as one. */
export interface FoldedRows<Row> {
  readonly sum: string;
  readonly people: number;
  readonly rows: readonly Row[];
}

/** Rows by what may be told of them. A row that is in none of the lists is not told of in any way. */
export interface ToldRows<Row> {
  /** Rows whose count may be told. */
  readonly told: readonly Row[];
  /** Rows of which may be told that there are some people in them, and no more. They may be folded as well. */
  readonly few: readonly Row[];
  /** Rows that are not told, as one count per sum. */
  readonly folded: readonly FoldedRows<Row>[];
}

export interface FoldingRules<Row, Whole extends string> {
  readonly minimums: CohortMinimums;
  readonly factsOf: (row: Row) => RowFacts<Whole>;
  /** How many people there are to count among. Known to everybody. */
  readonly peopleAmong: (among: Whole) => number;
}

/** From so many people on it may be told that nobody, or somebody, does something (0 % and 100 %). */
export const SAYS_NONE_FROM = 50;
/** So many of those counted among must be outside the rows told, or nearly all would be known. */
export const OPEN_ENDS = 3;
/** At most so many rows that could be told are folded for the sake of a sum. */
const MOST_GIVEN_UP = 3;

/**
 * Which counts of people may be told beside each other. A count below the minimum may not; nor may
 * counts that leave fewer than three people of their SKU outside. What is left is folded into sums of
 * at least two rows, which are told only where nobody who knows every price can solve them: the
 * smallest rows that could be told are folded with them, and a row that stays solvable is left out.
 */
export function foldRows<Row, Whole extends string>(
  rows: readonly Row[],
  rules: FoldingRules<Row, Whole>,
): ToldRows<Row> {
  const { minimums, factsOf, peopleAmong } = rules;
  const judged = rows.map((row) => ({ row, ...factsOf(row) }));
  const tellable = [...Map.groupBy(judged, ({ among }) => among)].flatMap(([among, alike]) => {
    const large = alike.filter(({ people, sensitivity }) => people >= minimums[sensitivity]);
    return openEnded(large, peopleAmong(among));
  });
  const small = judged.filter((one) => !tellable.includes(one));
  const sums = [...Map.groupBy(small, ({ sum }) => sum)].flatMap(([sum, alike]) =>
    sum === null
      ? []
      : foldOf(
          alike,
          tellable.filter((one) => one.sum === sum),
          { minimums, hiddenCountOf: (one) => hiddenCountOf(one, judged, rules) },
        ).map((folded) => ({ sum, folded })),
  );
  const told = judged.filter(
    (one) => tellable.includes(one) && !sums.some(({ folded }) => folded.includes(one)),
  );
  const few = judged.filter((one) => !told.includes(one) && isListed(one, rules));
  return {
    told: told.map(rowIn),
    few: few.map(rowIn),
    folded: sums.map(({ sum, folded }) => ({
      sum,
      people: sumOf(folded),
      rows: folded.map(rowIn),
    })),
  };
}

type Judged<Row, Whole extends string> = RowFacts<Whole> & { readonly row: Row };

/** Whether it may be told that there are such people: that there are none would be told elsewhere. */
function isListed<Whole extends string>(
  { among, sensitivity }: RowFacts<Whole>,
  { minimums, peopleAmong }: Pick<FoldingRules<never, Whole>, "minimums" | "peopleAmong">,
): boolean {
  const least = sensitivity === "behaviour" ? SAYS_NONE_FROM : minimums.assignments;
  return peopleAmong(among) >= least;
}

/** Rows about behaviour leave, the smallest first, until enough people are outside those that are told. */
function openEnded<One extends RowFacts>(rows: readonly One[], among: number): readonly One[] {
  const known = rows.filter(({ sensitivity }) => sensitivity === "assignments");
  const told = rows
    .filter(({ sensitivity }) => sensitivity === "behaviour")
    .toSorted((a, b) => b.people - a.people);
  while (told.length > 0 && among - sumOf(known) - sumOf(told) < OPEN_ENDS) {
    told.pop();
  }
  return [...known, ...told];
}

/** What a reader knows of a folded count, if all others of its SKU were known to him. */
function hiddenCountOf<Row, Whole extends string>(
  one: Judged<Row, Whole>,
  all: readonly Judged<Row, Whole>[],
  rules: FoldingRules<Row, Whole>,
): HiddenCount {
  const { among, people, sensitivity, worth } = one;
  const others = all.filter((other) => other !== one && other.among === among);
  const outside = Math.max(people, rules.peopleAmong(among) - sumOf(others));
  const minimum = rules.minimums[sensitivity];
  const most = people < minimum ? Math.min(outside, minimum - 1) : outside;
  return { count: people, worth, least: isListed(one, rules) ? 1 : 0, most };
}

interface SumRules<One> {
  readonly minimums: CohortMinimums;
  readonly hiddenCountOf: (row: One) => HiddenCount;
}

/** The rows of a sum that may be told: all small ones if that can be had, else those that can. */
function foldOf<One extends RowFacts>(
  small: readonly One[],
  tellable: readonly One[],
  rules: SumRules<One>,
): readonly (readonly One[])[] {
  const bySize = tellable.toSorted((a, b) => a.people - b.people);
  const attempts = Array.from({ length: MOST_GIVEN_UP + 1 }, (_, more) => {
    const rows = [...small, ...bySize.slice(0, more)];
    return solidPart(rows, rules);
  });
  const lostIn = (rows: readonly One[]) => small.filter((one) => !rows.includes(one)).length;
  const best = attempts.reduce((a, b) => (lostIn(b) < lostIn(a) ? b : a));
  return best.length === 0 ? [] : [best];
}

/** Rows leave until nobody can solve what is left. */
function solidPart<One extends RowFacts>(
  rows: readonly One[],
  { minimums, hiddenCountOf }: SumRules<One>,
): readonly One[] {
  for (let left = rows; left.length >= 2; ) {
    if (sumOf(left) < Math.max(...left.map(({ sensitivity }) => minimums[sensitivity]))) {
      return [];
    }
    const open = areOpen(left.map(hiddenCountOf));
    if (open.every(Boolean)) {
      return left;
    }
    left = left.filter((_, at) => open[at]);
  }
  return [];
}

function sumOf(rows: readonly RowFacts[]): number {
  return rows.reduce((sum, { people }) => sum + people, 0);
}

function rowIn<Row>({ row }: { readonly row: Row }): Row {
  return row;
}

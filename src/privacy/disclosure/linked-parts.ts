import { Equations } from "./equations.ts";
import { SAYS_NONE_FROM } from "./fold-rows.ts";

/** People who are counted in the same tables, by parts. Everybody knows how many they are, not who does what. */
export interface AlikeParts {
  /** Numbers of the tables they are counted in. */
  readonly tables: ReadonlySet<number>;
  readonly counts: readonly number[];
}

type Told = readonly (readonly (number | null)[])[];

/** Of so many, the largest; what the others do is taken as known, which only lets more follow. */
const MOST_ALIKE = 100;

/**
 * Tables of the same people by the same parts, such as everybody and the holders of each product by last
 * activity. A count that is hidden in one may follow from those that others tell, so further counts are
 * hidden until none below the minimum follows: neither one of a table, nor one of people who are alike
 * (rank test over all told counts and the sizes that everybody knows).
 * @param tables per table, per part: the count where it is told, else `null`.
 */
export function hideLinked(tables: Told, people: readonly AlikeParts[], minimum: number): Told {
  const told = tables.map((counts) => [...counts]);
  const alike = people.toSorted((a, b) => sumOf(b.counts) - sumOf(a.counts)).slice(0, MOST_ALIKE);
  const parts = tables[0]?.length ?? 0;
  const secret = groupsIn(tables, alike).flatMap((group) =>
    Array.from({ length: parts }, (_, part) => ({ group, part })).filter(({ part }) =>
      isSecret(group, part, minimum),
    ),
  );
  let known = knownFrom(told, alike);
  for (const { group, part } of secret) {
    // What does not follow from all that is told does not follow from less.
    while (known.imply(formOf(group, part, alike)) && hideSmallest(told, part)) {
      known = knownFrom(told, alike);
    }
  }
  return told;
}

/** Too few to be told; that nobody does something is told of large groups. */
function isSecret(group: readonly AlikeParts[], part: number, minimum: number): boolean {
  const count = sumOf(group.map(({ counts }) => counts[part] ?? 0));
  const whole = sumOf(group.map(({ counts }) => sumOf(counts)));
  return count < minimum && (count > 0 || whole < SAYS_NONE_FROM);
}

/** Those of each table, and those who are alike. */
function groupsIn(tables: Told, alike: readonly AlikeParts[]): readonly (readonly AlikeParts[])[] {
  return [
    ...tables.map((_, table) => alike.filter((one) => one.tables.has(table))),
    ...alike.map((one) => [one]),
  ];
}

/** How many there are of those who are alike, and every count that is told. */
function knownFrom(told: Told, alike: readonly AlikeParts[]): Equations {
  const known = new Equations();
  for (const one of alike) {
    const form = new Float64Array(alike.length * (told[0]?.length ?? 0));
    one.counts.forEach((_, part) => form.set([1], placeOf(one, part, alike)));
    known.add(form);
  }
  told.forEach((counts, table) => {
    const group = alike.filter((one) => one.tables.has(table));
    counts.forEach((count, part) => count !== null && known.add(formOf(group, part, alike)));
  });
  return known;
}

/** Everybody of a group who is counted in a part. */
function formOf(
  group: readonly AlikeParts[],
  part: number,
  alike: readonly AlikeParts[],
): Float64Array {
  const form = new Float64Array(alike.length * (alike[0]?.counts.length ?? 0));
  for (const one of group) form.set([1], placeOf(one, part, alike));
  return form;
}

function placeOf(one: AlikeParts, part: number, alike: readonly AlikeParts[]): number {
  return alike.indexOf(one) * one.counts.length + part;
}

/** Hides the smallest count told of a part; where none is, the smallest of all. @returns whether there was one. */
function hideSmallest(told: (number | null)[][], part: number): boolean {
  const cells = told.flatMap((counts, table) =>
    counts.flatMap((count, at) => (count === null ? [] : [{ table, part: at, count }])),
  );
  const near = cells.filter((cell) => cell.part === part);
  const [next] = (near.length > 0 ? near : cells).toSorted((a, b) => a.count - b.count);
  if (next === undefined) return false;
  told[next.table]?.splice(next.part, 1, null);
  return true;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

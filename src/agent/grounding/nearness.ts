/** Where in a sentence a figure stands: what is said before and after it. */
export interface Place {
  readonly before: string;
  readonly after: string;
}

const PARTING = /[,;:()]|\b(?:and|or|but|while|whereas)\b/giu;
/** What parts two clauses weighs more than words between. */
const PARTED = 30;

/**
 * How far from a place the nearest match of a global pattern lies, in characters, clauses apart
 * counting for more; infinite where there is none.
 */
export function distanceTo(pattern: RegExp, { before, after }: Place): number {
  const last = [...before.matchAll(pattern)].at(-1);
  const first = after.matchAll(pattern).next().value;
  const behind = last === undefined ? Infinity : gap(before.slice(last.index + last[0].length));
  const ahead = first === undefined ? Infinity : gap(after.slice(0, first.index));
  return Math.min(behind, ahead);
}

/** How far apart two places are between which this stands, in the same measure. */
export function gap(between: string): number {
  // A colon behind a label does not part it from its value.
  const marks = between.replace(/:\s*$/, " ").match(PARTING) ?? [];
  return between.length + PARTED * marks.length;
}

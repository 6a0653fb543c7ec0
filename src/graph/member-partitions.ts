import type { IsoInstant } from "../core/ids.ts";

/** One of several lists that together hold every member. */
export interface MemberPartition {
  readonly filter: string;
  /** Members created in this very second are in the next partition as well, and count there. */
  readonly before: string | null;
}

/** How many members match a filter, or are there at all, from Graph's eventually consistent index. */
export type CountMembers = (filter?: string) => Promise<number>;

/** Some accounts older than June 2018 have no date of creation (Graph, user resource). */
const UNDATED = "createdDateTime eq null";
const DATED = "createdDateTime ge 1970-01-01T00:00:00Z";

/** Before Entra, so before any account; in seconds since 1970, the precision of Graph's dates. */
const FIRST_SECOND = Date.parse("2000-01-01T00:00:00Z") / 1000;
const DAY_SECONDS = 86_400;

/** Length of a date and time without fractions and zone; all of Graph's are in UTC. */
const SECOND_LENGTH = "2000-01-01T00:00:00".length;

const PARTITIONS = 32;
const MOST_ROUNDS = 8;
/** Pieces an interval is cut into at once. */
const MOST_PIECES = 32;
/** Counting is cheap and waiting is not: cut finer than wanted, what is too fine is joined again. */
const FINENESS = 2;
/** An interval with this many times the members wanted is not worth another wait to cut it. */
const TOLERATED = 1.5;

/** Members created until a second, that second included. */
interface CountedPoint {
  readonly second: number;
  readonly upTo: number;
}

/**
 * Cuts the list of members by date of creation into about 32 of like size. Where to cut is found by
 * counting, because accounts are not made evenly: a migration makes most of them in a few days. Graph
 * documents `ge` and `le` for the date but neither `gt` nor `lt`, so neighbours share their bound.
 * @param total all members, dated or not.
 * @returns `undefined` when the counts do not add up: then only one uninterrupted list is complete.
 */
export async function planPartitions(
  total: number,
  count: CountMembers,
  now: Date,
): Promise<readonly MemberPartition[] | undefined> {
  const lastSecond = Math.ceil(now.getTime() / 1000) + DAY_SECONDS;
  // Each count waits for Graph: what does not need the other's answer is asked at the same time.
  const [dated, undated, firstPoints] = await Promise.all([
    count(DATED),
    count(UNDATED),
    countedAt(evenCuts(FIRST_SECOND, lastSecond, MOST_PIECES), count),
  ]);
  if (dated + undated !== total && !(await addsUp(count))) {
    return undefined;
  }
  const start = { second: FIRST_SECOND, upTo: 0 };
  const end = { second: lastSecond, upTo: dated };
  const bounds = await findBounds(
    [start, ...firstPoints, end],
    Math.ceil(dated / PARTITIONS),
    count,
  );
  return [
    ...rangesBetween(bounds.map(instantOf)),
    ...(undated > 0 ? [{ filter: UNDATED, before: null }] : []),
  ];
}

/** Whether all members are in one of the two lists, counted once more: some may have come meanwhile. */
async function addsUp(count: CountMembers): Promise<boolean> {
  const [total, dated, undated] = await Promise.all([count(), count(DATED), count(UNDATED)]);
  return dated + undated === total;
}

/**
 * Whether a record belongs to the partition in whose answer it came. Compared by the second, since a
 * date may carry fractions of one: all of that second is in the next partition.
 */
export function belongsTo({ before }: MemberPartition, createdAt: IsoInstant | null): boolean {
  return before === null || createdAt?.slice(0, SECOND_LENGTH) !== before.slice(0, SECOND_LENGTH);
}

function rangesBetween(bounds: readonly string[]): readonly MemberPartition[] {
  return [null, ...bounds].map((from, position) => {
    const before = bounds[position] ?? null;
    const parts = [
      ...(from === null ? [] : [`createdDateTime ge ${from}`]),
      ...(before === null ? [] : [`createdDateTime le ${before}`]),
    ];
    return { filter: parts.length === 0 ? DATED : parts.join(" and "), before };
  });
}

async function findBounds(
  firstPoints: readonly CountedPoint[],
  target: number,
  count: CountMembers,
): Promise<readonly number[]> {
  let points = firstPoints;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const seconds = points.flatMap((end, position) =>
      position === 0 ? [] : cutsWithin(points[position - 1] ?? end, end, target),
    );
    if (seconds.length === 0) {
      break;
    }
    const counted = await countedAt(seconds, count);
    points = [...points, ...counted].sort((one, other) => one.second - other.second);
  }
  return chooseBounds(points, target);
}

function countedAt(
  seconds: readonly number[],
  count: CountMembers,
): Promise<readonly CountedPoint[]> {
  return Promise.all(
    seconds.map(async (second) => ({
      second,
      upTo: await count(`createdDateTime le ${instantOf(second)}`),
    })),
  );
}

/** Seconds that cut an interval with too many members into even pieces of time. */
function cutsWithin(start: CountedPoint, end: CountedPoint, target: number): readonly number[] {
  const members = end.upTo - start.upTo;
  return members <= target * TOLERATED
    ? []
    : evenCuts(start.second, end.second, Math.ceil((FINENESS * members) / target));
}

function evenCuts(from: number, to: number, wanted: number): readonly number[] {
  const pieces = Math.min(MOST_PIECES, wanted, to - from);
  return Array.from({ length: Math.max(0, pieces - 1) }, (_, cut) =>
    Math.floor(from + ((cut + 1) * (to - from)) / pieces),
  );
}

/** Counted points between which there are about as many members as wanted. */
function chooseBounds(points: readonly CountedPoint[], target: number): readonly number[] {
  const bounds: number[] = [];
  let counted = 0;
  for (const [position, point] of points.slice(1, -1).entries()) {
    const next = points[position + 2]?.upTo ?? point.upTo;
    if (next - counted > target && point.upTo > counted) {
      bounds.push(point.second);
      counted = point.upTo;
    }
  }
  return bounds;
}

function instantOf(second: number): string {
  return `${new Date(second * 1000).toISOString().slice(0, SECOND_LENGTH)}Z`;
}

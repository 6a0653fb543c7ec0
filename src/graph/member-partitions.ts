import type { IsoInstant } from "../core/ids.ts";

/** One of several lists that together hold every member. */
export interface MemberPartition {
  readonly filter: string;
  /** Members created in this very second are in the next partition as well, and count there. */
  readonly before: string | null;
}

/** How many members match a filter, from Graph's eventually consistent index. */
export type CountMembers = (filter: string) => Promise<number>;

/** Some accounts older than June 2018 have no date of creation (Graph, user resource). */
const UNDATED = "createdDateTime eq null";
const DATED = "createdDateTime ge 1970-01-01T00:00:00Z";

/** Before Entra, so before any account; in seconds since 1970, the precision of Graph's dates. */
const FIRST_SECOND = Date.parse("2000-01-01T00:00:00Z") / 1000;
const DAY_SECONDS = 86_400;

const PARTITIONS = 32;
const MOST_ROUNDS = 8;
/** Pieces an interval is cut into at once. */
const MOST_PIECES = 16;

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
  const dated = await count(DATED);
  const undated = total - dated;
  // Each count waits for Graph: what does not need the other's answer is asked at the same time.
  const [found, bounds] = await Promise.all([
    undated > 0 ? count(UNDATED) : undated,
    findBounds(dated, count, Math.ceil(now.getTime() / 1000) + DAY_SECONDS),
  ]);
  if (found !== undated) {
    return undefined;
  }
  return [
    ...rangesBetween(bounds.map(instantOf)),
    ...(undated > 0 ? [{ filter: UNDATED, before: null }] : []),
  ];
}

/** Whether a record belongs to the partition in whose answer it came. */
export function belongsTo(partition: MemberPartition, createdAt: IsoInstant | null): boolean {
  return partition.before === null || createdAt !== partition.before;
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
  dated: number,
  count: CountMembers,
  lastSecond: number,
): Promise<readonly number[]> {
  const target = Math.ceil(dated / PARTITIONS);
  let points: readonly CountedPoint[] = [
    { second: FIRST_SECOND, upTo: 0 },
    { second: lastSecond, upTo: dated },
  ];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const seconds = points.flatMap((end, position) =>
      position === 0 ? [] : cutsWithin(points[position - 1] ?? end, end, target),
    );
    if (seconds.length === 0) {
      break;
    }
    const counted = await Promise.all(
      seconds.map(async (second) => ({
        second,
        upTo: await count(`createdDateTime le ${instantOf(second)}`),
      })),
    );
    points = [...points, ...counted].sort((one, other) => one.second - other.second);
  }
  return chooseBounds(points, target);
}

/** Seconds that cut an interval with too many members into even pieces of time. */
function cutsWithin(start: CountedPoint, end: CountedPoint, target: number): readonly number[] {
  const pieces = Math.min(
    MOST_PIECES,
    Math.ceil((end.upTo - start.upTo) / target),
    end.second - start.second,
  );
  return Array.from({ length: Math.max(0, pieces - 1) }, (_, cut) =>
    Math.floor(start.second + ((cut + 1) * (end.second - start.second)) / pieces),
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
  return `${new Date(second * 1000).toISOString().slice(0, 19)}Z`;
}

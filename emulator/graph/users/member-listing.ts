import { mix } from "../../random.ts";
import type { Generator } from "../../tenant/generator.ts";
import { createdAt } from "../../tenant/member.ts";
import { MemberView } from "../../tenant/member-view.ts";
import { conjuncts, matcher } from "../filter.ts";
import type { Comparison, Filter } from "../filter-parser.ts";
import { userProperties } from "./user-properties.ts";

/** Members that may match, as a range of indices, and the condition left to test. */
export interface MemberListing {
  readonly from: number;
  readonly to: number;
  readonly matches: ((view: MemberView) => boolean) | undefined;
  /** Position in the listing to member index. */
  readonly indexAt: (position: number) => number;
}

/** The first index whose account was made at or after the time. */
function firstCreatedAtOrAfter(g: Generator, time: number): number {
  let low = 0;
  let high = g.memberCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (createdAt(g, middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A stride that visits every position of the range once: Graph promises no order, so neither do we. */
function strideFor(seed: number, size: number): number {
  let stride = 1 + (mix(seed, size, 9100) % Math.max(1, Math.min(size, 4_000_000)));
  while (greatestCommonDivisor(stride, size) !== 1) stride += 1;
  return stride;
}

function readProperty(view: MemberView, path: string) {
  const [name = "", ...rest] = path.split("/");
  const value = userProperties[name]?.(view);
  const [inner] = rest;
  if (inner === undefined) return value;
  return Object.entries(value ?? {}).find(([key]) => key === inner)?.[1];
}

interface Narrowed {
  readonly from: number;
  readonly to: number;
  readonly rest: readonly Filter[];
}

/** The time a condition compares creation with, if that is what it does. */
function creationBound(
  part: Filter,
): { readonly op: Comparison; readonly time: number } | undefined {
  if (part.kind !== "compare" || part.path !== "createdDateTime" || part.op === "ne")
    return undefined;
  const time = typeof part.value === "string" ? Date.parse(part.value) : Number.NaN;
  return Number.isNaN(time) ? undefined : { op: part.op, time };
}

/** Bounds of creation time narrow the range; everything else is tested member by member. */
function narrow(g: Generator, filter: Filter): Narrowed {
  let from = 0;
  let to = g.memberCount;
  const rest: Filter[] = [];
  for (const part of conjuncts(filter)) {
    const bound = creationBound(part);
    if (bound === undefined) {
      rest.push(part);
      continue;
    }
    const { op, time } = bound;
    if (op === "ge" || op === "eq") from = Math.max(from, firstCreatedAtOrAfter(g, time));
    if (op === "gt") from = Math.max(from, firstCreatedAtOrAfter(g, time + 1));
    if (op === "lt") to = Math.min(to, firstCreatedAtOrAfter(g, time));
    if (op === "le" || op === "eq") to = Math.min(to, firstCreatedAtOrAfter(g, time + 1));
  }
  return { from, to: Math.max(from, to), rest };
}

/** Prepares a listing of members in Graph's arbitrary order, or in that of creation. */
export function listMembers(
  g: Generator,
  filter: Filter | undefined,
  order: "arbitrary" | "created" | "created-descending",
): MemberListing {
  const { from, to, rest } =
    filter === undefined ? { from: 0, to: g.memberCount, rest: [] } : narrow(g, filter);
  const size = to - from;
  const stride = strideFor(g.seed, size);
  const tests = rest.map((part) => matcher(part, readProperty));
  const indexAt = {
    arbitrary: (position: number) => from + ((position * stride) % size),
    created: (position: number) => from + position,
    "created-descending": (position: number) => to - 1 - position,
  }[order];
  return {
    from,
    to,
    indexAt,
    matches: tests.length === 0 ? undefined : (view) => tests.every((test) => test(view)),
  };
}

/** The views of one page and the position the next page starts at, or undefined at the end. */
export function pageOf(
  g: Generator,
  listing: MemberListing,
  start: number,
  limit: number,
): { readonly views: readonly MemberView[]; readonly next: number | undefined } {
  const size = listing.to - listing.from;
  const views: MemberView[] = [];
  let position = start;
  for (; position < size && views.length < limit; position += 1) {
    const view = new MemberView(g, listing.indexAt(position));
    if (listing.matches?.(view) ?? true) views.push(view);
  }
  return { views, next: position < size ? position : undefined };
}

/** How many members a listing holds. */
export function countOf(g: Generator, listing: MemberListing): number {
  const { matches } = listing;
  if (matches === undefined) return listing.to - listing.from;
  let count = 0;
  for (let index = listing.from; index < listing.to; index += 1) {
    if (matches(new MemberView(g, index))) count += 1;
  }
  return count;
}

import pLimit from "p-limit";
import { type AppError, isAppError } from "../core/errors.ts";
import { waitingToBegin } from "../core/own-turn.ts";
import { hasSignInActivity, MemberDecoder } from "./member-decoder.ts";
import { belongsTo, type MemberPartition, planPartitions } from "./member-partitions.ts";
import type { GraphReader } from "./reader.ts";
import type { MemberRecord } from "./records.ts";
import { sourceOf } from "./sources.ts";
import { merged } from "./transport/merge.ts";
import { GraphDeniedError } from "./transport/outcome.ts";

/**
 * Lean on purpose: `assignedPlans` and names would make a page four times as long to parse. Licence
 * fields come only when they are selected.
 */
const SELECT = [
  "id",
  "userPrincipalName",
  "accountEnabled",
  "userType",
  "createdDateTime",
  "department",
  "country",
  "assignedLicenses",
  "licenseAssignmentStates",
];

/** learn.microsoft.com/graph/api/user-list: 999 per page, 500 when sign-in activity is selected. */
export const LISTS = {
  members: { select: SELECT, top: 999 },
  signInActivity: { select: [...SELECT, "signInActivity"], top: 500 },
} as const;

export type MemberSource = keyof typeof LISTS;

/** From here on, several lists side by side are worth the requests it takes to plan them. */
const PARALLEL_FROM = 20_000;

/** Counting costs Graph next to nothing, and planning must not take longer than it saves. */
const COUNTS_AT_A_TIME = 48;

/** Pages that may lie unread while more are asked for: enough to work on until the next ones come. */
const MOST_UNREAD = 8;

/** All accounts of a tenant, a page at a time, in no particular order. */
export interface MemberReading {
  /** Why the records come without sign-in activity; `null` when they come with it. */
  readonly signInRefused: AppError | null;
  /** How many there are, for telling how far the reading is; `null` where Graph would not count. */
  readonly total: number | null;
  /** Records are made as they are asked for, so that few exist at a time. */
  readonly pages: AsyncGenerator<Iterable<MemberRecord>>;
}

/**
 * Starts reading `/users`: with sign-in activity where the caller may see it and the tenant has it,
 * else without. The first page is read before this returns. Large tenants are read in several lists
 * side by side, as many as their throttling allows.
 * @throws AppError GRAPH_DENIED when the caller may not read members at all.
 */
export async function readMembers(reader: GraphReader): Promise<MemberReading> {
  const withSignIn = await open(reader, "signInActivity").catch((error: unknown) => {
    if (isAppError(error, "CONSENT_REQUIRED", "GRAPH_DENIED")) {
      return error;
    }
    throw error;
  });
  return withSignIn instanceof Error
    ? { signInRefused: withSignIn, ...(await open(reader, "members")) }
    : { signInRefused: null, ...withSignIn };
}

type OpenedList = Pick<MemberReading, "total" | "pages">;

async function open(reader: GraphReader, source: MemberSource): Promise<OpenedList> {
  const pages = reader.pages(source, LISTS[source]);
  const items = await firstItems(pages);
  if (source === "signInActivity" && items.length > 0 && !items.some(hasSignInActivity)) {
    // A tenant without Entra ID P1 may get the accounts with the property left out. Nobody on a whole
    // page ever having signed in is that tenant, and must not read as a page of idle accounts.
    await pages.return(undefined);
    throw new GraphDeniedError(sourceOf(source), "license");
  }
  const isWhole = items.length < LISTS[source].top;
  const total = isWhole ? items.length : await helpful(reader.count(source));
  const plan =
    total === null || total < PARALLEL_FROM ? null : await helpful(planOf(reader, source, total));
  if (plan === null) {
    return {
      total,
      pages: inOneList(items, pages, new MemberDecoder(source === "signInActivity")),
    };
  }
  await pages.return(undefined);
  return { total, pages: inPartitions(reader, source, plan) };
}

/** Graph may send pages without items, which say nothing about a tenant; nothing when all are. */
async function firstItems(pages: AsyncGenerator<unknown[]>): Promise<unknown[]> {
  let page = await pages.next();
  while (page.done !== true && page.value.length === 0) {
    page = await pages.next();
  }
  return page.done === true ? [] : page.value;
}

/** How to read the members side by side; `null` where it cannot be complete. */
async function planOf(
  reader: GraphReader,
  source: MemberSource,
  total: number,
): Promise<readonly MemberPartition[] | null> {
  const limited = pLimit(COUNTS_AT_A_TIME);
  const count = (filter?: string) =>
    limited(() => reader.count(source, filter === undefined ? {} : { filter }));
  return (await planPartitions(total, count, reader.now())) ?? null;
}

/** What Graph counts, or `null`: counting is a help, not a need. */
async function helpful<T>(counting: Promise<T>): Promise<T | null> {
  try {
    return await counting;
  } catch (error) {
    if (
      isAppError(
        error,
        "GRAPH_DENIED",
        "GRAPH_THROTTLED",
        "GRAPH_UNAVAILABLE",
        "GRAPH_UNEXPECTED",
        "NOT_FOUND",
      )
    ) {
      return null;
    }
    throw error;
  }
}

async function* inOneList(
  first: unknown[],
  rest: AsyncGenerator<unknown[]>,
  decoder: MemberDecoder,
): AsyncGenerator<Iterable<MemberRecord>> {
  try {
    yield recordsOf(first, decoder);
    for await (const items of rest) {
      yield recordsOf(items, decoder);
    }
  } finally {
    await rest.return(undefined);
  }
}

async function* inPartitions(
  reader: GraphReader,
  source: MemberSource,
  plan: readonly MemberPartition[],
): AsyncGenerator<Iterable<MemberRecord>> {
  const decoder = new MemberDecoder(source === "signInActivity");
  const stop = new AbortController();
  const limit = () => (waitingToBegin() < MOST_UNREAD ? reader.concurrency : 1);
  const lists = plan.map((partition) => listOf(reader, source, partition, stop.signal));
  try {
    for await (const { partition, items } of merged(lists, limit)) {
      yield recordsOf(items, decoder, partition);
    }
  } finally {
    stop.abort();
  }
}

async function* listOf(
  reader: GraphReader,
  source: MemberSource,
  partition: MemberPartition,
  until: AbortSignal,
): AsyncGenerator<{ readonly partition: MemberPartition; readonly items: unknown[] }> {
  const query = { ...LISTS[source], filter: partition.filter };
  for await (const items of reader.pages(source, query, { until, ahead: false })) {
    yield { partition, items };
  }
}

/** Lets go of each item as its record is made: two whole pages at a time would outgrow the young heap. */
function* recordsOf(
  items: unknown[],
  decoder: MemberDecoder,
  partition?: MemberPartition,
): Generator<MemberRecord, void> {
  for (const [position, item] of items.entries()) {
    items[position] = undefined;
    const record = decoder.decode(item);
    if (partition === undefined || belongsTo(partition, record.createdAt)) {
      yield record;
    }
  }
}

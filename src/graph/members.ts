import { type AppError, isAppError } from "../core/errors.ts";
import { hasSignInActivity, MemberDecoder } from "./member-decoder.ts";
import type { GraphReader } from "./reader.ts";
import type { MemberRecord } from "./records.ts";
import { sourceOf } from "./sources.ts";
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
const PAGE = 999;
const PAGE_WITH_SIGN_IN = 500;

/** All accounts of a tenant, a page at a time. */
export interface MemberReading {
  /** Why the records come without sign-in activity; `null` when they come with it. */
  readonly signInRefused: AppError | null;
  /** Records are made as they are asked for, so that few exist at a time. */
  readonly pages: AsyncGenerator<Iterable<MemberRecord>>;
}

/**
 * Starts reading `/users`: with sign-in activity where the caller may see it and the tenant has it,
 * else without. The first page is read before this returns.
 * @throws AppError GRAPH_DENIED when the caller may not read members at all.
 */
export async function readMembers(reader: GraphReader): Promise<MemberReading> {
  const withSignIn = await open(reader, "signInActivity").catch((error: unknown) => {
    if (isAppError(error, "CONSENT_REQUIRED", "GRAPH_DENIED")) {
      return error;
    }
    throw error;
  });
  if (!(withSignIn instanceof Error)) {
    return { signInRefused: null, pages: withSignIn };
  }
  return { signInRefused: withSignIn, pages: await open(reader, "members") };
}

async function open(
  reader: GraphReader,
  source: "members" | "signInActivity",
): Promise<AsyncGenerator<Iterable<MemberRecord>>> {
  const withSignIn = source === "signInActivity";
  const pages = reader.pages(source, {
    select: withSignIn ? [...SELECT, "signInActivity"] : SELECT,
    top: withSignIn ? PAGE_WITH_SIGN_IN : PAGE,
  });
  const first = await pages.next();
  const items = first.done === true ? [] : first.value;
  if (withSignIn && !items.some(hasSignInActivity)) {
    // A tenant without Entra ID P1 may get the accounts with the property left out. Nobody on a whole
    // page ever having signed in is that tenant, and must not read as a page of idle accounts.
    await pages.return(undefined);
    throw new GraphDeniedError(sourceOf(source), "license");
  }
  return decoded(items, pages, new MemberDecoder(withSignIn));
}

async function* decoded(
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

/** Lets go of each item as its record is made: two whole pages at a time would outgrow the young heap. */
function* recordsOf(items: unknown[], decoder: MemberDecoder): Generator<MemberRecord, void> {
  for (const [position, item] of items.entries()) {
    items[position] = undefined;
    yield decoder.decode(item);
  }
}

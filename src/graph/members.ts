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
  readonly pages: AsyncGenerator<readonly MemberRecord[]>;
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
): Promise<AsyncGenerator<readonly MemberRecord[]>> {
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
  first: readonly unknown[],
  rest: AsyncGenerator<readonly unknown[]>,
  decoder: MemberDecoder,
): AsyncGenerator<readonly MemberRecord[]> {
  try {
    yield first.map((item) => decoder.decode(item));
    for await (const items of rest) {
      yield items.map((item) => decoder.decode(item));
    }
  } finally {
    await rest.return(undefined);
  }
}

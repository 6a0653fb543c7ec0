import { Pii } from "../core/pii.ts";
import { MemberDecoder } from "./member-decoder.ts";
import { LISTS, type MemberSource } from "./members.ts";
import type { GraphReader } from "./reader.ts";
import type { MemberRecord } from "./records.ts";

/** A member as the survey reads it, and what the member is called. */
export interface NamedMemberRecord extends MemberRecord {
  readonly displayName: Pii | null;
}

/** Some members of the list, in its order. */
export interface NamedMemberPage {
  /** Leads to this page; `null` for the first. */
  readonly link: string | null;
  /** `null` after the last page. */
  readonly nextLink: string | null;
  readonly members: Iterable<NamedMemberRecord>;
}

/**
 * Members with their names, for the caller alone, from a page on. With the query of the survey, so that
 * they show the same traits.
 * @throws AppError as `GraphReader.pages`; GRAPH_DENIED when the caller may not read this.
 */
export async function* readNamedMembers(
  reader: GraphReader,
  source: MemberSource,
  from: string | null,
): AsyncGenerator<NamedMemberPage> {
  const query = { ...LISTS[source], select: [...LISTS[source].select, "displayName"] };
  const decoder = new MemberDecoder(source === "signInActivity");
  let link = from;
  do {
    const page = await reader.page(source, query, link ?? undefined);
    const nextLink = page.nextLink ?? null;
    yield {
      link,
      nextLink,
      members: Iterator.from(page.items).map((item) => named(item, decoder)),
    };
    link = nextLink;
  } while (link !== null);
}

function named(item: unknown, decoder: MemberDecoder): NamedMemberRecord {
  const record = decoder.decode(item);
  const name =
    typeof item === "object" && item !== null && "displayName" in item ? item.displayName : null;
  return { ...record, displayName: typeof name === "string" ? new Pii(name) : null };
}

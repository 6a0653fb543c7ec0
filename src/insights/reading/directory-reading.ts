import { openPii, type Pii } from "../../core/pii.ts";
import type { SourceId } from "../../core/source-ids.ts";
import {
  type GraphReader,
  type PersonNamesRecord,
  readDeviceNames,
  readDomains,
  readGroupNames,
  readPeopleNames,
} from "../../graph/index.ts";
import { DirectoryDictionaryBuilder, type DirectoryView } from "../../privacy/index.ts";
import { SourceLog } from "./source-log.ts";

/** What a dictionary is made of. */
export const DIRECTORY_SOURCES = [
  "domains",
  "directoryPeople",
  "directoryGroups",
  "directoryDevices",
] as const satisfies readonly SourceId[];

/** A caller's view of the directory, and how much of it there is. */
export interface DirectoryReading {
  readonly view: DirectoryView;
  /** Names in the dictionary, for keeping memory within bounds. */
  readonly names: number;
}

/**
 * Reads the names this caller may see into a dictionary, side by side and a page at a time. What was
 * read of a source before it failed is kept; the view says how far each came.
 * @throws AppError when the caller must act (claims challenge, sign in again) or went away.
 */
export async function readDirectory(reader: GraphReader): Promise<DirectoryReading> {
  const log = new SourceLog(() => reader.now());
  const builder = new DirectoryDictionaryBuilder();
  const departments = new Set<string>();
  const countries = new Set<string>();
  let names = 0;
  const addAll = async <T>(
    pages: AsyncIterable<readonly T[]>,
    add: (item: T) => void,
  ): Promise<void> => {
    for await (const page of pages) {
      page.forEach(add);
      names += page.length;
    }
  };
  await Promise.all([
    log.attempt("domains", async () => {
      const domains = await readDomains(reader);
      domains.forEach(({ name }) => builder.addDomain(openPii(name)));
    }),
    log.attempt("directoryPeople", () =>
      addAll(readPeopleNames(reader), (person) => {
        addPerson(builder, person);
        noteWord(departments, person.department);
        noteWord(countries, person.country);
      }),
    ),
    log.attempt("directoryGroups", () =>
      addAll(readGroupNames(reader), (name) => builder.addTerm("GROUP", openPii(name))),
    ),
    log.attempt("directoryDevices", () =>
      addAll(readDeviceNames(reader), (name) => builder.addTerm("DEVICE", openPii(name))),
    ),
  ]);
  departments.forEach((name) => builder.addTerm("DEPARTMENT", name));
  countries.forEach((name) => builder.addTerm("COUNTRY", name));
  const view = { dictionary: builder.build(), sources: log.entries(), departments, countries };
  return { view, names };
}

function addPerson(builder: DirectoryDictionaryBuilder, person: PersonNamesRecord): void {
  const aliases = [person.userPrincipalName, person.mail, person.mailNickname];
  builder.addPerson({
    displayName: person.displayName === null ? "" : openPii(person.displayName),
    givenName: person.givenName && openPii(person.givenName),
    surname: person.surname && openPii(person.surname),
    aliases: aliases.flatMap((alias) => (alias === null ? [] : [openPii(alias)])),
  });
}

function noteWord(words: Set<string>, word: Pii | null): void {
  const text = word === null ? "" : openPii(word).trim();
  if (text !== "") {
    words.add(text);
  }
}

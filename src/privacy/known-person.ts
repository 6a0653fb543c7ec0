import { createDirectoryDictionary, type DirectoryDictionary } from "./text/index.ts";

/** Somebody whose name is known besides those of the directory, such as the contact of a ticket. */
export interface KnownPerson {
  readonly firstName: string;
  readonly lastName: string;
}

/** A dictionary that knows one person more. */
export function alsoKnowing(
  directory: DirectoryDictionary,
  { firstName, lastName }: KnownPerson,
): DirectoryDictionary {
  // Written together, they are names in scripts without blanks and parts of addresses.
  const writings = [
    `${firstName} ${lastName}`,
    `${firstName}${lastName}`,
    `${lastName}${firstName}`,
  ];
  const one = createDirectoryDictionary({
    people: writings.map((displayName) => ({ displayName })),
  });
  return {
    hasNamePart: (folded) => directory.hasNamePart(folded) || one.hasNamePart(folded),
    hasPair: (folded, other) => directory.hasPair(folded, other) || one.hasPair(folded, other),
    termsAt: (wordAt) => directory.termsAt(wordAt),
    hasDomain: (host) => directory.hasDomain(host),
    unspacedNameLength: (text, at) =>
      Math.max(directory.unspacedNameLength(text, at), one.unspacedNameLength(text, at)),
  };
}

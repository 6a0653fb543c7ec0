import { type CompiledRules, compileRules } from "./filter-rules/index.ts";
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

/** Id of the rule `alsoHiding` adds; no administrator's. */
export const KNOWN_PERSON = "known-person";

/**
 * Rules that also take out a person's names wherever they stand, in any case: who is called Will or
 * May is not to be given away by a detector that takes the name for a word.
 */
export function alsoHiding(
  rules: CompiledRules,
  { firstName, lastName }: KnownPerson,
): CompiledRules {
  const words = [firstName, lastName].filter((name) => /[\p{L}\p{N}]/u.test(name));
  if (words.length === 0) return rules;
  const hiding = compileRules([
    {
      id: KNOWN_PERSON,
      version: 1,
      name: "Person known by name",
      enabled: true,
      action: "pseudonymise",
      match: { type: "words", words },
    },
  ]);
  return {
    matchesIn: (text) => [...rules.matchesIn(text), ...hiding.matchesIn(text)],
    rulesFor: (kind) => rules.rulesFor(kind),
  };
}

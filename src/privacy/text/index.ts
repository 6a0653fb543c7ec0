export {
  createDirectoryDictionary,
  type DirectoryDictionary,
  DirectoryDictionaryBuilder,
  type DirectoryEntries,
  type DirectoryPerson,
} from "./directory-dictionary.ts";
export { ENTITY_KINDS, type EntityKind, PSEUDONYM_WORDS } from "./entity-kind.ts";
export type { PseudonymAllocator, PseudonymRequest } from "./pseudonym-allocator.ts";
export {
  LONGEST_QUESTION,
  type Redaction,
  type ScrubbedText,
  Scrubber,
  type ScrubberSettings,
} from "./scrubber.ts";

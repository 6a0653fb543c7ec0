export { ALL_DETECTORS } from "./detectors/all.ts";
export { createKnownPersonDetector } from "./detectors/known-person.ts";
export {
  createDirectoryDictionary,
  type DirectoryDictionary,
  DirectoryDictionaryBuilder,
  type DirectoryEntries,
  type DirectoryPerson,
} from "./directory-dictionary.ts";
export {
  ENTITY_KINDS,
  type EntityKind,
  PSEUDONYM_WORDS,
  type PseudonymWord,
} from "./entity-kind.ts";
export { findPersonalData, type GuardSettings } from "./find-personal-data.ts";
export { NumberedPseudonyms } from "./numbered-pseudonyms.ts";
export type { PseudonymAllocator, PseudonymRequest } from "./pseudonym-allocator.ts";
export { QuestionBlockedError } from "./question-blocked.ts";
export {
  LONGEST_QUESTION,
  type Redaction,
  type ScrubbedText,
  Scrubber,
  type ScrubberSettings,
} from "./scrubber.ts";
export type { Finding } from "./span.ts";
export { namesStranger } from "./strangers.ts";
export { loadEnglish } from "./vocabulary/english.ts";

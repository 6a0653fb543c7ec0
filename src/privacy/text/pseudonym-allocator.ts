import type { EntityKind, PseudonymWord } from "./entity-kind.ts";

/** One value that needs a stand-in. */
export interface PseudonymRequest {
  readonly kind: EntityKind;
  /** What the pseudonym begins with: `Person` for `Person-07`. */
  readonly word: PseudonymWord;
  /** Equal for all writings of the same thing; the allocator answers equal identities alike. */
  readonly identity: string;
  /** The value as the caller wrote it, to be given back to this caller alone. */
  readonly written: string;
}

/**
 * Gives out pseudonyms for one conversation: random numbers, the same for the same identity, unknown
 * to any other conversation. Keeps what stands for what; the text side never sees that again.
 */
export interface PseudonymAllocator {
  pseudonymFor(request: PseudonymRequest): string;
}

import { randomInt } from "node:crypto";
import { AppError } from "../../core/errors.ts";
import { type EntityKind, PSEUDONYM_SHAPE } from "../text/entity-kind.ts";
import type { PseudonymAllocator, PseudonymRequest } from "../text/pseudonym-allocator.ts";
import type { NameSource } from "./restore-names.ts";

/** Numbers of conversations have two to four digits, those of snapshots six: they never meet. */
const NUMBERS = 10_000;
/** Far more than a conversation names; so full a book would give itself away by its numbers. */
const MOST_OF_A_WORD = NUMBERS / 2;

/** What a caller wrote that is never put into an answer again: it could be opened, or stolen from it. */
const NEVER_RESTORED: ReadonlySet<EntityKind> = new Set(["SECRET", "URL"]);

/**
 * What stands for what in one conversation of one caller: random numbers, the same for the same thing,
 * unknown to every other conversation. In memory only, and gone with the conversation.
 */
export class PseudonymBook implements PseudonymAllocator, NameSource {
  readonly #randomBelow: (limit: number) => number;
  readonly #byIdentity = new Map<string, string>();
  readonly #names = new Map<string, string | undefined>();
  readonly #counts = new Map<string, number>();
  readonly #avoided = new Set<string>();

  /** @param randomBelow uniform whole numbers from 0 up to the limit, not including it. */
  constructor(randomBelow: (limit: number) => number = randomInt) {
    this.#randomBelow = randomBelow;
  }

  /** @throws AppError EGRESS_BLOCKED when one conversation names thousands of things. */
  pseudonymFor({ kind, word, identity, written }: PseudonymRequest): string {
    const key = `${kind} ${identity}`;
    const known = this.#byIdentity.get(key);
    if (known !== undefined) {
      return known;
    }
    const pseudonym = this.#freshOf(word);
    this.#byIdentity.set(key, pseudonym);
    this.#names.set(pseudonym, NEVER_RESTORED.has(kind) ? undefined : written);
    return pseudonym;
  }

  /** Keeps clear of what looks like pseudonyms in a text of the caller, so that none gets a meaning. */
  avoid(text: string): void {
    for (const [found] of text.matchAll(PSEUDONYM_SHAPE)) {
      this.#avoided.add(found);
    }
  }

  /** Whether this conversation gave the pseudonym out. */
  has(pseudonym: string): boolean {
    return this.#names.has(pseudonym);
  }

  nameOf(pseudonym: string): string | undefined {
    return this.#names.get(pseudonym);
  }

  /** How many pseudonyms begin with each word. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }

  #freshOf(word: string): string {
    const count = (this.#counts.get(word) ?? 0) + 1;
    if (count > MOST_OF_A_WORD) {
      throw new AppError("EGRESS_BLOCKED", {
        reason: "The conversation names more than can be kept apart, so nothing was sent.",
      });
    }
    let pseudonym: string;
    do {
      pseudonym = `${word}-${String(this.#randomBelow(NUMBERS)).padStart(2, "0")}`;
    } while (this.#names.has(pseudonym) || this.#avoided.has(pseudonym));
    this.#counts.set(word, count);
    return pseudonym;
  }
}

import { PSEUDONYM_SHAPE } from "../text/entity-kind.ts";

/** Who knows what pseudonyms stand for, for one caller. */
export interface NameSource {
  /** Undefined for a pseudonym that was not issued here, or must not be resolved. */
  nameOf(pseudonym: string): string | undefined;
}

/** Markup, addresses and paths: whatever could carry a name away when the text is shown. */
const NOT_BARE = /[<>`\]\\]|:\/\/|\bwww\.|\b(?:javascript|data|mailto|file)\s*:/i;
/** What makes markup of a name that a tenant or a pasted text brought along. */
const ACTIVE = /[<>`[\]\\]|:\/\/|[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * Puts names in place of the pseudonyms their sources issued; all others stay as they are. For text
 * nodes only: a text with anything in it that could be fetched, opened or rendered keeps every
 * pseudonym, and a name loses what would make markup of it.
 */
export function restoreNames(text: string, ...sources: readonly NameSource[]): string {
  if (NOT_BARE.test(text)) {
    return text;
  }
  return text.replace(PSEUDONYM_SHAPE, (pseudonym) => {
    const name = sources.map((source) => source.nameOf(pseudonym)).find(isKnown);
    return name === undefined ? pseudonym : name.replace(ACTIVE, " ").trim();
  });
}

function isKnown(name: string | undefined): boolean {
  return name !== undefined;
}

import { PSEUDONYM_SHAPE } from "../text/entity-kind.ts";

/** Who knows what pseudonyms stand for, for one caller. */
export interface NameSource {
  /** Undefined for a pseudonym that was not issued here, or must not be resolved. */
  nameOf(pseudonym: string): string | undefined;
}

/** Markup, addresses and paths: whatever could carry a name away when the text is shown. */
const NOT_BARE = /[<>`\]]|\\(?![\p{L}\p{N}])|:\/\/|\bwww\.|\b(?:javascript|data|mailto|file)\s*:/iu;
/** What makes markup of a name that a tenant or a pasted text brought along. */
const ACTIVE = /[<>`[\]\\]|:\/\/|[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A host, or a stand-in that may be one when its name is back. */
const HOST = /(?:Domain|Address|Network|Link)-\d{2,6}|[\p{L}\p{N}-][.\u3002\uff61]\p{L}/u;
/** What joins a host with what is carried to it: `Domain-07/?q=Person-12`, `Person-12.Domain-07`. */
const JOINING = /[/?#@\\][^\s"'”’)\]]|[.\u3002\uff61][\p{L}\p{N}]/u;

/** `C:\Users\Person-12`: a folder of some computer, which nobody else can be asked for. */
const LOCAL_PATH = /^["'(]*\p{L}:\\(?!\\)/u;

/** Whether a word, with all that is written to it without a blank, would make an address of names. */
function isCarrying(word: string): boolean {
  if (LOCAL_PATH.test(word) || word.search(PSEUDONYM_SHAPE) < 0) return false;
  return word.includes("\\") || (HOST.test(word) && JOINING.test(word));
}

/** Whether stand-ins are joined to something that would be an address with their names in it. */
export function carriesNames(text: string): boolean {
  return text.split(/\s+/).some(isCarrying);
}

/**
 * Puts names in place of the pseudonyms their sources issued; all others stay as they are. For text
 * nodes only: a text with anything in it that could be fetched, opened or rendered keeps every
 * pseudonym, a word that would become an address keeps its own, and a name loses what would make
 * markup of it.
 */
export function restoreNames(text: string, ...sources: readonly NameSource[]): string {
  if (NOT_BARE.test(text)) {
    return text;
  }
  return text.replace(/\S+/g, (word) => (isCarrying(word) ? word : restoreWord(word, sources)));
}

function restoreWord(word: string, sources: readonly NameSource[]): string {
  return word.replace(PSEUDONYM_SHAPE, (pseudonym) => {
    const name = sources.map((source) => source.nameOf(pseudonym)).find(isKnown);
    return name === undefined ? pseudonym : name.replace(ACTIVE, " ").trim();
  });
}

function isKnown(name: string | undefined): boolean {
  return name !== undefined;
}

import type { EntityKind } from "./entity-kind.ts";
import { foldSpeltOut, foldWord } from "./fold.ts";
import { splitWords } from "./words.ts";

/** A person as the caller's directory view shows them. */
export interface DirectoryPerson {
  readonly displayName: string;
  readonly givenName?: string | null;
  readonly surname?: string | null;
  /** User principal name, mail address or nickname; the part before the @ is looked for by itself. */
  readonly aliases?: readonly string[];
}

/** What the tenant calls things. Names only: ids and addresses are found by their form. */
export interface DirectoryEntries {
  readonly people?: Iterable<DirectoryPerson>;
  readonly groups?: Iterable<string>;
  readonly departments?: Iterable<string>;
  readonly countries?: Iterable<string>;
  readonly sites?: Iterable<string>;
  readonly policies?: Iterable<string>;
  readonly devices?: Iterable<string>;
  /** Verified domains. Their subdomains are found with them. */
  readonly domains?: Iterable<string>;
}

export type TermKind = Extract<
  EntityKind,
  "GROUP" | "DEPARTMENT" | "COUNTRY" | "SITE" | "POLICY" | "DEVICE"
>;

/** A name of a thing, as the words the tenant writes it with. */
export interface Term {
  readonly kind: TermKind;
  readonly words: readonly string[];
}

/**
 * The words of one tenant, in memory only, built from the caller's own directory view. Names of
 * people are kept as single folded words and as hashed pairs, so 300,000 people fit in some 40 MB.
 */
export interface DirectoryDictionary {
  /** Whether the folded word is part of somebody's name, or somebody's alias. */
  hasNamePart(folded: string): boolean;
  /** Whether one person's name begins with one of the two words and ends with the other. */
  hasPair(folded: string, otherFolded: string): boolean;
  /** Names of things whose words are those that `wordAt(0)`, `wordAt(1)`... give; longest first. */
  termsAt(wordAt: (offset: number) => string | undefined): readonly Term[];
  /** Whether the host is a verified domain or one of its subdomains. */
  hasDomain(host: string): boolean;
  /** Longest name written without blanks (Chinese, Japanese, Korean) at this place; 0 when there is none. */
  unspacedNameLength(text: string, at: number): number;
}

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;
const LONGEST_UNSPACED = 8;

/** Whoever writes sentences into a display name must not make names of ordinary words. */
const MOST_WORDS_OF_A_NAME = 6;

/** `Grace Park (External)`, `Müller, Jörg [DE]`: what a directory notes behind a name. */
const REMARK = /(?<=\p{L}.*)\s*[([][^)\]]*[)\]]\s*$/u;

/** One word of the names of things, and the words that follow it. */
interface TermNode {
  readonly next: Map<string, TermNode>;
  readonly terms: Term[];
}

function emptyNode(): TermNode {
  return { next: new Map(), terms: [] };
}

/** FNV-1a over both words; a collision costs one needless pseudonym. */
function pairHash(first: string, second: string): number {
  const [a, b] = first < second ? [first, second] : [second, first];
  let hash = 0x811c9dc5;
  for (const text of [a, " ", b]) {
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    }
  }
  return hash >>> 0;
}

/** Takes entries one by one, so a directory can be read page by page. */
export class DirectoryDictionaryBuilder {
  readonly #parts = new Set<string>();
  readonly #pairs = new Set<number>();
  readonly #unspaced = new Set<string>();
  readonly #terms = emptyNode();
  readonly #domains = new Set<string>();

  addPerson(person: DirectoryPerson): this {
    for (const name of [person.displayName, `${person.givenName ?? ""} ${person.surname ?? ""}`]) {
      this.#addName(name);
    }
    for (const alias of person.aliases ?? []) {
      const [local = ""] = alias.split("@");
      if (/^\p{L}[\p{L}\d]{3,}$/u.test(local)) {
        this.#parts.add(foldWord(local));
      }
    }
    return this;
  }

  addTerm(kind: TermKind, name: string): this {
    const words = splitWords(name.normalize("NFKC"));
    if (!words.some(({ text }) => text.length > 1)) {
      return this;
    }
    let node = this.#terms;
    for (const { folded } of words) {
      const next = node.next.get(folded) ?? emptyNode();
      node.next.set(folded, next);
      node = next;
    }
    node.terms.push({ kind, words: words.map(({ text }) => text) });
    return this;
  }

  addDomain(domain: string): this {
    this.#domains.add(domain.trim().toLowerCase());
    return this;
  }

  build(): DirectoryDictionary {
    const parts = this.#parts;
    const pairs = this.#pairs;
    const terms = this.#terms;
    const domains = this.#domains;
    const unspaced = this.#unspaced;
    return {
      hasNamePart: (folded) => parts.has(folded),
      hasPair: (folded, other) => pairs.has(pairHash(folded, other)),
      termsAt: (wordAt) => termsAlong(terms, wordAt),
      hasDomain: (host) => hasSuffix(domains, host.toLowerCase()),
      unspacedNameLength: (text, at) => {
        for (let length = Math.min(LONGEST_UNSPACED, text.length - at); length > 1; length -= 1) {
          if (unspaced.has(text.slice(at, at + length))) {
            return length;
          }
        }
        return 0;
      },
    };
  }

  #addName(name: string): void {
    const words = splitWords(name.normalize("NFKC").replace(REMARK, ""))
      .filter(({ text }) => /\p{L}/u.test(text))
      .slice(0, MOST_WORDS_OF_A_NAME);
    const folded: string[] = [];
    for (const word of words) {
      if (UNSPACED.test(word.text)) {
        this.#unspaced.add(word.text);
      } else if (word.folded.length > 1) {
        folded.push(word.folded);
        this.#parts.add(word.folded);
        this.#parts.add(foldSpeltOut(word.text) ?? word.folded);
      }
    }
    const [first] = folded;
    const last = folded.at(-1);
    if (first !== undefined && last !== undefined && folded.length > 1) {
      this.#pairs.add(pairHash(first, last));
    }
  }
}

function termsAlong(
  root: TermNode,
  wordAt: (offset: number) => string | undefined,
): readonly Term[] {
  const found: Term[] = [];
  let node: TermNode | undefined = root;
  for (let offset = 0; node !== undefined; offset += 1) {
    const word = wordAt(offset);
    node = word === undefined ? undefined : node.next.get(word);
    found.unshift(...(node?.terms ?? []));
  }
  return found;
}

function hasSuffix(domains: ReadonlySet<string>, host: string): boolean {
  for (let rest = host; rest !== ""; rest = rest.slice(rest.indexOf(".") + 1)) {
    if (domains.has(rest)) {
      return true;
    }
    if (!rest.includes(".")) {
      return false;
    }
  }
  return false;
}

/** A dictionary of everything given, at once. */
export function createDirectoryDictionary(entries: DirectoryEntries = {}): DirectoryDictionary {
  const builder = new DirectoryDictionaryBuilder();
  for (const person of entries.people ?? []) {
    builder.addPerson(person);
  }
  for (const domain of entries.domains ?? []) {
    builder.addDomain(domain);
  }
  const terms = [
    // First what figures are published about: `Finance` the department, before a group called so.
    ["DEPARTMENT", entries.departments],
    ["COUNTRY", entries.countries],
    ["GROUP", entries.groups],
    ["SITE", entries.sites],
    ["POLICY", entries.policies],
    ["DEVICE", entries.devices],
  ] as const;
  for (const [kind, names] of terms) {
    for (const name of names ?? []) {
      builder.addTerm(kind, name);
    }
  }
  return builder.build();
}

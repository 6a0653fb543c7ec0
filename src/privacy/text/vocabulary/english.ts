import { createRequire } from "node:module";
import { z } from "zod";
import { foldWord } from "../fold.ts";
import { AMBIGUOUS_NAMES, PLACES_AND_NAMES } from "./name-words.ts";
import { FAMILY_NAMES, GIVEN_NAMES } from "./names-of-the-world.ts";
import { ORDINARY_WORDS } from "./ordinary-words.ts";
import { BRANDS, PLAN_CODE, PRODUCT_WORDS } from "./product-words.ts";

/**
 * The lexicon of `compromise` (24,600 words with their conjugations, 4,300 of them names) as data. Its
 * tagger would cost 6 ms for a question of 500 bytes, this costs a look-up a word.
 */
const lexiconSchema = z.object({
  one: z.object({ lexicon: z.record(z.string(), z.union([z.string(), z.array(z.string())])) }),
});

const GIVEN_NAME_TAGS = new Set(["FirstName", "MaleName", "FemaleName", "Person"]);
const PLACE_TAGS = new Set(["City", "Country", "Region", "Place", "Demonym"]);

/** Words of one kind each, folded. */
interface English {
  readonly givenNames: Set<string>;
  readonly surnames: Set<string>;
  readonly places: Set<string>;
  /** Places of several words, by their first: `new york`, `rio de janeiro`. */
  readonly placePhrases: Map<string, (readonly string[])[]>;
  readonly ordinary: Set<string>;
}

/** Sorts one entry of the lexicon. Of entries of several words only those of places are of use. */
function sortEntry(english: English, entry: string, tags: readonly string[]): void {
  const { givenNames, surnames, places, placePhrases, ordinary } = english;
  const words = entry.split(/[\s-]+/).map(foldWord);
  if (tags.some((tag) => PLACE_TAGS.has(tag))) {
    const [first = ""] = words;
    if (words.length === 1) {
      places.add(first);
    } else {
      placePhrases.set(first, [...(placePhrases.get(first) ?? []), words]);
    }
  } else if (tags.includes("LastName")) {
    words.forEach((word) => surnames.add(word));
  } else if (words.length === 1) {
    const isName = tags.some((tag) => GIVEN_NAME_TAGS.has(tag));
    (isName ? givenNames : ordinary).add(foldWord(entry));
  }
}

let known: English | undefined;

/** Read when it is first needed: it takes half a second and 70 MB, and surveys need none of it. */
function english(): English {
  if (known === undefined) {
    const nlp: { model(): unknown } = createRequire(import.meta.url)("compromise/two");
    known = {
      givenNames: new Set(GIVEN_NAMES),
      surnames: new Set(FAMILY_NAMES),
      places: new Set(PLACES_AND_NAMES),
      placePhrases: new Map(),
      ordinary: new Set([...ORDINARY_WORDS, ...PRODUCT_WORDS, ...BRANDS]),
    };
    for (const [entry, tags] of Object.entries(lexiconSchema.parse(nlp.model()).one.lexicon)) {
      sortEntry(known, entry, [tags].flat());
    }
  }
  return known;
}

/** Reads the lexicon now, so that no question waits for it. */
export function loadEnglish(): void {
  english();
}

/** Endings only ordinary words have, of four letters and more so that no surname is caught. */
const ORDINARY_ENDING =
  /(?:ations?|itions?|ctions?|ssions?|nesses|ness|ities|ology|ological|ically|ships?|ibility|ability|ables?|ibles?|ously|ively|ments?|isation|ization|isms?|fulness|wares?|ising|izing|ised|ized|ularly|ically|graphy|metric)$/;

function isPluralOfOrdinary(folded: string): boolean {
  return folded.length >= 5 && folded.endsWith("s") && english().ordinary.has(folded.slice(0, -1));
}

/** Whether an English reader would take the folded word for an ordinary one. Digits make it so too. */
export function isOrdinary(folded: string): boolean {
  return (
    english().ordinary.has(folded) ||
    isPluralOfOrdinary(folded) ||
    folded.length < 2 ||
    /\d/.test(folded) ||
    PLAN_CODE.test(folded) ||
    (folded.length >= 7 && ORDINARY_ENDING.test(folded))
  );
}

/** A word that is a name and an ordinary word, such as `Mark`, `Hope` or `Price`. */
export function isAmbiguous(folded: string): boolean {
  return AMBIGUOUS_NAMES.has(folded) || (isOrdinary(folded) && isKnownName(folded));
}

/** No English compound is longer; what is, is no word, and would take long to cut up. */
const LONGEST_WORD = 30;
const PREFIX =
  /^(?:re|un|de|dis|over|under|mis|pre|non|sub|inter|auto|multi|anti|super|micro|macro|self|cross|out|up|down|back|web|e)(?=\p{L}{4})/u;

/** `reassign`, `webhook`, `mailflow`: a prefix or a word before a word. Family names are built so too. */
function isCompound(folded: string): boolean {
  if (folded.length > LONGEST_WORD) {
    return false;
  }
  if (english().ordinary.has(folded.replace(PREFIX, ""))) {
    return true;
  }
  for (let cut = 3; cut <= folded.length - 3; cut += 1) {
    if (english().ordinary.has(folded.slice(0, cut)) && english().ordinary.has(folded.slice(cut))) {
      return true;
    }
  }
  return false;
}

/** Built like an English verb, abstract noun or compound: at a sentence's beginning no name. */
export function soundsBuilt(folded: string): boolean {
  return (
    /(?:ing|ify|ifies|ified|ates|ated|izes|ized|ises|ised|ality|[a-z]{4}ate)$/.test(folded) ||
    isCompound(folded)
  );
}

/** Endings that English words have far more often than names written in lower case. */
export function soundsEnglish(folded: string): boolean {
  return (
    isCompound(folded) ||
    /(?:ing|ed|ly|ic|ical|al|ous|ive|ful|less|ist|ism|ary|ory|ment|ness|able|ible|tion|sion|ity|ance|ence|ure|age|ship|wise|ward|like|some|ize|ise|ify|ate|ware|ish|eer|est|men|s)$/.test(
      folded,
    )
  );
}

export function isGivenName(folded: string): boolean {
  return english().givenNames.has(folded) || AMBIGUOUS_NAMES.has(folded);
}

/** Whether the word is a common given or family name, in the languages the lexicon knows. */
export function isKnownName(folded: string): boolean {
  return english().givenNames.has(folded) || english().surnames.has(folded);
}

export function isPlace(folded: string): boolean {
  return english().places.has(folded);
}

/** How many words from here make up the name of a place of several words; 0 when they do not. */
export function placePhraseLength(wordAt: (offset: number) => string | undefined): number {
  const phrases = english().placePhrases.get(wordAt(0) ?? "") ?? [];
  const found = phrases.filter((phrase) => phrase.every((word, offset) => wordAt(offset) === word));
  return Math.max(0, ...found.map((phrase) => phrase.length));
}

import type { Detected, DetectionContext, Detector } from "../detector.ts";
import type { Term } from "../directory-dictionary.ts";
import { isMadeOfProductWords } from "../product-names.ts";
import type { ScanText } from "../scan-text.ts";
import { contains, overlaps } from "../span.ts";
import { isOrdinary } from "../vocabulary/english.ts";
import type { Word } from "../words.ts";

/** What may stand between two words of one name, however the caller writes it. */
const GAP = /^[ \t_\-–—/.&,()+:|']{0,3}$/u;

/** A serial of letters and digits says as much as a rare word. */
const SERIAL = /^(?=.*\d)(?=.*[a-z])[a-z\d]{5,}$/;

function wordReader(words: readonly Word[], from: number): (offset: number) => string | undefined {
  return (offset) => {
    const word = words[from + offset];
    return word !== undefined && (offset === 0 || GAP.test(word.gap)) ? word.folded : undefined;
  };
}

/**
 * Names made of ordinary words only (`All Users`, `Finance`) count where they are written with the
 * tenant's own capitals, and not by the capital of a sentence's beginning alone.
 */
function isMeant(term: Term, found: readonly Word[]): boolean {
  if (found.some(({ folded }) => !isOrdinary(folded) || SERIAL.test(folded))) {
    return true;
  }
  const sameCapitals = term.words.every((written, nth) => written === found[nth]?.text);
  const telling = found.filter((word) => word.case !== "lower" && !word.startsSentence);
  return sameCapitals && telling.length > 0;
}

interface TermAt extends Detected {
  readonly words: number;
}

function termAt({ words }: ScanText, index: number, context: DetectionContext): TermAt | undefined {
  const terms = context.dictionary.termsAt(wordReader(words, index));
  const term = terms.find((one) => isMeant(one, words.slice(index, index + one.words.length)));
  const last = words[index + (term?.words.length ?? 0) - 1];
  const first = words[index];
  return term === undefined || first === undefined || last === undefined
    ? undefined
    : { start: first.start, end: last.end, kind: term.kind, words: term.words.length };
}

/** Where names overlap, the longer one is meant: `team Falcon Steering Committee` is the committee. */
function* termsIn(scan: ScanText, context: DetectionContext): Iterable<Detected> {
  const found = scan.words.flatMap((_, index) => termAt(scan, index, context) ?? []);
  const chosen: TermAt[] = [];
  for (const term of found.toSorted((a, b) => b.words - a.words)) {
    // A group called like a product ("Power BI Pro") must not take the product's name away; one whose
    // name only begins like a part number ("M365_Phoenix") is the tenant's.
    const product =
      scan.productNames.some((name) => contains(name, term)) &&
      isMadeOfProductWords(scan.words.filter((word) => contains(term, word)));
    if (!product && !chosen.some((other) => overlaps(other, term))) {
      chosen.push(term);
      yield { start: term.start, end: term.end, kind: term.kind };
    }
  }
}

/** The tenant's groups, departments, sites, policies and devices by name. */
export const tenantTerms: Detector = { id: "tenant-terms", find: termsIn };

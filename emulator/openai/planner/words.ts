/** Endings taken off so that "licences", "licensed" and "licence" meet; longest first. */
const ENDINGS = ["ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er"];
const SHORTEST_STEM = 4;

/**
 * The bare form of a word: good enough to make inflections meet, and nothing more. Words with
 * digits (E5, P2, 365) stay whole.
 */
export function stemOf(word: string): string {
  if (/\d/.test(word)) return word.replace(/^(?<name>[a-z]\d+)s$/, "$<name>");
  const british = word
    .replace(/^licen[cs]/, "licens")
    .replace(/our$/, "or")
    .replace(/is(e|ing|ed|ation)s?$/, "iz$1");
  for (const ending of ENDINGS) {
    if (british.endsWith(ending) && british.length - ending.length >= SHORTEST_STEM) {
      return british.slice(0, -ending.length);
    }
  }
  const singular = british.replace(
    /(?<stem>\w{3}[^s])s$|(?<short>\w{2}[^su])s$/,
    "$<stem>$<short>",
  );
  return singular.endsWith("e") && singular.length > SHORTEST_STEM
    ? singular.slice(0, -1)
    : singular;
}

/** The words of a text in order, as stems. Marks, hyphens and underscores part words. */
export function stemsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map(stemOf);
}

/** Where a phrase (as stems) begins in a text (as stems); -1 when it does not occur. */
export function indexOfPhrase(text: readonly string[], phrase: readonly string[]): number {
  if (phrase.length === 0) return -1;
  return text.findIndex((_, start) => phrase.every((word, at) => text[start + at] === word));
}

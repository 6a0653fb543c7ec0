import { plainView, rewriteMatches, type TextView } from "./text-view.ts";

/** Printable ASCII, tab and newline: what most questions consist of, and what needs no work. */
const PLAIN = /^[\x20-\x7e\n\t]*$/;

/**
 * What shows nothing and only splits words or turns their direction: format characters (zero-width,
 * bidirectional, tag characters U+E0000–E007F), control characters, variation selectors, grapheme
 * joiner, the fillers of Hangul and the blank Braille cell. Tab and newline stay.
 */
const INVISIBLE =
  /\p{Cf}|\p{Cn}|\p{Co}|\p{Variation_Selector}|\u034f|[\u115f\u1160\u2800\u3164\uffa0]|\u17b4|\u17b5|(?![\n\t])\p{Cc}/gu;

/**
 * A base with its marks, or a run of Hangul letters: normalisation never reaches across these, so
 * each can be normalised by itself without losing count of where it stood.
 */
const CLUSTER = /[\u1100-\u11ff]+|\P{M}[\p{M}\p{Cf}\p{Variation_Selector}]+|[^\x20-\x7e\n\t]/gu;

function normaliseCluster(cluster: string): string | undefined {
  const normal = cluster.replace(INVISIBLE, "").normalize("NFKC");
  return normal === cluster ? undefined : normal;
}

/**
 * The question in compatibility form (NFKC, Unicode Standard Annex 15) without invisible characters.
 * Lone surrogates become U+FFFD. The result shows where in the source each character stood.
 */
export function normaliseText(source: string): TextView {
  if (PLAIN.test(source)) {
    return plainView(source);
  }
  return rewriteMatches(source.toWellFormed(), CLUSTER, normaliseCluster);
}

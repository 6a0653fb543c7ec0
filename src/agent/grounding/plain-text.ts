/** More than an answer ever needs; what is longer is refused unread. */
export const MAX_ANSWER_LENGTH = 20_000;

/** Invisible, direction-changing and tag characters: they hide text from readers and from checks. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Co}\p{Cn}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

/** The order matters: what a later step would uncover, an earlier one has already removed. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/(?:```|~~~)[^]*?(?:```|~~~|$)/g, " "],
  [/<!--[^]*?(?:-->|$)/g, " "],
  [/<(script|style|svg|iframe|object)\b[^]*?(?:<\/\1\s*>|$)/gi, " "],
  [/<\/?[a-z!][^>]*(?:>|$)/gi, " "],
  // No bracket inside brackets: a text of nothing but brackets must not cost the square of its length.
  [/!\[[^[\]]*\]\s*(?:\([^)]*\)?|\[[^[\]]*\]?)/g, " "],
  [/\[([^[\]]*)\]\s*(?:\([^)]*\)?|\[[^[\]]*\])/g, "$1"],
  [/^\s*\[[^[\]\n]+\]:.*$/gm, " "],
  [/`[^`\n]*`?/g, " "],
];

/**
 * An answer as bare text: links, images, HTML and code taken out, one normal form for every
 * character, line breaks kept. What still looks like an address afterwards is for the caller of this
 * function to reject.
 */
export function toPlainText(answer: string): string {
  const lines = answer.normalize("NFKC").replaceAll(/\r\n?|[\u2028\u2029]/g, "\n");
  const visible = lines
    .split("\n")
    .map((line) => line.replaceAll("\t", " ").replaceAll(INVISIBLE, ""))
    .join("\n");
  return MARKUP.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), visible);
}

const ADDRESS_LIKE: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\//i,
  /\b(?:javascript|data|vbscript|file|mailto|tel|ms-[a-z]+)\s*:/i,
  /\bwww\s*\./i,
  // Whatever scheme an application has put itself down for: `sms:`, `msteams:`, `view-source:`.
  /\b[a-z][a-z0-9+.-]+:[^\s:]/i,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
  /\\\\\S/,
  /\/\/\S/,
  /\/[\w./-]*\?\S/,
  // Characters written in another way, which a page or a list of links would open.
  /%[0-9a-f]{2}/i,
  /&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/i,
  // Every full stop that browsers take for one of a host name (UTS 46).
  /[\p{L}\p{N}_-][.\u3002\uff61]\p{L}[\p{L}\p{N}-]/iu,
  // `info@` by itself, at the end of a sentence, is nobody's.
  /@[^\s.,;:!?)"']/,
];

/** Whether something in a text could be fetched, opened, or be written to. */
export function hasAddress(text: string): boolean {
  return ADDRESS_LIKE.some((pattern) => pattern.test(text));
}

/** The words that look like addresses or file names; the whole text where only its parts together do. */
export function addressesIn(text: string): readonly string[] {
  const words = text.split(/\s+/).map((word) => word.replace(/^["'(]+|["'),.;:!?]+$/g, ""));
  const found = words.filter(hasAddress);
  return found.length === 0 && hasAddress(text) ? [text] : found;
}

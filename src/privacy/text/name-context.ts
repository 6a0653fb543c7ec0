import { FOREIGN_NAME_CUES, NAME_VERBS } from "./vocabulary/name-words.ts";
import type { Word } from "./words.ts";

const MONTH = /^(?:jan|january|april|may|june|july|august|march)$/;
const BEFORE_MONTH = /^(?:in|since|until|till|last|next|this|early|late|mid|every|during)$/;
const DAY_OR_YEAR = /^(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)$/;
const POSSESSIVE = /^['’‘ʼ`´][sS]\b/u;

/** `kurosawa's`: something of somebody's. */
export function isPossessive(words: readonly Word[], index: number): boolean {
  return POSSESSIVE.test(words[index + 1]?.gap ?? "");
}

/** Whether a capitalised word names a month more often than somebody; `Jan` does not. */
export function isMonthName(folded: string): boolean {
  return folded !== "jan" && MONTH.test(folded);
}

function foldedAt(words: readonly Word[], index: number): string {
  return words[index]?.folded ?? "";
}

/** `in May`, `May 2026`, `14 June`, `March with April`: a month, not somebody. */
export function isMonth(words: readonly Word[], index: number): boolean {
  const before = foldedAt(words, index - 1);
  const dated = [before, foldedAt(words, index + 1)].some((word) => DAY_OR_YEAR.test(word));
  const told = dated || BEFORE_MONTH.test(before) || isAmongMonths(words, index);
  return MONTH.test(foldedAt(words, index)) && told;
}

/** What may stand between two months named together: `March with April`, `from May until the end of June`. */
const BETWEEN_MONTHS =
  /^(?:and|or|to|till|until|through|thru|with|versus|vs|against|than|over|in|of|the|end|beginning|middle|start|mid|early|late)$/;

function isAmongMonths(words: readonly Word[], index: number): boolean {
  return ([1, -1] as const).some((step) => {
    let at = index + step;
    while (BETWEEN_MONTHS.test(foldedAt(words, at))) {
      at += step;
    }
    return words[at]?.case !== "lower" && MONTH.test(foldedAt(words, at));
  });
}

const LOCATIVE = /^(?:in|near|around|across|outside|inside|throughout|within)$/;

/** `in Paris`, `in Sydney, Austin and London`: a place, though the word is a given name as well. */
export function isLocated(words: readonly Word[], index: number): boolean {
  let at = index;
  for (let left = coordinated(words, at, -1); left >= 0; left = coordinated(words, at, -1)) {
    at = left;
  }
  return LOCATIVE.test(foldedAt(words, at - 1));
}

/** `Heather: "..."`: somebody whose words follow. */
export function isSpeaker(words: readonly Word[], index: number): boolean {
  return /^:\s?\\?["“'‘]/u.test(words[index + 1]?.gap ?? "");
}

const SIGN_OFF =
  /^(?:thanks|thank|thx|regards|cheers|sincerely|yours|wishes|best|danke|gruß|gruss|gruße|merci|cordialement|gracias|saludos|grazie|saluti|obrigado|bedankt|groeten|pozdrawiam|dziekuje)$/;

/** `Thanks! Jade`: the last word, behind a greeting that ends a letter. */
function isSigned(words: readonly Word[], index: number): boolean {
  return index === words.length - 1 && SIGN_OFF.test(foldedAt(words, index - 1));
}

/** Whether the word stands where names stand: `Mark's`, `Grace left`, `Dawn H.`, `Heather: "..."`. */
export function actsLikeName(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  if (next === undefined) {
    return isSigned(words, index);
  }
  const initial = /^\p{Lu}$/u.test(next.text) && next.gap === " ";
  return (
    isPossessive(words, index) ||
    isSpeaker(words, index) ||
    (initial && words[index + 2]?.gap.startsWith(".") === true) ||
    (next.gap === " " && next.case === "lower" && NAME_VERBS.has(next.folded))
  );
}

const AND = /^(?:and|or|y|und|et|i)$/;

/** Index of the word on the other side of an "and", "or", "&" or comma; -1 when there is none. */
export function coordinated(words: readonly Word[], index: number, step: 1 | -1): number {
  const gapAfter = (at: number): string => words[at + 1]?.gap ?? "";
  const between = step === 1 ? gapAfter(index) : gapAfter(index - 1);
  if (/^(?: & |, )$/.test(between)) {
    return index + step;
  }
  const conjunction = AND.test(foldedAt(words, index + step));
  const far = step === 1 ? gapAfter(index + 1) : gapAfter(index - 2);
  return conjunction && between === " " && far === " " ? index + 2 * step : -1;
}

/** Words after which a single strange word in lower case is somebody. */
const STRONG_CUE =
  /^(?:named|called|regards|thanks|hi|hello|dear|hey|user|users|cheers|sincerely|did|does|has|by|except|ask|tell|says|said|colleague|contact|mr|mrs|ms|dr)$/;

/** `did kowalski request`, `bártová began`: one strange word where a name is expected. */
export function isCuedAlone(words: readonly Word[], index: number): boolean {
  const word = words[index];
  const cued = STRONG_CUE.test(foldedAt(words, index - 1)) && /^,? $/.test(word?.gap ?? "");
  const marked = /[^\p{ASCII}'’]/u.test(word?.text ?? "");
  return cued || marked || (word?.startsSentence === true && actsLikeName(words, index));
}

/** `warum hat`, `por qué`: words of other languages behind which somebody stands. */
export function isForeignCue(words: readonly Word[], index: number): boolean {
  const cue = foldedAt(words, index);
  return FOREIGN_NAME_CUES.has(cue) || (cue === "que" && foldedAt(words, index - 1) === "por");
}

/** `Laufzeit der Verträge`: what stands beside a German noun is an article, no particle of a name. */
export function isBesideArticle(words: readonly Word[], index: number, step: 1 | -1): boolean {
  const isArticle = /^(?:der|den|des|dem|zu|zur|zum)$/.test(foldedAt(words, index + step));
  return isArticle && foldedAt(words, index + step - 1) !== "von";
}

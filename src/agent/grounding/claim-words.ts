/*
 * Words by which a sentence says how many, how much of, more or less than, ever more or ever less. No
 * figure has them in its label, so that a sentence with one of them has to be written again.
 */

const NUMBERS =
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? billions? dozens? scores? couple half halves thirds? quarters? fifths? tenths? twice thrice double triple percent percentage zero nil";
const SHARES =
  "most mostly majority minority nearly almost roughly approximately several (?<!how )many (?<!too )few fewer (?<!how )much little enough fully entirely partly largely everything everybody everyone nothing nobody none";
const COMPARISONS =
  "more less than higher lower highest lowest larger largest smaller smallest bigger biggest greater greatest cheaper cheapest expensive dearest better best worse worst above below exceeds?";
const TRENDS =
  "rising rises? rose risen grows? grew grown growing growth increas(?:e|es|ed|ing) decreas(?:e|es|ed|ing) declin(?:e|es|ed|ing) drop(?:s|ped|ping)? f[ae]ll(?:s|en|ing)? trends?";

const anyOf = (...words: readonly string[]): RegExp =>
  new RegExp(String.raw`\b(?:${words.join(" ").replaceAll(/ (?![^(]*\))/g, "|")})\b`, "iu");

const NUMBER_WORD = anyOf(NUMBERS);
const CLAIM_WORD = anyOf(NUMBERS, SHARES, COMPARISONS, TRENDS);

/** Whether a text has a number word of English. */
export function saysNumber(text: string): boolean {
  return NUMBER_WORD.test(text);
}

/** Whether a text has a word that says how much in one way or another. */
export function saysHowMuch(text: string): boolean {
  return CLAIM_WORD.test(text);
}

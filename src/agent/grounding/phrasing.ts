import type { AnswerFigure, Measure } from "../figures/answer-figure.ts";
import { wordsIn } from "./admitted-words.ts";

/*
 * Turns of phrase that claim nothing. They are taken out of what is checked, and stay in what is shown.
 * Each is a whole phrase: its words by themselves could make a true figure tell something false.
 */

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(I|you|we|they)['’]ve\b/giu, "$1 have"],
  [/\b(you|we|they)['’]re\b/giu, "$1 are"],
  [/\bI['’]m\b/giu, "I am"],
  [/\b(here|there|that|it)['’]s\b/giu, "$1 is"],
  [/\b(I|you|we)['’]ll\b/giu, "$1 will"],
  [/\b(I|you|we)['’]d\b/giu, "$1 would"],
];

/** Where a figure is from; its date is put behind the sentence. */
const SOURCED =
  /\b(?:according to|based on|going by|as of) (?:the |your )?(?:(?:latest|current|available|most recent) )?(?:data|figures|survey|information|numbers)\b/giu;
const FRAMES: readonly RegExp[] = [
  SOURCED,
  /\b(?:here is|here are|below is|below are) (?:the |a |your )?(?:(?:quick|short|full) )?(?:breakdown|summary|overview|figures|details|numbers)(?: (?:by|per) product)?(?=:)/giu,
  /^(?:in (?:summary|short|brief)|to (?:sum up|summari[sz]e)|(?:please )?note that|specifically|for (?:example|instance|reference)|in addition|additionally|also|meanwhile|looking at)\b,?/giu,
  /^as an advisor,/giu,
  /\b(?:I|we) (?:found|counted|identified)(?=\s*\{\{)/giu,
  /\b(?:(?:the|a) )?(?:number|count) of\b/giu,
  // A verb that only leads to the number.
  /\b(?:amounts? to|comes? to|adds? up to|works? out (?:at|to)|stands? at|equals?|totall?ing|totals?|accounts? for)(?=\s*\{\{)/giu,
];
const NOW =
  /\b(?:currently|presently|at present|at the moment|at this time|right now|as of (?:today|now)|current)\b/giu;

/** Amounts that hold at another time than now, or would hold. */
const TIMED: ReadonlySet<Measure> = new Set<Measure>([
  "saving",
  "saving-actionable-now",
  "saving-at-renewal",
  "avoidable-purchase",
  "amount-before",
  "amount-after",
  "difference",
  "planned-cost",
  "price-change",
  "paid-seats-before",
  "paid-seats-after",
  "assigned-seats-before",
  "assigned-seats-after",
]);

/** A sentence without turns of phrase, as it is checked; references stay in place. */
export function plainly(sentence: string): string {
  const whole = CONTRACTIONS.reduce(
    (text, [short, long]) => text.replaceAll(short, long),
    sentence,
  );
  const bare = FRAMES.reduce((text, frame) => text.replaceAll(frame, " "), whole);
  return bare.replaceAll(/\bout of\b/giu, "of");
}

const SPAN = /\b(?:in|within|over|during)(?: the)?(?: (?:last|past))? (?<days>\d+) days\b/giu;

/** The words of a sentence in small letters, a span of days as topics say it. */
export function wordsSaid(sentence: string): ReadonlySet<string> {
  return new Set(wordsIn(sentence.replaceAll(SPAN, " within days ")));
}

/** What a number counts, said behind it. */
const SUCH_AS =
  /\b(?:that|which|who) (?:is|are)(?= (?:enabled|disabled|inactive|active|idle|unused|(?:not )?in use|assigned|unassigned|not assigned|paid)\b)/giu;

/** The same without times that are the figures' own: now, or the span all of them are about. */
export function withoutOwnTimes(said: string, cited: readonly AnswerFigure[]): string {
  if (cited.length === 0) return said;
  const text = said.replaceAll(SUCH_AS, " ");
  const timeless = cited.some(({ measure, on }) => TIMED.has(measure) || on !== null)
    ? text
    : text.replaceAll(NOW, " ");
  return timeless.replaceAll(SPAN, (span, days: string) =>
    cited.every(({ topic }) => topic?.endsWith(` within ${days} days`)) ? " " : span,
  );
}

import type { AnswerFigure, Measure } from "../figures/answer-figure.ts";
import { wordsIn } from "./admitted-words.ts";
import { gap } from "./nearness.ts";
import type { Cited } from "./relations.ts";

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
  [/\b(do|does|did|is|are|was|were|could|would|should|have|has)n['’]t\b/giu, "$1 not"],
  [/\bcan['’]t\b/giu, "cannot"],
];

/** Where a figure is from; its date is put behind the sentence. */
const SOURCED =
  /\b(?:according to|based on|going by|as of|from) (?:the |your |my )?(?:(?:latest|current|available|most recent|provided|given|retrieved|returned) )?(?:data|figures|survey|information|numbers|tools?|tool results?)(?: (?:I have|provided|available|returned|(?:from|in) the (?:licen[cs]e )?(?:inventory|survey|tools?|data|reports?)))?\b/giu;
const FRAMES: readonly RegExp[] = [
  SOURCED,
  /\b(?:here is|here are|below is|below are) (?:the |a |your )?(?:(?:quick|short|full) )?(?:breakdown|summary|overview|figures|details|numbers)(?: (?:by|per) product)?(?=:)/giu,
  /^(?:in (?:summary|short|brief)|to (?:sum up|summari[sz]e)|(?:please )?(?:note|keep in mind|bear in mind|be aware|remember) that|specifically|for (?:example|instance|reference)|in addition|additionally|also|meanwhile|looking at)\b,?/giu,
  /^as an advisor,/giu,
  /\b(?:in terms of|when it comes to|with regard to|with respect to|as for|as per|according to)(?: the)?(?: (?:findings|recommendations|figures))?(?=\s)/giu,
  /(?:^|(?<=, (?:but|and|so) ))(?:I (?:have )?(?:found|see|can see|can tell you|can say|counted)|it (?:appears|looks like|seems)|the (?:data|figures|survey|tools?|results?|inventory) (?:shows?|says?|tells? (?:me|us)|indicates?)|we (?:see|can see))(?: that)?\b/giu,
  // What a sentence is an answer to.
  /^(?:to answer (?:your|the|this) question|in (?:answer|response|reply) to your question|for (?:your )?(?:reference|information|context|(?:your )?(?:budget )?planning|comparison)|regarding (?:your question|this)|namely|great question|in other words|put differently|more (?:precisely|specifically)|in detail|as requested|as shown by the tools|according to (?:the|my) (?:tools?|survey|figures|data|results?)(?: (?:results?|data))?|from (?:the|my) (?:tools?|data|survey)|the answer is)\b[,:]?/giu,
  /\bfor your (?:reference|information|planning)\b/giu,
  /\b(?:moreover|furthermore|likewise|similarly|in addition|additionally|separately|besides)\b,?/giu,
  /\b(?:I|we) (?:found|counted|identified)(?=\s*\{\{)/giu,
  /\b(?:(?:the|a) )?(?:(?:total )?number|count) of\b/giu,
  // A verb that only leads to the number.
  /\b(?:amounts? to|comes? to|adds? up to|works? out (?:at|to)|stands? at|sits? at|equals?|totals?|accounts? for)(?=\s*\{\{)/giu,
];
const NOW =
  /\b(?:currently|presently|at present|at the moment|at this time|right now|as of (?:today|now)|as things stand|at (?:current|today['’]s) prices|current)\b/giu;
const TODAY = /\b(?:today|now)\b/giu;

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
  return bare
    .replaceAll(/\bout of\b/giu, "of")
    .replaceAll(/\b(?:(?:as )?compared (?:to|with)|as against|against)\b/giu, "versus");
}

const SPAN =
  /\b(?:(?:in|within|over|during|for)(?: the)?(?: (?:last|past))?|last|past) (?<days>\d+)[ -]days?\b/giu;

/** The words of a sentence in small letters, a span of days as topics say it. */
export function wordsSaid(sentence: string): ReadonlySet<string> {
  return new Set(wordsIn(sentence.replaceAll(SPAN, " within days ")));
}

/** A sentence without spans that some figure is about: they are no numbers of the model's own. */
export function withoutKnownSpans(said: string, subjects: ReadonlySet<string>): string {
  const known = [...subjects];
  return said.replaceAll(SPAN, (span, days: string) =>
    known.some((subject) => subject.endsWith(` within ${days} days`)) ? " " : span,
  );
}

/** What a number counts, said behind it. */
const SUCH_AS =
  /(?<!,\s*)\b(?:that|which|who) (?:is|are)(?= (?:enabled|disabled|inactive|active|idle|unused|(?:not )?in use|assigned|unassigned|not assigned|paid)\b)/giu;

/** The same without times that are the figures' own: now, or the span that the nearest of them is about. */
export function withoutOwnTimes(said: string, cited: readonly Cited[]): string {
  const isOfSpan = ({ topic = "" }: AnswerFigure, days: string): boolean =>
    topic.endsWith(` within ${days} days`);
  const blank = (found: string): string => " ".repeat(found.length);
  const nearestTo = (phrase: string, at: number): AnswerFigure | undefined => {
    const far = cited.map(({ from, to }) =>
      at < from ? gap(said.slice(at + phrase.length, from)) : gap(said.slice(to, at)),
    );
    return cited[far.indexOf(Math.min(...far))]?.figure;
  };
  const without = (
    text: string,
    pattern: RegExp,
    isSaidOf: (figure: AnswerFigure) => boolean,
  ): string =>
    text.replaceAll(pattern, (phrase: string, ...rest) => {
      const figure = nearestTo(phrase, rest.find((one) => typeof one === "number") ?? 0);
      return figure !== undefined && isSaidOf(figure) ? blank(phrase) : phrase;
    });
  const isNow = ({ measure, on }: AnswerFigure): boolean => !TIMED.has(measure) && on === null;
  const isToday = (figure: AnswerFigure): boolean =>
    isNow(figure) && !/ within \d+ days$/.test(figure.topic ?? "");
  const spanless = said.replaceAll(SPAN, (span: string, days: string, at: number) => {
    const figure = nearestTo(span, at);
    return figure !== undefined && isOfSpan(figure, days) ? blank(span) : span;
  });
  const text = spanless.replaceAll(SUCH_AS, blank);
  return without(without(text, NOW, isNow), TODAY, isToday);
}

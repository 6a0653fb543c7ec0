import { contentWords } from "../planner/small-words.ts";
import { stemsOf } from "../planner/words.ts";
import type { SourceSentence } from "./source-text.ts";
import { wordsAround } from "./subjects.ts";

/** Said of a scale: the values are levels, the strongest in front. */
const SCALE = /\bhighest (?:first|to)\b/i;
const BREADTH = /\bpeople|users?|affected|wide\b/i;

const EVERYBODY =
  /\b(?:every(?:one|body)|nobody|no ?one|all (?:of us|users|staff|offices?|sites?)|company[- ]wide|whole (?:company|office|site)|entire|production|server (?:is )?down|outage|branch)\b/i;
const SEVERAL =
  /\b(?:several|some of us|we all|many|colleagues|team|department|multiple|a few|two of us|others)\b/i;
const AT_ONCE =
  /\b(?:urgent(?:ly)?|asap|immediately|right now|emergency|cannot work|can't work|unable to work|blocked|stopped|down|deadline|in (?:an|one|two) hours?|critical|stuck|locked out|today)\b/i;
const SLOWED =
  /\b(?:slow(?:er|ly)?|sometimes|intermittent(?:ly)?|workaround|keeps?|annoying|every time|soon|tomorrow|this week|error|fails?|cannot|can't|not working|doesn't)\b/i;
const CAN_WAIT =
  /\b(?:no rush|no hurry|when you have time|not urgent|next month|whenever|sometime)\b/i;

/** The value of an enumeration that fits a text best. */
export function chooseWord(
  values: readonly string[],
  description: string,
  sentences: readonly SourceSentence[],
): string {
  const text = sentences.map((one) => one.text).join(" ");
  if (SCALE.test(description)) {
    const share = BREADTH.test(description) ? breadthOf(text) : urgencyOf(text);
    return values[Math.round(share * (values.length - 1))] ?? "";
  }
  const said = contentWords(stemsOf(text));
  const scored = values.map((value) => ({ value, score: fit(value, said) }));
  const best = Math.max(...scored.map(({ score }) => score));
  const rest = values.find((value) => /\b(?:other|general|misc\w*|unknown)\b/i.test(value));
  return best === 0
    ? (rest ?? values[0] ?? "")
    : (scored.find(({ score }) => score === best)?.value ?? "");
}

/** How often the text says words of the value itself, which count double, or of its subject. */
function fit(value: string, said: readonly string[]): number {
  const own = new Set(contentWords(stemsOf(value)));
  const around = wordsAround(value);
  return said.reduce((sum, word) => sum + (own.has(word) ? 2 : around.has(word) ? 1 : 0), 0);
}

/** 0 for everybody, 1 for one person. */
function breadthOf(text: string): number {
  if (EVERYBODY.test(text)) return 0;
  return SEVERAL.test(text) ? 0.5 : 1;
}

/** 0 for at once, 1 for whenever. */
function urgencyOf(text: string): number {
  if (CAN_WAIT.test(text)) return 1;
  if (AT_ONCE.test(text)) return 0;
  return SLOWED.test(text) ? 0.5 : 1;
}

const SPENT = /(?<amount>\d{1,3}(?:[.,]\d)?)\s*(?<unit>h(?:ours?|rs?)?|min(?:ute)?s?)\b/giu;
const MINUTES_PER_SENTENCE = 2;

/** The number of an enumeration nearest to the time a text tells, or that its length suggests. */
export function chooseNumber(
  values: readonly number[],
  sentences: readonly SourceSentence[],
): number {
  const told = sentences
    .flatMap(({ text }) => [...text.matchAll(SPENT)])
    .map(({ groups }) => {
      const amount = Number((groups?.["amount"] ?? "0").replace(",", "."));
      return /^h/i.test(groups?.["unit"] ?? "") ? amount * 60 : amount;
    });
  const wanted = told.at(-1) ?? MINUTES_PER_SENTENCE * sentences.length;
  return values.reduce(
    (best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best),
    values[0] ?? 0,
  );
}

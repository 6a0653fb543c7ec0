import { contentWords } from "../planner/small-words.ts";
import { stemsOf } from "../planner/words.ts";
import { isOfDesk, type SourceSentence } from "./source-text.ts";
import { wordsAround } from "./subjects.ts";

/** Said of a scale: the values are levels, the strongest in front. */
const SCALE = /\bhighest (?:first|to)\b/i;
const BREADTH = /\bpeople|users?|affected|wide\b/i;

/** Stand-ins say nothing of their own: "Phone-7407" is about no telephone. */
const STAND_IN = /\b\p{Lu}\p{Ll}+-\d+\b/gu;
/** A team of people, other than Teams. */
const TEAM = /\bteam\b/g;
/** What leaves no doubt about the subject, by one of its words. */
const PLAIN_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:phishing|ransomware|malware|virus|hacked)\b/i, "phishing"],
  [/\bnew (?:starter|joiner|hire|employee|colleague)\b|\bleaver\b|\blast day\b/i, "onboarding"],
  [/\bvpn\b/i, "vpn"],
];

const EVERYBODY =
  /\b(?:every(?:one|body)|nobody|no ?one|all (?:of us|users|staff|offices?|sites?)|company[- ]wide|whole (?:company|office|site)|entire|production|server (?:is )?down|outage|branch)\b/i;
const SEVERAL =
  /\b(?:several|some of us|we all|many|colleagues|team|department|multiple|a few|two of us|others)\b/i;
const AT_ONCE =
  /\b(?:phishing|ransomware|malware|hacked|compromised|meeting (?:at|in)|(?:by|at|before) \d{1,2}(?::\d\d)? ?[ap]\.?m|urgent(?:ly)?|asap|immediately|right now|emergency|cannot work|can't work|unable to work|blocked|stopped|down|deadline|in (?:an|one|two) hours?|critical|stuck|locked out|today)\b/i;
const SLOWED =
  /\b(?:slow(?:er|ly)?|sometimes|intermittent(?:ly)?|workaround|keeps?|annoying|every time|soon|tomorrow|this week|error|fails?|jams?|cannot|can't|not working|doesn't)\b/i;
const CAN_WAIT =
  /\b(?:no rush|no hurry|when you have time|not urgent|next month|whenever|sometime)\b/i;

/** The first sentence that says how many are affected, or how soon, if the scale asks for that. */
export function deciding(
  description: string,
  sentences: readonly SourceSentence[],
): SourceSentence | undefined {
  const signs = /\bimpact\b/i.test(description)
    ? [EVERYBODY, SEVERAL]
    : /\burgency\b/i.test(description)
      ? [CAN_WAIT, AT_ONCE, SLOWED]
      : [];
  return signs.flatMap((sign) => sentences.find(({ text }) => sign.test(text)) ?? []).at(0);
}

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
  const said = text.replaceAll(STAND_IN, " ").replaceAll(TEAM, " ");
  const scored = values.map((value) => ({ value, score: fit(value, said) }));
  const best = Math.max(...scored.map(({ score }) => score));
  const rest = values.find((value) => /\b(?:other|general|misc\w*|unknown)\b/i.test(value));
  return best === 0
    ? (rest ?? values[0] ?? "")
    : (scored.find(({ score }) => score === best)?.value ?? "");
}

/** How often the text says words of the value itself, which count double, or of its subject. */
function fit(value: string, text: string): number {
  const own = new Set(contentWords(stemsOf(value)));
  const around = wordsAround(value);
  const isPlain = PLAIN_SIGNS.some(
    ([sign, word]) => sign.test(text) && stemsOf(word).some((stem) => around.has(stem)),
  );
  return contentWords(stemsOf(text)).reduce(
    (sum, word) => sum + (own.has(word) ? 2 : around.has(word) ? 1 : 0),
    isPlain ? 10 : 0,
  );
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
const MINUTES_PER_SENTENCE = 8;

/** The number of an enumeration nearest to the time those at work tell, or that their words suggest. */
export function chooseNumber(
  values: readonly number[],
  sentences: readonly SourceSentence[],
): number {
  const work = sentences.filter(isOfDesk);
  const told = work
    .flatMap(({ text }) => [...text.matchAll(SPENT)])
    .map(({ groups }) => {
      const amount = Number((groups?.["amount"] ?? "0").replace(",", "."));
      return /^h/i.test(groups?.["unit"] ?? "") ? amount * 60 : amount;
    });
  const wanted = told.at(-1) ?? MINUTES_PER_SENTENCE * work.length;
  return values.reduce(
    (best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best),
    values[0] ?? 0,
  );
}

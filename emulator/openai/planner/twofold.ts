import { type Parting, partingsOf } from "./clauses.ts";
import type { Guesses } from "./intents/intent-reader.ts";

/** Two questions that one text asks, and what each asks for. */
export interface Twofold {
  readonly first: Asked;
  readonly second: Asked;
}

interface Asked {
  readonly text: string;
  readonly intent: string;
  readonly likelihood: number;
}

/** "What …, and when …?" */
const ASKING =
  /^(?:(?:by|until|till|from|since|to) )?(?:what|which|when|how|where|who|is|are|do|does|did|has|have|can|could|will|would|should|if|any|give|tell|show)\b/iu;
/** "… and which has to wait": of what the first half names. */
const ELLIPTIC =
  /^(?:which|what|how many|how much) (?:has|have|is|are|was|were|can|could|must|of(?! (?:it|them|those|these)\b)|for|about|only|because)\b/iu;
const BOTH = /\b(?:both|each|side by side|respectively|two)\b/iu;

/** Of a first half as long as this, the second is more often a part. */
const LONG = 8;

/**
 * How much speaks for two questions, in logits. Fitted by logistic regression to 2,000 partings of
 * questions the reader had not learned from, but for what two halves that both ask count for, which
 * is more: such questions are the plainest.
 */
const FOR_TWO = {
  always: 0.1,
  /** For the logit of what is less clearly asked by itself, */
  lessClear: 0.6,
  /** and of what the whole text asks less clearly. */
  lessOfWhole: 0.4,
  ofOneTool: 0.5,
  byComma: -2.2,
  firstAsks: 0.2,
  bothAsk: 2.8,
  /** For a first half that is long. */
  long: -1.7,
  saysBoth: 1.3,
} as const;
/** So sure it has to be: less where the whole text would be asked back. */
const SURE_OF_TWO = Math.log(0.7 / 0.3);
const SURE_BESIDE_OPEN = Math.log(0.4 / 0.6);
/** A second question may be lost in the whole: nothing less is made of that. */
const LEAST_OF_WHOLE = 0.02;
/** Less likely than this, a text by itself asks nothing. */
const LEAST = 0.5;

/**
 * The two questions a text asks, where that is sure.
 * @param isOpen whether it is left open what the whole text asks.
 */
export function twoAskedIn(
  text: string,
  guessesOf: (text: string) => Guesses,
  isOpen: boolean,
): Twofold | undefined {
  const whole = new Map(guessesOf(text));
  const [best] = partingsOf(text)
    .flatMap((parting) => {
      const two = {
        first: askedIn(parting.first, guessesOf),
        second: askedIn(parting.second, guessesOf),
      };
      return isPossible(two) ? [{ two, score: scoreOf(two, parting, whole) }] : [];
    })
    .toSorted((a, b) => b.score - a.score);
  const least = isOpen ? SURE_BESIDE_OPEN : SURE_OF_TWO;
  return best !== undefined && best.score >= least ? best.two : undefined;
}

function askedIn(text: string, guessesOf: (text: string) => Guesses): Asked {
  const [[intent, likelihood] = ["abstain", 1]] = guessesOf(text);
  return { text, intent, likelihood };
}

const NO_CALLS: ReadonlySet<string> = new Set(["abstain", "change", "people"]);

const isPossible = ({ first, second }: Twofold): boolean =>
  first.intent !== second.intent &&
  [first, second].every((one) => one.likelihood >= LEAST && !NO_CALLS.has(one.intent));

function scoreOf(
  { first, second }: Twofold,
  { isByComma, areHalves }: Parting,
  whole: ReadonlyMap<string, number>,
): number {
  const asked = [first, second];
  const lessClear = Math.min(...asked.map(({ likelihood }) => likelihood));
  const lessOfWhole = Math.min(...asked.map(({ intent }) => whole.get(intent) ?? 0));
  const [firstAsks, secondAsks] = asked.map(({ text }) => areHalves && ASKING.test(text));
  const weights = [
    FOR_TWO.always,
    FOR_TWO.lessClear * logit(lessClear),
    FOR_TWO.lessOfWhole * logit(Math.max(lessOfWhole, LEAST_OF_WHOLE)),
    toolOf(first.intent) === toolOf(second.intent) && FOR_TWO.ofOneTool,
    isByComma && FOR_TWO.byComma,
    firstAsks && FOR_TWO.firstAsks,
    firstAsks && secondAsks && !ELLIPTIC.test(second.text) && FOR_TWO.bothAsk,
    areHalves && (FOR_TWO.long * Math.min(first.text.split(" ").length, LONG)) / LONG,
    BOTH.test(`${first.text} ${second.text}`) && FOR_TWO.saysBoth,
  ];
  return weights.reduce<number>((sum, weight) => sum + (weight || 0), 0);
}

/** Of likelihoods next to none and next to one, no more is made than this. */
const LEAST_LIKELY = 1e-3;

function logit(likelihood: number): number {
  const one = Math.min(Math.max(likelihood, LEAST_LIKELY), 1 - LEAST_LIKELY);
  return Math.log(one / (1 - one));
}

const toolOf = (intent: string): string => intent.split(":")[0] ?? "";

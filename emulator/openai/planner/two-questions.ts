import { halvesOf, refersBack } from "./clauses.ts";
import type { Guesses } from "./intents/intent-reader.ts";
import { conceptsOf } from "./lexicon.ts";
import type { Step, Understanding } from "./understand.ts";

/** Where what is asked may be joined of two: "guests and rooms", "by department plus by country". */
const JOINTS =
  /,? (?:and|or|versus|vs\.?|plus|&|\+|as well as|next to|against|rather than) (?:also )?|\/|\+/giu;
/** So likely a kind has to be in the whole question, and without the other side of the joint. */
const IN_ALL = 0.04;
const BY_ITSELF = 0.5;
/** So many words beside a joint may name one kind. */
const WIDEST = 5;

/**
 * Two kinds of one tool that a question asks for in one go, in their order: where the words on one side of
 * a joint are left out it asks for the one, without those on the other side for the other.
 */
export function twoKinds(
  text: string,
  guesses: (text: string) => Guesses,
): readonly [string, string] | undefined {
  const likely = new Set(
    guesses(text)
      .filter(([intent, likelihood]) => intent.includes(": ") && likelihood >= IN_ALL)
      .map(([intent]) => intent),
  );
  if (![...likely].some((one) => siblingsOf(one, likely).length > 0)) return undefined;
  const clear = (words: readonly string[]): readonly string[] => {
    const [[intent, likelihood] = ["", 0]] = guesses(words.join(" "));
    return likelihood >= BY_ITSELF && likely.has(intent) ? [intent] : [];
  };
  for (const joint of text.matchAll(JOINTS)) {
    const before = text.slice(0, joint.index).split(" ");
    const after = text.slice(joint.index + joint[0].length).split(" ");
    const firsts = widths(after).flatMap((width) => clear([...before, ...after.slice(width)]));
    const seconds = widths(before).flatMap((width) =>
      clear([...before.slice(0, -width), ...after]),
    );
    const second = seconds.filter((one) => !firsts.includes(one));
    const pair = firsts
      .filter((one) => !seconds.includes(one))
      .flatMap((first) =>
        siblingsOf(first, second).map((other): [string, string] => [first, other]),
      )[0];
    if (pair !== undefined) return pair;
  }
  return undefined;
}

const widths = (words: readonly string[]): readonly number[] =>
  Array.from({ length: Math.min(WIDEST, words.length) }, (_, at) => at + 1);

const toolOf = (intent: string): string => intent.split(":")[0] ?? "";

/** Other kinds of the same tool; "annual term in instalments" is no other than "annual term". */
const siblingsOf = (intent: string, others: Iterable<string>): readonly string[] =>
  [...others].filter(
    (one) => toolOf(one) === toolOf(intent) && !one.startsWith(intent) && !intent.startsWith(one),
  );

const ASKS = /^(?:(?:(?:by|until|till|at) )?(?:what|which|when)|how|where|is|are|do|does|did)\b/iu;

/** "… and which has to wait": of what the first half names. */
const ELLIPTIC =
  /^(?:which|what|how many|how much) (?:has|have|is|are|was|were|can|could|must|of|for|about|part|portion|share|only|needs?|ones?)\b/iu;

/** "… and by when?" adds to what was asked. */
const FEWEST_WORDS = 3;

/** How the halves of a text are understood: the second beside the first. */
export interface Halves {
  readonly first: (half: string) => Step | undefined;
  readonly second: (half: string, beside: Step) => Step | undefined;
}

/** "How many are idle, and when do they renew?" asks two things of two tools. */
export function twoQuestions(
  text: string,
  whole: Understanding,
  halves: Halves,
): readonly [Step, Step] | undefined {
  for (const [half, other] of halvesOf(text).filter(([, second]) => ASKS.test(second))) {
    const one = halves.first(half);
    const two = one === undefined ? undefined : halves.second(other, one);
    if (one === undefined || two === undefined || isSame(one, two, other)) continue;
    if (isAskedFor(one, two, other, whole)) return [one, two];
  }
  return undefined;
}

/** A kind of a tool and the tool by itself are one question, and seats and what "they" cost. */
const isSame = (one: Step, two: Step, second: string): boolean =>
  (refersBack(second) && tellsMoney(one) && tellsOfAll(two)) ||
  one.intent === two.intent ||
  (one.tool === two.tool && !(one.intent.includes(": ") && two.intent.includes(": ")));

const isAskedFor = (one: Step, two: Step, second: string, whole: Understanding): boolean =>
  isAskedBeside(one, two, whole) || isApart(second, whole);

/** Whether a question would be lost with what the whole was understood as, or left open as. */
function isAskedBeside(one: Step, two: Step, whole: Understanding): boolean {
  const isLost = whole.kind === "steps" && whole.steps[0]?.intent === two.intent;
  return isLost || whole.kind === "open" || addsMoney(one, two);
}

/** Whether the second question stands by itself. */
const isApart = (second: string, { kind }: Understanding): boolean =>
  kind === "steps" &&
  second.split(" ").length >= FEWEST_WORDS &&
  !refersBack(second) &&
  !ELLIPTIC.test(second);

/** What tells of seats what they cost answers "…, and what do they cost?" */
const tellsMoney = ({ tool }: Step): boolean => {
  const concepts = conceptsOf(tool.description);
  return concepts.has("saving") || concepts.has("extraCost");
};

/** Of everything, what is owned or spent. */
const tellsOfAll = ({ intent, tool }: Step): boolean => {
  const concepts = conceptsOf(tool.description);
  return (
    !intent.includes(": ") &&
    !concepts.has("saving") &&
    (concepts.has("unitPrice") || concepts.has("owned")) &&
    !concepts.has("include")
  );
};

/** "…, and what do we pay for it?" after what counts only. */
const addsMoney = (one: Step, two: Step): boolean =>
  !tellsMoney(one) &&
  conceptsOf(two.tool.description).has("spend") &&
  !conceptsOf(one.tool.description).has("spend");

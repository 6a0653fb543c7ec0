import type { AnswerFigure } from "../figures/answer-figure.ts";
import { countOf } from "../figures/render-figure.ts";

const NOUN =
  "(?:seats?|licen[cs]es?|subscriptions?|members?|users?|people|accounts?|mailboxes|mailbox|products?|departments?|teams?|savings?|costs?|spend(?:ing)?|spent|money|budget|waste|it|them|this|these|those|that)";
/** A few words between a quantity and what it is a quantity of. */
const SOME_WORDS = "(?:[\\p{L}'’-]+\\s+){0,3}?";
const VERB =
  "(?:is|are|was|were|has|have|had|do|does|can|will|remain|remains|sit|go|goes|hold|use)";
const SCOPE =
  "(?<!\\b(?:for|across|over|of|in|by|from|to|with|at|after|above|below|per|not|and)\\s+)";

const quantity = (words: string): RegExp =>
  new RegExp(`${SCOPE}\\b(?:${words})\\s+(?:${SOME_WORDS}${NOUN}|${VERB})\\b`, "giu");

type Numbers = readonly number[];

const pairs = (numbers: Numbers): readonly (readonly [number, number])[] =>
  numbers.flatMap((a, at) =>
    numbers.flatMap((b, other) => (at === other ? [] : [[a, b] as const])),
  );

interface Quantifier {
  readonly pattern: RegExp;
  /** Whether the figures beside the words say the same. */
  readonly holds: (numbers: Numbers, peers: Numbers) => boolean;
}

/**
 * Words that say how much without a number, and what has to be cited beside them. Without it they are
 * claims no figure supports.
 */
const QUANTIFIERS: readonly Quantifier[] = [
  {
    pattern: quantity(
      "most(?: of)?|(?:a|the|the great|the vast|a large) majority(?: of)?|mostly|largely|nearly all|almost all|more than half(?: of)?|the bulk of",
    ),
    holds: (numbers) => pairs(numbers).some(([part, whole]) => part <= whole && part > whole / 2),
  },
  {
    pattern: quantity(
      "(?<!(?:that|this) is )all(?: of)?|every|each and every|every single|entirely",
    ),
    holds: (numbers) => pairs(numbers).some(([part, whole]) => part === whole && part > 0),
  },
  {
    pattern: quantity("none(?: of)?|no|not any|not one|not a single|neither|without any|zero"),
    holds: (numbers) => numbers.includes(0),
  },
  {
    pattern: /^(?:nobody|no one|nothing|none)\b/giu,
    holds: (numbers) => numbers.includes(0),
  },
  {
    pattern: /\b(?:half|halves)\b/giu,
    holds: (numbers) =>
      pairs(numbers).some(([part, whole]) => Math.round((200 * part) / whole) === 100),
  },
  {
    pattern: /\b(?:twice|double[ds]?)\b/giu,
    holds: (numbers) =>
      pairs(numbers).some(([more, less]) => less > 0 && Math.round((10 * more) / less) === 20),
  },
  {
    pattern: quantity(
      "(?<!how )many|(?<!a )few|a few|several|numerous|plenty of|lots of|a lot of|hardly any|barely any|scarcely any|(?:a|the) minority(?: of)?|a handful of",
    ),
    holds: (numbers) => numbers.length > 0,
  },
  {
    pattern:
      /\b(?:more|fewer|less|higher|lower|larger|smaller|bigger|cheaper|costlier|dearer|greater)\b[^.]*\bthan\b|\b(?:rose|risen|fell|fallen|increased|decreased|grew|grown|dropped|declined|shrank|shrunk|soared|went (?:up|down))\b/giu,
    holds: (numbers) => numbers.length > 1,
  },
  {
    pattern: /\bthe (?:most|highest|largest|biggest|costliest|dearest|greatest)\b/giu,
    holds: ([first], peers) => first !== undefined && peers.every((peer) => peer <= first),
  },
  {
    pattern: /\bthe (?:least|fewest|lowest|smallest|cheapest)\b/giu,
    holds: ([first], peers) => first !== undefined && peers.every((peer) => peer >= first),
  },
];

/**
 * A text without the quantities in words that the cited figures bear out, and whether one is left
 * that they do not.
 * @param all figures of the interaction: "the most" is held against those of the same kind.
 */
export function withoutBorneOut(
  text: string,
  cited: readonly AnswerFigure[],
  all: readonly AnswerFigure[],
): { readonly rest: string; readonly isUnsupported: boolean } {
  const numbers = cited.map(valueOf);
  const [first] = cited;
  const peers = all.filter((one) => first && arePeers(one, first)).map(valueOf);
  let rest = text;
  let isUnsupported = false;
  for (const { pattern, holds } of QUANTIFIERS) {
    if (!rest.match(pattern)) continue;
    if (holds(numbers, peers)) rest = rest.replaceAll(pattern, " ");
    else isUnsupported = true;
  }
  return { rest, isUnsupported };
}

function valueOf({ number }: AnswerFigure): number {
  return "money" in number ? number.money.minor : countOf(number).count;
}

/** Whether two figures say the same of different products, so that one can be the greater. */
function arePeers(a: AnswerFigure, b: AnswerFigure): boolean {
  return (
    a.measure === b.measure &&
    a.finding === b.finding &&
    (a.skuId === null) === (b.skuId === null) &&
    (a.group === undefined) === (b.group === undefined) &&
    (a.topic === undefined) === (b.topic === undefined) &&
    unitOf(a) === unitOf(b)
  );
}

function unitOf({ number }: AnswerFigure): string {
  return "money" in number ? `${number.money.currency} ${number.money.period}` : "count";
}

import { withDigits } from "./time-spans.ts";
import { plainText } from "./words.ts";

/** Turns of phrase that stand for a word of the lexicon, or for nothing. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:can|could|would|will) you (?:please |quickly |kindly )?(?:check|tell|say|show|look up|find out|give)\b/g,
    " ",
  ],
  [
    /\b(?<unit>week|month|quarter|year)[ -](?:on|over)[ -]\k<unit>\b/g,
    "compared with last $<unit>",
  ],
  [/\b(?:they|it|that|which|we) should not\b/g, "needlessly"],
  [/,? (?:and )?nothing else\b/g, " "],
  [/^what(?: exactly)? (?:is|are) an? (?=.)/g, "explain "],
  [/\bwhat (?:all )?goes into\b/g, "explain"],
  [/\b(?:add|adding|bring(?:ing)? in) (?=\d)/g, "hire "],
  [/(?<!^|[.?!:,;] |\band |\bby |\buntil )\bwhen\b/g, " "],
  [/\bthis (?:week|month|quarter)\b/g, "now"],
  [
    /\b(?<what>products?|anything|everything|something|licen[cs]es?|skus?) (?:that )?(?:we|i) (?:own|have|hold|use|bought|buy)\b/g,
    "$<what>",
  ],
  [
    /\b(?<what>how much (?:is|are|does) .+) per (?:user|member|person|employee)\b/g,
    "$<what> per seat",
  ],
  // Price changes of their own lie ahead.
  [/\bdid (?:the |our )?prices? (?:rise|go up|increase|change)\b/g, "did spend go up"],
  // The month, not the verb.
  [/\b(?<by>in|by|since|until|before|after|from|during|of) may\b/g, "$<by> maytime"],
  // What was saved is not what could be.
  [
    /\b(?:have|has|did) (?:we|you|i|it|that|they)(?: \w+)? (?:saved?|reclaim(?:ed)?|recover(?:ed)?)\b/g,
    "saving achieved",
  ],
  [/\bby (?:just |simply )?(?:removing|deleting|cleaning up|getting rid of)\b/g, "by"],
  // "Haven't we?"
  [/,? (?:are|is|have|has|do|does|did|can|could|would) not (?:we|it|they|you|there)\s*\?/g, "?"],
  [/\bif (?:i were you|you were (?:me|us))\b/g, "recommend"],
  [
    /\b(?:what|where|which|how) (?:should|can|could|shall|must|would|do) (?:we|i|you|one)(?: \w+)? (?:do|start|begin|tackle|act|proceed)(?: (?:first|next|about it|now))?\b/g,
    "recommend",
  ],
  [/\bwhat (?:to|shall|should) (?:we )?(?:do|change)(?: (?:first|next|now))?\b/g, "recommend"],
  [
    /\b(?:should|would|could|can) (?:we|you|i) (?:do|change|act)(?: (?:first|next))?\b/g,
    "recommend",
  ],
  [
    /\b(?:what|which) (?:part|portion|share) of (?=the|our|that|these|this|savings|waste)/g,
    "how much of ",
  ],
  [
    /\b(?:that|but) (?<who>(?:\S+ ){1,4})do(?:es)? not(?: have| include| offer| contain)?\b/g,
    "lose $<who>",
  ],
  [
    /\bhow (?:is|are|was|were) (?<what>.+) (?:calculated|computed|derived|determined|worked out)\b/g,
    "explain $<what>",
  ],
  [/\b(?:did|do) (?:you|we) (?:arrive|get) (?:at|to)\b/g, "explain"],
  [/\bnot (?:many|much|names?|people)\b/g, " "],
];

/** A question in plain words: digits for number words, and one word for a turn of phrase. */
export function inPlainWords(written: string): string {
  // The department, not the pronoun.
  const upper = written.replaceAll(/\bIT\b(?! IS\b)/g, "informatics");
  return IDIOMS.reduce(
    (rest, [idiom, word]) => rest.replaceAll(idiom, word),
    withDigits(plainText(upper)),
  );
}

import type { AnswerFigure, Measure } from "../figures/answer-figure.ts";
import { countOf } from "../figures/render-figure.ts";

/**
 * Words by which a sentence says what it measures. They are admitted beside a figure of the measure
 * only: "saved" is no word for what can be saved, nor "expire" one for what renews or ends.
 */
export const MEASURE_WORDS: Readonly<Record<Measure, RegExp>> = {
  "paid-seats": /\b(?:paid|own(?:s|ed)?|bought|purchased|prepaid|pay(?:s|ing)? for)\b/gi,
  "assigned-seats":
    /\b(?<!not )(?:assigned(?: to (?:your )?(?:members|users|people)\b|(?! to\b))|in use|consumed|used)\b/gi,
  "idle-seats":
    /\b(?:paid for but )?(?:idle|unassigned|spare|not assigned(?: to any(?:one|body))?|unused|not in use)\b/gi,
  "missing-seats": /\b(?:missing|short|shortage|too few)\b/gi,
  "trial-seats": /\btrials?(?: seats)?(?: cost nothing| end by themselves)?\b/gi,
  "renewing-seats": /\b(?:renew(?:s|ing)?|(?:are|is|comes?|coming) (?:up|due) for renewal)\b/gi,
  cost: /\b(?:(?<!\b(?:an?|one|each|every|per|single) )licen[cs]e (?:cost(?!s)|bill|spend(?:ing)?)|costs?|spend(?:s|ing)?|expenditures?|expenses?|pay(?:s|ing)?|bill)\b/gi,
  "price-per-seat":
    /\b(?:(?:per[- ]seat )?prices?(?: (?:per|of an?|of one|of each|for an?|for each) (?:seat|licen[cs]e))?|per (?:seat|licen[cs]e)|(?:an?|one|each|every)\s+(?:seat|licen[cs]e)(?:\s+of)?\s+costs?|priced at)\b/gi,
  "seats-without-price":
    /\b(?:without (?:a )?(?:known )?price|unpriced|unknown price|no (?:known )?price(?: is known)?(?: for)?|price is (?:unknown|not known)(?: for)?)\b/gi,
  "affected-seats": /\b(?:affected|seats|licen[cs]es)\b/gi,
  "affected-members":
    /\b(?:affected|members|accounts|people|users|mailboxes|rooms|administrators)\b/gi,
  "affected-purchases": /\b(?:affected|purchases?)\b/gi,
  saving:
    /\b(?:(?<!\b(?:is|are|be|been|am) )savings?|(?:can|could|would|may|to) save|(?:that )?(?:can|could|would|may) be saved|to be saved)\b/gi,
  "saving-actionable-now": /\b(?:actionable|now|immediately|right away|today)\b/gi,
  "saving-at-renewal": /\b(?:at )?(?:the )?(?:next )?renewals?\b/gi,
  "avoidable-purchase": /\bavoid(?:able|ed)?(?: purchases?)?\b/gi,
  "sunk-cost": /\b(?:already )?sunk(?: costs?)?(?: until the renewals?)?\b/gi,
  "extra-cost": /\b(?:extra|additional)(?: costs?)?\b|\bmore to pay\b/gi,
  "amount-at-stake": /\b(?:at stake|at risk)\b/gi,
  "price-change": /\bprices? changes?(?: at (?:the )?(?:next )?renewals?)?\b/gi,
  "planned-cost":
    /\b(?:planned|cheapest|optimal|best) (?:licen[cs]e )?(?:costs?|mix|plan)(?: (?:that|which) (?:still )?covers? (?:all |every )?(?:of )?(?:your |the )?(?:observed )?needs?)?\b/gi,
  "amount-before": /\b(?:before|as it is|today|so far|was|were)\b/gi,
  "amount-after": /\b(?:after|then|now|would (?:be|cost|save))\b/gi,
  "active-members":
    /\b(?:(?:(?:there )?were|had) )?(?:active|(?:(?:was|were|is) )?(?:actively )?used(?: by)?|(?:actively )?using)\b/gi,
  "reported-members":
    /\b(?:reported(?: on)?|the (?:usage )?reports? (?:cover|include|speak of|tell of|know)s?|(?:(?:that|who) (?:are|were) )?(?:in|covered by|known to) the (?:usage )?reports?)\b/gi,
  activations: /\bactivations?\b/gi,
  accounts: /\baccounts?\b/gi,
  "stored-bytes": /\b(?:(?:stored?|storage)(?: (?:space|used(?: by)?))?|bytes)\b/gi,
  policies: /\bpolic(?:y|ies)\b/gi,
  points: /\b(?:points?|scores?)\b/gi,
  "entitled-seats": /\b(?:entitled(?: to)?|entitlements?)\b/gi,
  "protected-members": /\bprotect(?:s|ed)?(?: by)?\b/gi,
  "licence-groups":
    /\b(?:licen[cs]e )?groups?\b|\b(?:that |which )?(?:assign|hand out|give out) (?:licen[cs]es|seats)(?: to (?:their |its |your )?members)?\b/gi,
  "paid-seats-before": /\bpaid seats before\b/gi,
  "paid-seats-after": /\bpaid seats after\b/gi,
  "assigned-seats-before": /\bassigned seats before\b/gi,
  "assigned-seats-after": /\bassigned seats after\b/gi,
  difference: /\b(?:difference|change|differs?)\b/gi,
};

export const PERIOD_WORDS = {
  month: /\b(?:(?:per|a|each|every) month|months?|monthly)\b/gi,
  year: /\b(?:(?:per|a|each|every) year|years?|yearly|annual(?:ly)?|per annum)\b/gi,
} as const;

type Unit = ReturnType<typeof countOf>["unit"];

/** What is counted, as it is called beside a number. */
export const UNIT_NOUNS: Readonly<Record<Unit, RegExp>> = {
  seats: /\b(?:seats?|licen[cs]es?)\b/gi,
  members: /\b(?:members?|users?|people)\b/gi,
  accounts: /\baccounts?\b/gi,
  purchases: /\bpurchases?\b/gi,
  activations: /\bactivations?\b/gi,
  bytes: /\bbytes?\b/gi,
  groups: /\bgroups?\b/gi,
  policies: /\bpolic(?:y|ies)\b/gi,
  domains: /\bdomains?\b/gi,
  devices: /\bdevices?\b/gi,
  points: /\bpoints?\b/gi,
};

/** What a figure counts; undefined for money. */
export function unitOf({ number }: AnswerFigure): Unit | undefined {
  return "money" in number ? undefined : countOf(number).unit;
}

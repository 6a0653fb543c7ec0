import { LEXICON_WORDS } from "./lexicon.ts";
import { isSmall } from "./small-words.ts";
import { stemsOf } from "./words.ts";

/**
 * What the advisor declines whatever it is about: orders to change something, and questions for
 * people rather than numbers.
 */
export type Request = "question" | "change" | "people";

const POLITE =
  "(?:please |pls |do not |don't |kindly |now |just |go ahead and |(?:can|could|would|will) you (?:please )?|i (?:want|need|would like) you to |i'd like you to |make sure to |let'?s )*";
const ORDERS =
  "(?:delete|remove|assign|unassign|reassign|cancel|buy|order|purchase|create|add|disable|enable|reset|set|move|migrate|downgrade|upgrade|send|approve|revoke|grant|block|unblock|deactivate|activate|transfer|swap|rename|return|terminate|renew|stop (?:the|our|all|paying)|give (?!me\\b|us\\b)(?:\\w+ ){1,3}(?:an?|the|his|her|their) (?:\\w+ ){0,5}(?:licen[cs]e|seat|account|mailbox)|give (?:everyone|everybody|all|him|her|them)\\w*|put (?:all|every|the)\\w*|switch (?:the|all|our|every)\\w*|book|turn|reduce|increase|lower|raise|shrink|extend|release|reclaim|free up|hand out|switch o(?:ff|n)|deprovision|provision|(?:e-?mail|mail) (?:me|him|her|them|us|the|this|it|to)|export|change|update|(?:notify|alert|ping|warn|remind) (?:me|us)\\b(?! (?:what|how|which|of))|subscribe|sign up|unsubscribe|draft|compose|write (?:me |us )?(?:a|an|the|down)|take (?:\\w+ ){1,4}(?:away|off)(?: from \\w+)?|take away|strip|schedule|file|submit|raise|escalate|forward|post|publish|share|accept|dismiss|snooze)";
/** "Purchases of …", "usage since …": a noun and no order. */
const NOT_A_NOUN =
  "(?! (?:of|in|since|from|by|vs|versus|against|usage|adoption|dates?|costs?|calendar)\\b|:)";
const CHANGE = new RegExp(String.raw`(?:^|[.!?:] )${POLITE}${ORDERS}\b${NOT_A_NOUN}`, "iu");

const PEOPLE =
  /^(?:and |so |ok(?:ay)?,? )?whom?\b(?! (?:can|could|should|do) (?:we|i)\b)(?! pays?\b)|^whose\b|\b(?:know|see|tell me|show me|say|find out|learn) who\b|\bwhich (?:\w+ )?(?:users?|people|persons?|employees?|members?|colleagues?|accounts?|staff|admins?)\b|\b(?:names?|e-?mails?|e-?mail addresses|addresses|upns?|lists?|logins?) of (?:\w+ ){0,3}(?:users?|people|persons?|employees?|members?|colleagues?|accounts?|everyone|those|staff)\b|\b(?:list|show|name|give|tell)(?: [a-z]+){0,3} (?:users|people|persons|employees|members|colleagues|names|everyone)\b|\b(?:upn|by name)\b|\S@\S|^(?:does|did|is|has|can|could|should|would|do)\b.*\b(?:his|her)\b/iu;

const COUNTS =
  /\bhow (?:many|much)\b|\bamong (?:the |our )?(?:departments|teams|units|countries)\b|\bnumber of\b|\bcounts?\b|\b(?:no|not|without) (?:any )?names\b|\b(?:just|only|in) (?:the |a )?(?:numbers?|figures?|totals?|seats)\b|\b(?:numbers?|figures?|totals?) (?:only|will do|is enough|are enough|suffices?)\b|\breports?\b[^?]*\bnames\b|\bnames\b[^?]*\breports?\b/iu;
/** "Is John Miller …": two names of which no tool has a word. */
const SOMEBODY =
  /\b(?:is|does|did|has|was|why is|why does|for|of|about|on|by|can) (?<first>\p{Lu}\p{Ll}+) (?<last>\p{Lu}\p{Ll}+)(?:'s)?(?! [\p{Lu}\d])/u;

/** @param known words of the tools, which are no people. */
export function requestOf(text: string, known: ReadonlySet<string>): Request {
  const plain = text.trim().replaceAll("’", "'");
  if (CHANGE.test(plain)) return "change";
  if (speaksOfSomebody(plain, known)) return "people";
  return PEOPLE.test(plain) && !COUNTS.test(plain) ? "people" : "question";
}

function speaksOfSomebody(plain: string, known: ReadonlySet<string>): boolean {
  const { first, last } = SOMEBODY.exec(plain.replace(/^\p{Lu}/u, (one) => one.toLowerCase()))
    ?.groups ?? { first: undefined, last: undefined };
  if (first === undefined || last === undefined) return false;
  return stemsOf(`${first} ${last}`).every(
    (word) => !known.has(word) && !LEXICON_WORDS.has(word) && !isSmall(word),
  );
}

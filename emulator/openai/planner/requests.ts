/**
 * What the advisor declines whatever it is about: orders to change something, and questions for
 * people rather than numbers.
 */
export type Request = "question" | "change" | "people";

const POLITE =
  "(?:please |pls |kindly |now |just |go ahead and |(?:can|could|would|will) you (?:please )?|i (?:want|need|would like) you to |i'd like you to |make sure to |let'?s )*";
const ORDERS =
  "(?:delete|remove|assign|unassign|reassign|cancel|buy|order|purchase|create|add|disable|enable|reset|set|move|migrate|downgrade|upgrade|send|approve|revoke|grant|block|unblock|deactivate|activate|transfer|swap|rename|return|terminate|renew|stop (?:the|our|all|paying)|give (?:everyone|everybody|all|him|her|them)\\w*|put (?:all|every|the)\\w*|switch (?:the|all|our|every)\\w*|book|turn|reduce|increase|lower|raise|shrink|extend|release|reclaim|free up|hand out|switch o(?:ff|n)|deprovision|provision|(?:e-?mail|mail) (?:me|him|her|them|us|the|this|it|to)|export|change|update)";
/** "Purchases of …", "usage since …": a noun and no order. */
const NOT_A_NOUN =
  "(?! (?:of|in|since|from|by|vs|versus|against|usage|adoption|dates?|costs?|calendar)\\b|:)";
const CHANGE = new RegExp(String.raw`(?:^|[.!?:] )${POLITE}${ORDERS}\b${NOT_A_NOUN}`, "iu");

const PEOPLE =
  /^(?:and |so |ok(?:ay)?,? )?whom?\b(?! (?:can|could|should|do) (?:we|i)\b)(?! pays?\b)|\b(?:know|see|tell me|show me|say|find out|learn) who\b|\bwhich (?:\w+ )?(?:users?|people|persons?|employees?|members?|colleagues?|accounts?|mailbox(?:es)?|staff|admins?)\b|\b(?:names?|e-?mails?|e-?mail addresses|addresses|upns?|lists?|logins?) of (?:\w+ ){0,3}(?:users?|people|persons?|employees?|members?|colleagues?|accounts?|everyone|those|staff)\b|\b(?:list|show|name|give|tell)(?: \w+){0,3} (?:users|people|persons|employees|members|colleagues|names|everyone)\b|\b(?:upn|by name)\b/iu;

const COUNTS = /\bhow (?:many|much)\b|\bnumber of\b|\bcount\b|\bnot names\b/iu;

export function requestOf(text: string): Request {
  const plain = text.trim().replaceAll("’", "'");
  if (CHANGE.test(plain)) return "change";
  return PEOPLE.test(plain) && !COUNTS.test(plain) ? "people" : "question";
}

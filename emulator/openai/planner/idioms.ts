import { withDigits } from "./time-spans.ts";
import { plainText } from "./words.ts";

/** People who want to know, and what they want it for: said beside a question and no part of it. */
const ASKERS =
  "boss|manager|management|director|chief|head|ceo|cfo|cio|cto|coo|ciso|controller|controlling|accountants?|accounting|auditors?|audit|board|committee|council|leadership|procurement|purchasing|finance|stakeholders?|executives?|exec|lead|consultant|accounts|treasurer|chairman|supervisor|team lead|it lead|investors?|shareholders?|vp|president|minister|owner|partner|colleagues?";
const PURPOSES =
  "slides?|slideset|deck|presentation|hand-?out|memo|minutes|agenda|meeting|call|workshop|session|review|qbr|true-?up|forecast|planning|planning round|budget|budget round|budgeting|budget talks|negotiations?|discussion|talks?|conversation|ticket|spreadsheet|sheet|excel|workbook|chart|dashboard|paper|dossier|report|monthly report|records?|files|interview|audit|board|month end|quarter end|year end|closing|records|purposes?|note|mail|email|newsletter|townhall|catch-?up|stand-?up|check-?in|one-on-one";

/** Turns of phrase that stand for a word of the lexicon, or for nothing. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      String.raw`\b(?:my|our|the|his|her) (?:\w+ ){0,2}?(?:${ASKERS})(?: team| guys| people)? (?:(?:is|are|has|have|just|really|always|keeps?|would|will|now|also|been) )*(?:want|need|ask|insist|request|like|bug|chas|wonder|demand|press|on my back|curious|breathing|waiting|after me)\w*(?: (?:me|us|for|to|know|see|about|have|get|down my neck|on|a|an|answer|on this))*[,:;.]?`,
      "g",
    ),
    " ",
  ],
  [
    new RegExp(
      String.raw`,? ?\b(?:as )?(?:for|in|before|into|to put in(?:to)?|as part of|ahead of|to prepare(?: for)?|preparing(?: for)?|doing|writing|working on|building|putting together|to fill|to finish|i am in|i have) (?:a |an |the |my |our |this |that |next |tomorrow |today |upcoming |coming |\w+day )*(?:\w+ ){0,2}?(?:${PURPOSES})\b(?! (?:seat|licen|account|plan|mode|name|app|box|conceal))`,
      "g",
    ),
    " ",
  ],
  [
    new RegExp(
      String.raw`\bfor (?:my |our |the )(?:${ASKERS})\b(?! team| department| division)`,
      "g",
    ),
    " ",
  ],
  [
    /\b(?:before|until|so that|because|since|as|in case) (?:i|we|he|she|they) (?:can |could |may |might |will |would |have to |need to |want to |am going to |are going to |get to )?(?:buy|order|sign|talk|meet|go|speak|call|negotiate|decide|present|approve|finali[sz]e|plan|budget|commit)\b(?: (?:any|more|again|new|further|another|licences?|licenses?|seats?|it|this|that|them|to|with|microsoft|the|reseller|vendor|one|some|ones))*/g,
    " ",
  ],
  [
    /\b(?:these|nowa) ?days\b|\bat (?:the|this) (?:moment|time|point|stage|minute)(?: in time)?\b|\bat present\b|\bas (?:of (?:today|now)|we speak|it stands|things stand)\b|\bfor the time being\b|\b(?:at|in) our (?:place|shop|house|company|firm|organi[sz]ation|tenant|end|side|environment|estate)\b|\bon our (?:side|end|books|hands)\b/g,
    " ",
  ],
  // "I need the cost" asks; "how many do we need" does not.
  [
    /\b(?:i|we)(?: (?:would|will|just|really|also|urgently|quickly|desperately))* need (?=(?:know|to (?:know|see|tell|show|report|find|understand|get|have|check|learn|hear)|the|a|an|our|your|some|this|you|figures?|numbers?|details?|info\w*|help)\b)/g,
    " ",
  ],
  [
    /\bneed(?:s|ed)? to (?=be|act|decide|reduce|cancel|renew|cut|give|return|buy|know|do)\b/g,
    "must ",
  ],
  [
    /\b(?<who>we|i|you|they|one) (?:really |actually |still |even |possibly )*need\b(?! to\b)/g,
    "$<who> demandneed",
  ],
  [
    /\bshould (?:we|i) (?:really |rather |better |still |now )*(?<what>buy|order|purchase|get|pick|choose|renew|take)\b/g,
    "demandneed $<what>",
  ],
  [/\b(?:have|has|hold|holds|own|owns|got|with|use|uses|using|having|holding) both\b/g, "bothheld"],
  // To run out of seats is to have too few; a date for it is another question.
  [/\b(?:run|ran|running|runs) out of\b/g, "short of"],
  [
    /\bnobody (?:(?:has|have|had|is|are|was|were|ever|currently|actually)\b ?)+(?=[?.,;!]|$)/g,
    "nobody hold",
  ],
  [
    /\b(?:can|could|would|will) you (?:please |quickly |kindly )?(?:check|tell|say|show|look up|find out|give)\b/g,
    " ",
  ],
  [
    /\b(?<unit>week|month|quarter|year)[ -](?:on|over)[ -]\k<unit>\b/g,
    "compared with last $<unit>",
  ],
  // What acting in time is good for.
  [
    /,? (?:so (?:that )?(?:we|it|they) (?:do|does|will|are|is) not|(?:in order |so as )?(?:to avoid|to prevent|to escape|to keep from|not to)) (?:(?:get|be|have to|being|getting|having to) )*(?:pay|paying|billed|charged|charge|renew|renewing|locked|lock|tied|stuck|commit|committing)\w*(?: (?:us|it|them|in|into|for|to|with|again|up))*(?: (?:a|an|one|the|another|further|next|whole|full|more|term|year|month|period|contract))*(?=[?.,;! ]|$)/g,
    " ",
  ],
  [/\b(?:they|it|that|which|we) should not\b/g, "needlessly"],
  [/,? (?:and )?nothing else\b/g, " "],
  [/^what(?: exactly)? (?:is|are) an? (?=.)/g, "calculate "],
  [/\bwhat (?:all )?goes into\b/g, "calculate"],
  [/\b(?:add|adding|bring(?:ing)? in) (?=\d)/g, "hire "],
  [/(?<!^|[.?!:,;] |\band |\bby |\buntil |\bsince )\bwhen\b/g, " "],
  [
    /\b(?:could|would|can|might|may) (?:also |just as well |well |easily |happily |do |simply )*(?:be|have|live|work|manage|get by|cope|run|sit|be fine|be ok|be happy|be moved|make do|do|be satisfied|be well served)(?: fine| well| just fine| ok)? (?:on|with|to)\b/g,
    "suffice with",
  ],
  [
    /\b(?<what>[ef][1357]|frontline(?: licences?| licenses?| plans?)?) (?:would|could|might|will) (?:do|be enough|be sufficient|suffice|be fine)\b/g,
    "suffice with $<what>",
  ],
  [
    /\bworth (?:it|its money|the money|its price|having|keeping|the price|what it costs|what we pay)\b/g,
    "roiword",
  ],
  [/\bentra(?: id)? premium\b|\b(?:azure ad|aad) premium\b/g, "entrapremium"],
  [
    /\b(?:(?:my|our|other|all|across|which of (?:my|our|the)) (?:tenants|customers|clients)|(?:which|how many) (?:of (?:my|our|the) )?(?:tenants?|customers?|clients?))\b/g,
    "othercompany",
  ],
  [/\b(?:could|can|would)(?: \w+)? do without\b/g, "needlessly"],
  [
    /\bto-?do list\b|^(?:so |ok |and )*what(?: is)? next\b(?=[ ?.!]*$)|^(?:so |ok )*what now\b(?=[ ?.!]*$)/g,
    "recommend",
  ],
  [
    /(?<!how (?:do|did|would|can) (?:you|we|i|they) )\b(?:work out|figure out|calculate|compute|determine|find out|estimate|quantify|establish|tell me|show me|let me know|let us know|know)(?: for (?:me|us))? (?=how (?:many|much)|what (?:the|our|is|are|it|we)|which|the (?:cost|number|amount|total|count|sum)|if|whether)/g,
    " ",
  ],
  [
    /\b(?:the |a )?(?:count|number|figure|total|headcount)s? (?:is|are|will|would be|would) (?:enough|do|suffice|sufficient|fine|ok)\b/g,
    " how many ",
  ],
  [/\bwhy (?:should|would|can) (?:i|we) (?:trust|believe)\b/g, "calculate"],
  [
    /\bnot (?:the )?(?:\S+ ){1,4}?but (?=(?:the )?[a-z]\d|microsoft|office|business|visio|power|project|copilot|teams)/g,
    " ",
  ],
  [
    /^(?:is|are)(?: our| the)? (?<what>power ?bi|visio|project|audio conferencing|teams phone)\b(?! (?:pro )?(?:seats|licen))[^?]*\b(?:used|touched|opened)\b(?! by)[^?]*/g,
    "$<what> seats not used",
  ],
  [
    /^(?:is|are)(?: our| the)? (?<what>power ?bi|visio|project|audio conferencing|teams phone)\b(?! (?:pro )?(?:seats|licen))[^?]*\b(?:used|touched|opened) by (?:those|people|the people|anyone|anybody|the ones)\b[^?]*/g,
    "$<what> seats not used",
  ],
  [/\bto-?dos\b/g, "recommend"],
  [
    /\b(?:the )?(?:very )?(?:last|latest|final) (?:possible )?(?:day|date|moment|chance)\b/g,
    "deadline",
  ],
  [/\b(?:i|we) mean\b(?!,? by)|\bsorry\b/g, " "],
  [
    /\bwithout (?:touching|cutting|losing|affecting|hurting|changing|breaking|counting)\b/g,
    "except",
  ],
  [/-ish\b/g, ""],
  [/\b(?:i|we) do not (?:need|want) (?:any |the )?names\b/g, " "],
  [/\b(?:my|our) predecessor\b/g, "we"],
  [
    /\bwill (?:we |there |they |it )?(?:be|have) (?<what>(?:\w+ )?(?:idle|free|unused|spare|available|left|unassigned|assigned|needed))\b/g,
    "futureword $<what>",
  ],
  [
    /^how (?:do|can|could|should|would) (?:i|we|you|one) (?:install|set up|configure|assign|reset|create|enable|turn on|activate|connect|log in|sign in|buy|order|upgrade|migrate|add)\b/g,
    "howtoword",
  ],
  [
    /\b(?:a|an|one|another|an additional|one more|an extra) (?:new )?(?:starter|hire|joiner|newcomer|recruit|colleague|employee|person|user|head)(?= (?:on|with|in|for|would|cost))/g,
    "1 new hire",
  ],
  [
    /\b(?:enabled|on|active|activated|switched on|turned on|yes) or (?:disabled|off|inactive|deactivated|switched off|turned off|not|no)\b|\boff or on\b/g,
    "on",
  ],
  [/\badd-?ons?\b(?! f5)/g, "licences"],
  [/,? and why(?=[ ?.!]*$)/g, " "],
  [/\b(?:be|are|is) (?:missing|lacking) (?:with|on|in|from|if)\b/g, "lose with"],
  [/\b(?:give me|what is|what's|and) the damage\b/g, "what is the cost"],
  [/\bused to (?=\w)/g, "formerword "],
  [/\b(?:log|sign)-?ins\b|\blogons\b/g, "sign in"],
  [
    /\b(?:enough )?to justify (?:it|them|its (?:cost|price)|the (?:cost|price|money|spend))\b/g,
    " ",
  ],
  [
    /\b(?:did|does|has|have) (?:our |the )?(?:procurement|purchasing|my predecessor|our predecessor|somebody|someone|the company|the firm)\b/g,
    "did we",
  ],
  [
    /\b(?:commit\w*|lock\w*(?: in)?|sign\w*(?: up)?|bind\w*|contract\w*|tie\w*|go\w*) (?:(?:us|ourselves|everything|all|it|them|in|everyone|our licen[cs]es) )*(?:for|to|on) (?:a|an|one|the|1) ?(?:full |whole |entire )?year(?:'s)?(?: (?:term|commitment|contract|deal))?\b/g,
    "annual commitment",
  ],
  [/\band what(?: is)? in (?:it|them)\b/g, " "],
  [
    /\bwhere (?:do|does|are) (?:we|they|things|it|our \w+) (?:currently )?(?:stand|at) (?:on|with|regarding|for|in terms of)\b/g,
    " ",
  ],
  [/\b(?:was|is) that again\b|\bagain(?=\?*$)/g, " "],
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
    "calculate $<what>",
  ],
  [/\b(?:did|do) (?:you|we) (?:arrive|get) (?:at|to)\b/g, "calculate"],
  [/\bnot (?:many|much|names?|people)\b/g, " "],
];

/** What leads up to a question and is none: "I am new here and would love to know which …". */
const PREAMBLES: readonly RegExp[] = [
  /^[^?\d]*\b(?:would (?:like|love) to (?:know|see|learn|find out|hear|understand)|want(?:ed|s)? to (?:know|see|learn)|need(?:ed)? to (?:know|see|find out)|wonder(?:ing)?|curious)(?: about)?[,:]? (?=(?:how|what|which|when|where|whether|if|is|are|do|does)\b)/iu,
  /^(?:I(?: am|'m) )?not (?:quite |really )?sure (?:if |whether )?(?:you|this|that|we)\b[^,:?]*[,:] ?(?:but )?/iu,
];

/** A text without what leads up to its question; numbers are never left out. */
export const withoutPreamble = (text: string): string =>
  PREAMBLES.reduce((rest, preamble) => rest.replace(preamble, ""), text.trim());

/** A question in plain words: digits for number words, and one word for a turn of phrase. */
export function inPlainWords(written: string): string {
  // The department, not the pronoun.
  const upper = written.replaceAll(/\bIT\b(?! IS\b)/g, "informatics");
  return IDIOMS.reduce(
    (rest, [idiom, word]) => rest.replaceAll(idiom, word),
    withDigits(plainText(upper)),
  );
}

/** What no tool reads, and where it is instead, or how else it is told: a pattern of questions and the reply. */
const MISSING: readonly (readonly [asked: RegExp, reply: string])[] = [
  [
    /\bauto(?:matic(?:ally)?)?[- ]?renew|\brenew\w* (?:by (?:itself|themselves)|automatically)/iu,
    "I cannot know this: only Partner Center or the billing account tells it.",
  ],
  [
    /\b(?:margins?|mark-?ups?|resell\w*|resale)\b/iu,
    "I cannot know this: margins need prices of Partner Center, which I do not read.",
  ],
  [
    /\b(?:invoic\w+|credit notes?|purchase orders?|payment methods?|billing (?:account|profile)s?)\b/iu,
    "I cannot know this: invoices are in Partner Center or the billing account, which I do not read.",
  ],
  [
    /\b(?:customers|clients|(?:all|other|which|every) (?:tenants?|customers?|clients?)|portfolio)\b/iu,
    "I cannot know this: I read your own tenant only.",
  ],
  [
    /\b(?:sent|sends?|given|passed|shared?|shares|leaves?|left)\b.*\b(?:model|AI|LLM|OpenAI)\b|\b(?:model|AI|LLM|OpenAI)\b.*\b(?:see|sees|get|gets|receive[sd]?)\b/iu,
    "I cannot know this without an answer: the receipt of each answer tells what was sent to the model.",
  ],
  [
    /\bfresh(?:ness)?\b|\bup[- ]to[- ]date\b|\bhow (?:old|recent|current)\b|\b(?:last|latest) (?:refresh|update)/iu,
    "I cannot know this without figures: each is shown with the date of its data.",
  ],
  [
    /\bwho (?:else )?(?:may|can|could|is allowed|has access)\b/iu,
    "I cannot know this about others: I read with your own access, your roles and permissions.",
  ],
  [
    /\b(?:my|our) (?:roles?|permissions?|rights|access)\b|\byou (?:not|cannot|can't|could not|couldn't) (?:see|read)\b|\b(?:hidden|kept) from (?:you|me)\b/iu,
    "I cannot know this without figures: each answer names the sources, permissions and roles which were missing.",
  ],
  [
    /\b(?:forecast|predict|projection|how long (?:until|before|till)|when will we run out|trend(?:s|ing)?)\b/iu,
    "I cannot know this: a forecast needs earlier surveys.",
  ],
];

/** The reply to a question that names something no tool reads; undefined for other questions. */
export function missingSourceOf(question: string): string | undefined {
  return MISSING.find(([asked]) => asked.test(question))?.[1];
}

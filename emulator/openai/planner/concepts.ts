import { FINDINGS } from "./phrases/findings.ts";
import { HOLDERS } from "./phrases/holders.ts";
import { LIMITS, MANNERS, WORKLOADS } from "./phrases/manners.ts";
import { METHOD } from "./phrases/method.ts";
import { MONEY } from "./phrases/money.ts";
import { PLANS } from "./phrases/plans.ts";
import { RENEWALS } from "./phrases/renewals.ts";
import { SEATS } from "./phrases/seats.ts";
import { SETUP } from "./phrases/setup.ts";

export { MANNERS, WORKLOADS } from "./phrases/manners.ts";

/**
 * What people call the things licence questions are about. A concept is one meaning; its phrases
 * are interchangeable, parted by commas, inflections and light words ("the", "have", "really") left
 * out. A word in capitals is a class of words (word-classes.ts); a phrase that may as well mean
 * nothing of ours ends in "~". Nothing here names a tenant or a tool: tools are read with the same
 * lexicon as questions.
 */
export const TOPICS = {
  ...SEATS,
  ...MONEY,
  ...HOLDERS,
  ...RENEWALS,
  ...FINDINGS,
  ...PLANS,
  ...SETUP,
  ...METHOD,
} as const;

export const CONCEPTS = { ...TOPICS, ...MANNERS, ...WORKLOADS, ...LIMITS } as const;
export type Concept = keyof typeof CONCEPTS;

/** What only leads up to something clearer that is said as well. */
export const LEADS_UP_TO: Readonly<Partial<Record<Concept, readonly Concept[]>>> = {
  // "What would be saved if we …", "what would we lose if we moved …"
  whatIf: ["saving", "lose", "recommendation"],
  premium: ["lose", "admin", "mailOnly", "desktopUnused", "frontline"],
  inactive: ["idle"],
  hires: ["idle"],
  lose: ["disabled", "idle", "inactive", "compare"],
  byGroup: ["errors", "licensingMode", "directAndGroup"],
  direct: ["licensingMode", "directAndGroup"],
  licensingMode: ["errors", "directAndGroup"],
  recommendation: ["deadline"],
  explain: ["plan"],
  assigned: ["recommendation"],
  extraCost: ["hires", "whatIf"],
  include: ["licensingMode", "duplicate", "lose", "count", "premium"],
  recommendationState: ["saving", "duplicate"],
  unitPrice: ["hires", "whatIf"],
  saving: ["plan", "annualTerm", "monthlyTerm", "recommendation"],
  instalments: ["billedMonthly"],
  compare: ["secureScore", "priceChange", "include", "lose"],
};

import type { AnswerOutcome } from "./answer.ts";
import { MEASURES } from "./figures/answer-figure.ts";
import { FILTER_CATEGORIES } from "./filter-verdicts.ts";
import type { Receipt } from "./receipt.ts";
import { DESK_ABILITIES } from "./service-desk/ability.ts";
import type { SkuNames } from "./sku-names.ts";
import { advisorTools } from "./tools/advisor-tools.ts";
import { FINISH_REASONS } from "./wire-tap.ts";

// A door of its own beside index.ts, which brings the whole agent stack along.

const OUTCOMES = {
  answered: true,
  templated: true,
  unknown: true,
  drafted: true,
} satisfies Record<AnswerOutcome | "drafted", true>;

const VERIFICATIONS = {
  verified: true,
  repaired: true,
  templated: true,
  none: true,
} satisfies Record<Receipt["verification"], true>;

/** Every word of ours that an answer's outcome and its receipt can hold. */
export function receiptWords(skuNames: SkuNames) {
  return {
    outcomes: Object.keys(OUTCOMES),
    verifications: Object.keys(VERIFICATIONS),
    // A tool the model made up is run by nobody, and noted as unknown.
    tools: [...advisorTools(skuNames).map(({ name }) => name), ...DESK_ABILITIES, "unknown"],
    finishReasons: FINISH_REASONS,
    filterCategories: FILTER_CATEGORIES,
    measures: MEASURES,
  } as const;
}

export { type CompiledRules, compileRules, NO_RULES } from "./compile-rules.ts";
export {
  type AppliedRule,
  FILTER_ACTIONS,
  type FilterAction,
  type FilterMatch,
  type FilterRule,
  filterRule,
} from "./filter-rule.ts";
export type { FilterRuleSet, FilterRuleStore } from "./filter-rule-store.ts";
export { type CaughtText, type RuleTrial, type TrialSettings, tryRule } from "./try-rule.ts";

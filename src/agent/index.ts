export type { PseudonymBook } from "../privacy/index.ts";
export { type Advisor, type AdvisorParts, type AskInput, createAdvisor } from "./advisor.ts";
export type { AdvisorAnswer, AnswerOutcome, ToolFailure } from "./answer.ts";
export { DEFAULT_BUDGET, type InteractionBudget } from "./budget.ts";
export type { EarlierTurn } from "./earlier-turn.ts";
export { type AdvisorEvent, RUN_PHASES, type RunPhase } from "./events.ts";
export type { AnswerFigure } from "./figures/answer-figure.ts";
export type { AnswerBlock } from "./grounding/verify-answer.ts";
export type { ModelCost, ModelPrice } from "./model-cost.ts";
export type { ModelCredential, ModelSettings } from "./model-settings.ts";
export type { NextStep } from "./next-steps.ts";
export type { Receipt, ReceiptCall } from "./receipt.ts";
export { DESK_ABILITIES, type DeskAbility } from "./service-desk/ability.ts";
export { DEFAULT_CATEGORIES, type IssueCategory } from "./service-desk/categorize-issue.ts";
export {
  type DeskRule,
  type DeskRuleTrial,
  requireDeskRule,
  tryDeskRule,
} from "./service-desk/desk-rule.ts";
export { DEFAULT_WORK_TYPES, type TimeEntryDraft } from "./service-desk/draft-time-entry.ts";
export {
  DECIDED_BY,
  type DecidedLevel,
  type Prioritization,
} from "./service-desk/prioritization.ts";
export { DEFAULT_PRESETS, type PriorityPresets } from "./service-desk/priority-matrix.ts";
export type { IssueRecap } from "./service-desk/recap-issue.ts";
export {
  type DeskCall,
  type Drafted,
  type PriorityInput,
  ServiceDesk,
} from "./service-desk/service-desk.ts";
export type { SuggestedTitle } from "./service-desk/suggest-title.ts";
export { CONTACT_TYPES, type ContactType, type Ticket } from "./service-desk/ticket.ts";
export type { SkuNames } from "./sku-names.ts";
export type { TenantInsights } from "./tenant-insights.ts";

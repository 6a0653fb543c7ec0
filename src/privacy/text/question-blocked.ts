import { AppError } from "../../core/errors.ts";
import type { AppliedRule } from "../filter-rules/filter-rule.ts";
import type { EntityKind } from "./entity-kind.ts";

/** Named as the argument at fault when a filter rule blocks a question. */
const RULES = "filterRules";

/** A filter rule does not let a question out. Carries what a receipt tells of it. */
export class QuestionBlockedError extends AppError {
  /** Filter rules that took part, each once: those that block, and those that would have masked. */
  readonly rules: readonly AppliedRule[];
  /** Kinds of what was found in the question, each as often as it was found. */
  readonly found: readonly EntityKind[];

  constructor(rules: readonly AppliedRule[], found: readonly EntityKind[]) {
    super("EGRESS_BLOCKED", {
      reason: "A filter rule of your organisation does not let this question out.",
      argument: RULES,
    });
    this.rules = rules;
    this.found = found;
  }
}

import { AppError } from "../../core/errors.ts";
import { type DeskRule, requireDeskRule, tryDeskRule } from "./desk-rule.ts";
import type { IssueJudgement } from "./prioritize-issue.ts";
import { type PriorityPresets, priorityOf } from "./priority-matrix.ts";
import { type Ticket, textsOf } from "./ticket.ts";

/** Who decided a level. */
export const DECIDED_BY = ["model", "rule", "matrix"] as const;
export type DecidedBy = (typeof DECIDED_BY)[number];

/** A level with the reason for it. */
export interface DecidedLevel {
  readonly level: string;
  readonly by: DecidedBy;
  readonly reason: string;
}

export interface Prioritization {
  readonly impact: DecidedLevel;
  readonly urgency: DecidedLevel;
  readonly priority: DecidedLevel;
}

/**
 * Rules whose levels are in the presets.
 * @throws AppError BAD_INPUT.
 */
export function requireRules(
  rules: readonly DeskRule[],
  { impacts, urgencies, priorities }: PriorityPresets,
): readonly DeskRule[] {
  return rules.map((input) => {
    const rule = requireDeskRule(input);
    const isKnown =
      (rule.impact === null || impacts.includes(rule.impact)) &&
      (rule.urgency === null || urgencies.includes(rule.urgency)) &&
      (rule.priority === null || priorities.includes(rule.priority));
    if (!isKnown) throw new AppError("BAD_INPUT", { argument: "rules" });
    return rule;
  });
}

/** The model's judgement, overruled by the first rule that sets a level, and the priority it makes. */
export function prioritizationOf(
  judged: IssueJudgement,
  ticket: Ticket,
  rules: readonly DeskRule[],
  presets: PriorityPresets,
): Prioritization {
  const text = textsOf(ticket).join("\n");
  const applying = rules.filter((rule) => tryDeskRule(rule, text, ticket.contactType).applies);
  const ruledLevel = (of: "impact" | "urgency" | "priority"): DecidedLevel | undefined => {
    const rule = applying.find((one) => one[of] !== null);
    const level = rule?.[of] ?? null;
    return rule && level !== null
      ? { level, by: "rule", reason: `Rule "${rule.name}".` }
      : undefined;
  };
  const impact = ruledLevel("impact") ?? {
    level: judged.impact,
    by: "model",
    reason: judged.impactReason,
  };
  const urgency = ruledLevel("urgency") ?? {
    level: judged.urgency,
    by: "model",
    reason: judged.urgencyReason,
  };
  const levels = { impact: impact.level, urgency: urgency.level };
  const priority = ruledLevel("priority") ?? {
    level: priorityOf(levels, presets),
    by: "matrix",
    reason: `${impact.level} and ${urgency.level}.`,
  };
  return { impact, urgency, priority };
}

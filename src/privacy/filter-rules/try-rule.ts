import { normaliseText } from "../text/normalise.ts";
import { NumberedPseudonyms } from "../text/numbered-pseudonyms.ts";
import { QuestionBlockedError } from "../text/question-blocked.ts";
import { Scrubber, type ScrubberSettings } from "../text/scrubber.ts";
import { compileRules } from "./compile-rules.ts";
import type { FilterRule } from "./filter-rule.ts";

/** Something the tried rule would catch, as it stands in the sample. */
export interface CaughtText {
  /** In UTF-16 code units of the sample. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a rule would do, shown before it is enabled. */
export interface RuleTrial {
  readonly caught: readonly CaughtText[];
  /** What the model would read, or undefined when the text would not be sent at all. */
  readonly reads: string | undefined;
}

export interface TrialSettings extends Omit<ScrubberSettings, "rules"> {
  /** The tenant's other rules as they stand; an earlier version of the tried one is replaced by it. */
  readonly otherRules?: readonly FilterRule[];
}

function catchWith(rule: FilterRule, sample: string, scrubber: Scrubber): readonly CaughtText[] {
  const { match } = rule;
  const view = normaliseText(sample);
  const spans =
    match.type === "category"
      ? scrubber.find(sample).filter(({ kind }) => match.kinds.includes(kind))
      : compileRules([rule])
          .matchesIn(view.text)
          .map((span) => view.originOf(span));
  return spans.map(({ start, end }) => ({ start, end, text: sample.slice(start, end) }));
}

function readAs(sample: string, scrubber: Scrubber): string | undefined {
  try {
    return scrubber.scrub(sample, new NumberedPseudonyms()).text;
  } catch (error) {
    if (error instanceof QuestionBlockedError) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Tries a rule on a sample as if it were enabled beside the tenant's other rules. Nothing is stored.
 * @throws AppError BAD_INPUT when the rule is not valid, QUESTION_TOO_LONG when the sample is too long.
 */
export function tryRule(rule: FilterRule, sample: string, settings: TrialSettings = {}): RuleTrial {
  const { otherRules = [], ...scrubbing } = settings;
  const tried = { ...rule, enabled: true };
  const rules = compileRules([...otherRules.filter(({ id }) => id !== rule.id), tried]);
  const scrubber = new Scrubber({ ...scrubbing, rules });
  return { caught: catchWith(tried, sample, scrubber), reads: readAs(sample, scrubber) };
}

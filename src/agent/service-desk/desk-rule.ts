import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { compileRules } from "../../privacy/index.ts";
import { CONTACT_TYPES, type ContactType } from "./ticket.ts";

const label = z.string().trim().min(1).max(80).nullable();

const deskRule = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    /** Any of these words or phrases, whole, in any case and with or without accents; empty for all. */
    words: z.array(z.string().trim().min(1).max(100)).max(100).readonly(),
    /** Contacts of any of these types; empty for all. */
    contactTypes: z.array(z.enum(CONTACT_TYPES)).readonly(),
    impact: label,
    urgency: label,
    priority: label,
  })
  .readonly();

/** A rule of the tenant: tickets that say this are of that impact, urgency or priority. */
export type DeskRule = z.infer<typeof deskRule>;

/** Where a rule found its words, in UTF-16 code units of the text. */
export interface RuleHit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a rule would do, and why. */
export interface DeskRuleTrial {
  readonly applies: boolean;
  readonly hits: readonly RuleHit[];
}

/**
 * A rule that says when it applies and what follows.
 * @throws AppError BAD_INPUT.
 */
export function requireDeskRule(input: DeskRule): DeskRule {
  const { data } = deskRule.safeParse(input);
  const says = data && (data.impact ?? data.urgency ?? data.priority) !== null;
  const asks = data && data.words.length + data.contactTypes.length > 0;
  if (!data || !says || !asks) throw new AppError("BAD_INPUT", { argument: "rule" });
  return data;
}

/** Runs a rule on a text: no model, no store, the very code that runs when it is enabled. */
export function tryDeskRule(
  rule: DeskRule,
  text: string,
  contactType: ContactType | null,
): DeskRuleTrial {
  const hits = hitsOf(rule, text);
  const isSaid = rule.words.length === 0 || hits.length > 0;
  const isOfType =
    rule.contactTypes.length === 0 ||
    (contactType !== null && rule.contactTypes.includes(contactType));
  return { applies: isSaid && isOfType, hits };
}

function hitsOf({ name, words }: DeskRule, text: string): readonly RuleHit[] {
  if (words.length === 0) return [];
  // The matcher of the administrators' filter rules: whole words, folded, in linear time.
  const compiled = compileRules([
    {
      id: "desk-rule",
      version: 1,
      name,
      enabled: true,
      action: "mask",
      match: { type: "words", words },
    },
  ]);
  return compiled
    .matchesIn(text)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

import { AppError } from "../core/errors.ts";
import { SECURITY_EVENT_CAUSES, type SecurityEventCause } from "../core/security-events.ts";
import type { WireReading } from "./wire-tap.ts";

export type PromptAttack = SecurityEventCause<"promptAttack">;

const WHAT_WAS_FOUND: Readonly<Record<PromptAttack, string>> = {
  jailbreak:
    "The model service found an attempt to override the advisor's instructions, so nothing is answered.",
  indirect_attack:
    "The model service found instructions hidden in what was sent, so nothing is answered.",
};

/**
 * The attack that Azure's Prompt Shields detected, if any; it is in what was sent, also where the
 * answer carries the verdict. Detected is enough: a deployment may be set to note attacks and answer all
 * the same.
 */
export function attackIn({ verdicts }: Pick<WireReading, "verdicts">): PromptAttack | undefined {
  return SECURITY_EVENT_CAUSES.promptAttack.find((attack) =>
    verdicts.some(({ category }) => category === attack),
  );
}

/** Whether a filter withheld any part of the answer, whatever the finish reason says. */
export function isWithheld({ verdicts, finishReason }: WireReading): boolean {
  return (
    finishReason === "content_filter" ||
    verdicts.some(({ of, filtered }) => of === "answer" && filtered)
  );
}

/** The refusal of a prompt, with what was found in it. */
export function promptRefusal(reading: WireReading, cause: unknown): AppError {
  const attack = attackIn(reading);
  const details = attack === undefined ? {} : { reason: WHAT_WAS_FOUND[attack] };
  return new AppError("PROMPT_BLOCKED", details, { cause });
}

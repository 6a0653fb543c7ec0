import type { JsonObject } from "../http/reply.ts";

const HARMS = ["hate", "self_harm", "sexual", "violence"] as const;
type Harm = (typeof HARMS)[number];

const safe = (): Record<Harm, JsonObject> => ({
  hate: { filtered: false, severity: "safe" },
  self_harm: { filtered: false, severity: "safe" },
  sexual: { filtered: false, severity: "safe" },
  violence: { filtered: false, severity: "safe" },
});

/** What the prompt filter can object to. */
export type PromptObjection = "violence" | "jailbreak" | "indirect_attack";

/** Filter results of a prompt; an objection is marked as filtered, or as noted only. */
export function promptFilterResults(objection?: PromptObjection, filters = true): JsonObject {
  const attack = (kind: PromptObjection): JsonObject => ({
    filtered: filters && objection === kind,
    detected: objection === kind,
  });
  return {
    ...safe(),
    jailbreak: attack("jailbreak"),
    indirect_attack: attack("indirect_attack"),
    ...(objection === "violence" ? { violence: { filtered: filters, severity: "high" } } : {}),
  };
}

/** Filter results of an answer. */
export function answerFilterResults(blocked = false): JsonObject {
  return {
    ...safe(),
    protected_material_text: { filtered: false, detected: false },
    protected_material_code: { filtered: false, detected: false },
    ...(blocked ? { violence: { filtered: true, severity: "medium" } } : {}),
  };
}

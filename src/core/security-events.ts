import type { TenantId } from "./ids.ts";
import type { Logger } from "./logger.ts";

/**
 * Everything that is a security event, and for each the closed list of what it can be about. Words of
 * ours only: an event never quotes what was refused.
 */
export const SECURITY_EVENT_CAUSES = {
  /** The egress guard refused a request to the model. */
  egressRefused: [
    "unknownDestination",
    "unknownForm",
    "unknownSystemPrompt",
    "unknownTools",
    "unknownResponseFormat",
    "unknownUserText",
    "unsealedToolResult",
    "personalData",
  ],
  /** The model service's shields found an attack in what was sent. */
  promptAttack: ["jailbreak", "indirect_attack"],
  /** The model asked for a tool there is none of, or answered with a stand-in nobody issued. */
  modelMisbehaved: ["unknownTool", "unknownPseudonym", "address"],
  /** Something in Redis that Seatwise did not put there, or not now. */
  entryRejected: ["forged", "outlived", "superseded"],
  /** Use of the advisor that is unlike the tenant's own last three weeks. */
  unusualUse: [
    "rate",
    "modelTokens",
    "refusals",
    "egressBlocks",
    "filterHits",
    "enumeration",
    "outOfHours",
  ],
} as const;

export type SecurityEventKind = keyof typeof SECURITY_EVENT_CAUSES;
export type SecurityEventCause<Kind extends SecurityEventKind> =
  (typeof SECURITY_EVENT_CAUSES)[Kind][number];

/** What happened, before it is known in whose interaction. */
export type SecurityOccurrence = {
  readonly [Kind in SecurityEventKind]: {
    readonly kind: Kind;
    readonly because: SecurityEventCause<Kind>;
  };
}[SecurityEventKind];

/** Something that must not happen and was stopped. */
export type SecurityEvent = SecurityOccurrence & {
  /** `null` where the event belongs to no tenant in particular, such as a forged entry of the cache. */
  readonly tenantId: TenantId | null;
  /** Interaction in which it happened, if in one. */
  readonly interactionId: string | null;
};

/** Where security events are told. Telling never fails and never delays what tells. */
export interface SecurityEvents {
  raise(event: SecurityEvent): void;
}

/** Writes every event to the log. */
export function loggedSecurityEvents(logger: Logger): SecurityEvents {
  return { raise: (event) => logger.warn({ security: event }, "A security event.") };
}

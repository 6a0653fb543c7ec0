import { z } from "zod";
import type { ConditionalAccessRecord } from "../configuration-records.ts";
import { collect } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const words = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

const conditions = z
  .object({
    userRiskLevels: words,
    signInRiskLevels: words,
    users: z.object({ includeUsers: words }).nullish(),
  })
  .nullish()
  .transform((found) => ({
    usesRisk: [...(found?.userRiskLevels ?? []), ...(found?.signInRiskLevels ?? [])].some(
      (level) => level !== "none",
    ),
    coversAllUsers: found?.users?.includeUsers.includes("All") ?? false,
  }));

const grantControls = z
  .object({ builtInControls: words, authenticationStrength: z.unknown().optional() })
  .nullish()
  .transform((found) => {
    const controls = new Set(found?.builtInControls);
    return {
      requiresMfa: controls.has("mfa") || isGiven(found?.authenticationStrength),
      requiresDevice: controls.has("compliantDevice") || controls.has("domainJoinedDevice"),
      blocks: controls.has("block"),
    };
  });

const STATES = {
  enabled: "enabled",
  disabled: "disabled",
  enabledForReportingButNotEnforced: "reportOnly",
} as const;

const policy: z.ZodType<ConditionalAccessRecord> = z
  .object({
    state: z.enum(["enabled", "disabled", "enabledForReportingButNotEnforced"]),
    conditions,
    grantControls,
    sessionControls: z.unknown().optional(),
  })
  .transform((found) => ({
    state: STATES[found.state],
    ...found.conditions,
    ...found.grantControls,
    hasSessionControls: isGiven(found.sessionControls),
  }));

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What the conditional-access policies are about. One request per second is all Graph allows. */
export async function readConditionalAccess(
  reader: GraphReader,
): Promise<readonly ConditionalAccessRecord[]> {
  const pages = reader.pages("conditionalAccess", {
    select: ["state", "conditions", "grantControls", "sessionControls"],
  });
  return collect("conditionalAccess", policy, pages);
}

import { randomUUID } from "node:crypto";
import { isoInstant, objectId, tenantId } from "../../src/core/ids.ts";
import { callerKeyOf, type InteractionEntry, type LedgerWords } from "../../src/store/index.ts";
import { SEATWISE_KEY } from "./sample-aggregates.ts";

export const words: LedgerWords = {
  outcomes: ["answered", "templated", "unknown", "MODEL_TIMEOUT"],
  verifications: ["verified", "repaired"],
  models: ["gpt-4.1"],
  deployments: ["seatwise-chat"],
  tools: ["license_inventory", "license_spend"],
  redactions: ["email", "person"],
  finishReasons: ["stop", "tool_calls"],
  filterCategories: ["jailbreak"],
  measures: ["cost", "affected-seats"],
  pseudonyms: ["Person"],
  sources: ["directoryPeople"],
  sourceOutcomes: ["used"],
  regions: ["swedencentral"],
};

export function newTenant() {
  return tenantId.parse(randomUUID());
}

export function newCallerKey(tenant = newTenant()) {
  return callerKeyOf(SEATWISE_KEY, { tenantId: tenant, objectId: objectId.parse(randomUUID()) });
}

/** An interaction with two calls to the model. */
export function interaction(differing: Partial<InteractionEntry> = {}): InteractionEntry {
  const { tenantId: tenant = newTenant() } = differing;
  return {
    id: randomUUID(),
    tenantId: tenant,
    callerKey: newCallerKey(tenant),
    startedAt: isoInstant.parse("2026-11-21T08:00:00Z"),
    finishedAt: isoInstant.parse("2026-11-21T08:00:02Z"),
    outcome: "answered",
    verification: "verified",
    model: "gpt-4.1",
    deployment: "seatwise-chat",
    tools: ["license_inventory", "license_spend", "license_inventory"],
    measuresSent: ["cost", "affected-seats"],
    figuresSent: 12,
    smallestGroup: 14,
    pseudonyms: { Person: 2 },
    redactions: { email: 1 },
    rules: [{ id: "projects", version: 4, action: "mask" }],
    directory: [{ source: "directoryPeople", outcome: "used", staleSince: null }],
    boundary: { region: "swedencentral", retentionDays: 0 },
    modelTokens: { prompt: 2_100, cached: 1_024, completion: 80, estimated: false },
    cost: { micros: 6_500, currency: "USD", priceAsOf: null },
    calls: [
      {
        requestSha256: "ab".repeat(32),
        requestBytes: 8_200,
        status: 200,
        requestId: "4a7f6f0e-6d27-4f4c-9d3f-4d1f3a0f9b11",
        finishReason: "tool_calls",
        filterVerdicts: [],
      },
      {
        requestSha256: "cd".repeat(32),
        requestBytes: 9_100,
        status: 200,
        requestId: null,
        finishReason: "stop",
        filterVerdicts: [{ of: "prompt", category: "jailbreak", filtered: false }],
      },
    ],
    ...differing,
  };
}

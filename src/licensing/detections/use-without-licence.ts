import type { Traits } from "../../privacy/traits.ts";
import { membersWith } from "./by-sku.ts";
import { observed, type TenantDetection } from "./observation.ts";

/**
 * D56: members use mail without a SKU that gives it. Guests, shared mailboxes and rooms do not need
 * one. The right advice costs money.
 */
export const useWithoutLicence: TenantDetection = {
  scope: "tenant",
  id: "D56",
  version: 1,
  needs: ["members", "mailboxUsage", "emailActivity"],
  thresholds: { withinDays: 90 },
  guards: [],
  source: "getEmailActivityUserDetail; service plans of held SKUs",
  observe: (context) => {
    const lacks = (traits: Traits) =>
      traits.kind !== "guest" &&
      traits.use?.mailboxKind === "user" &&
      context.needsOf(traits).some(({ level, entitled }) => level > entitled);
    const count = membersWith(context.input.cohorts, lacks);
    const noticed = { kind: "shortfall", count, unit: "members", confidence: "C4" } as const;
    return count === 0 ? [] : [observed(useWithoutLicence, noticed, context)];
  },
};

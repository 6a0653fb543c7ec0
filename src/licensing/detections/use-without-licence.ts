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
    const count = context.input.cohorts
      .filter(({ traits }) => traits.kind !== "guest" && traits.use?.mailboxKind === "user")
      .filter(({ traits }) =>
        context.needsOf(traits).some(({ level, entitled }) => level > entitled),
      )
      .reduce((sum, { members }) => sum + members, 0);
    const noticed = { kind: "shortfall", count, unit: "members", confidence: "C4" } as const;
    return count === 0 ? [] : [observed(useWithoutLicence, noticed, context)];
  },
};

import { closed, defineAggregate, type ValueOf } from "../privacy/index.ts";
import { configuration } from "./aggregates/configuration.ts";
import { findings } from "./aggregates/findings.ts";
import { groupTables } from "./aggregates/group-tables.ts";
import { licenseInventory } from "./aggregates/license-inventory.ts";
import { licenseSpend } from "./aggregates/license-spend.ts";
import { planBasis } from "./aggregates/plan-basis.ts";
import { recommendations } from "./aggregates/recommendations.ts";
import { renewals } from "./aggregates/renewals.ts";
import { savings } from "./aggregates/savings.ts";
import { usage } from "./aggregates/usage.ts";

/** Cohort minimums, as part of what was told under them. */
export const minimumsShape = closed.object({
  assignments: closed.count(),
  behaviour: closed.count(),
});

/**
 * All one survey tells, in one value: one read from the cache answers everything, and no two figures
 * of an answer come from different surveys. `null` where the caller may not see what it rests on.
 */
export const tenantSnapshot = defineAggregate(
  "tenantSnapshot",
  8,
  closed.object({
    /** Those it was told under; `null` where they could not be known, and nothing is told of members. */
    minimums: closed.nullable(minimumsShape),
    licenseInventory: closed.nullable(licenseInventory.shape),
    licenseSpend: closed.nullable(licenseSpend.shape),
    savings: closed.nullable(savings.shape),
    recommendations: closed.nullable(recommendations.shape),
    findings: closed.nullable(findings.shape),
    renewals: closed.nullable(renewals.shape),
    groupTables: closed.nullable(groupTables.shape),
    planBasis: closed.nullable(planBasis.shape),
    usage: closed.nullable(usage.shape),
    configuration: closed.nullable(configuration.shape),
  }),
);
export type TenantSnapshot = ValueOf<typeof tenantSnapshot>;

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every product a sealed snapshot speaks of, owned or proposed: they were checked when it was sealed. */
export function productsOf(snapshot: TenantSnapshot): ReadonlySet<string> {
  return new Set(JSON.stringify(snapshot).match(GUID));
}

import type { SkuNames, TenantInsights } from "../../../src/agent/index.ts";
import { isoInstant } from "../../../src/core/ids.ts";
import { comparison, comparisonValue } from "../../../src/insights/aggregates/comparison.ts";
import { configuration } from "../../../src/insights/aggregates/configuration.ts";
import { findings, findingsValue } from "../../../src/insights/aggregates/findings.ts";
import { groupTables } from "../../../src/insights/aggregates/group-tables.ts";
import {
  licenseInventory,
  licenseInventoryValue,
} from "../../../src/insights/aggregates/license-inventory.ts";
import { licenseSpend, licenseSpendValue } from "../../../src/insights/aggregates/license-spend.ts";
import { recommendationStates } from "../../../src/insights/aggregates/recommendation-states.ts";
import {
  recommendations,
  recommendationsValue,
} from "../../../src/insights/aggregates/recommendations.ts";
import { renewals, renewalsValue } from "../../../src/insights/aggregates/renewals.ts";
import { savings, savingsValue } from "../../../src/insights/aggregates/savings.ts";
import { usage } from "../../../src/insights/aggregates/usage.ts";
import {
  adviceOf,
  DEFAULT_DETECTIONS,
  findingsOf,
  inventoryOf,
  type LicensingInput,
  loadReference,
  notMade,
  observationsOf,
  recommendationsOf,
  referenceOfTenant,
  renewalsOf,
  reportedFindings,
  reportedObservations,
  savingsOf,
  spendOf,
  TENANT_DETECTIONS,
} from "../../../src/licensing/index.ts";
import { type AggregateKind, type Provenance, seal } from "../../../src/privacy/index.ts";
import { skuNamesOf } from "../../../src/sku-names.ts";
import {
  aPurchase,
  aTenant,
  date,
  holding,
  members,
  owning,
  SKU,
} from "../../licensing/support/a-tenant.ts";
import { A_COMPARISON } from "./a-comparison.ts";
import { A_CONFIGURATION, SOME_USAGE } from "./usage-and-configuration.ts";

const released = loadReference();

/** Names as the app takes them from the catalogue; fewer are askable. */
export const skuNames: SkuNames = {
  ...skuNamesOf(released),
  askable: [
    "Microsoft 365 E3",
    "Microsoft 365 E5",
    "Microsoft 365 F3",
    "Office 365 E1",
    "Office 365 E3",
    "Microsoft 365 Copilot",
    "Visio Plan 2",
    "Power BI Pro",
  ],
};

/** A small tenant with idle, disabled and inactive seats, a product without price, and one nobody lists. */
export const SMALL_TENANT = aTenant({
  ownedSkus: [
    owning(SKU.m365E5, {
      enabled: 100,
      consumed: 90,
      purchases: [aPurchase({ seats: 100, renewsOn: date("2027-02-01"), term: "annual" })],
    }),
    owning(SKU.m365E3, { enabled: 40, consumed: 33 }),
    owning(SKU.notInAnyTable, { enabled: 4, consumed: 1 }),
  ],
  cohorts: [
    members(7, { enabled: false, held: [holding(SKU.m365E5)] }),
    members(83, { held: [holding(SKU.m365E5)] }),
    members(33, { held: [holding(SKU.m365E3)] }),
  ],
});

const provenance: Provenance = {
  asOf: isoInstant.parse("2026-11-21T10:00:00Z"),
  coverage: {
    sources: [
      { source: "subscribedSkus", outcome: "used", staleSince: null },
      { source: "signInActivity", outcome: "notPermitted", staleSince: null },
    ],
    seatsJudged: 90,
    seatsTotal: 123,
    reportRefreshedOn: null,
    reportNamesConcealed: null,
    tooFewMembers: false,
    recordsUnavailable: false,
    opensAgain: [],
  },
};

/** Sealed insights computed by the licensing code itself. */
export function insightsOf(tenant: LicensingInput): TenantInsights {
  const reference = referenceOfTenant(released, tenant.ownedSkus);
  const sealed = <T>(kind: AggregateKind<T>, value: NoInfer<T>) => {
    const aggregate = seal(kind, value, provenance, reference.catalogue);
    return async () => aggregate;
  };
  const { findings: found } = findingsOf(tenant, reference);
  const saved = savingsOf(found, tenant, reference);
  const observations = observationsOf(tenant, reference);
  const tenantKey = new Uint8Array(32);
  const sealedRecommendations = recommendationsValue(
    { told: recommendationsOf(saved.lines, tenantKey), few: [] },
    { told: adviceOf(observations, tenantKey), few: [] },
  );
  const sealedSavings = savingsValue(saved);
  return {
    licenseInventory: sealed(
      licenseInventory,
      licenseInventoryValue(inventoryOf(tenant, reference)),
    ),
    licenseSpend: sealed(licenseSpend, licenseSpendValue(spendOf(tenant, reference))),
    savings: sealed(savings, sealedSavings),
    recommendations: sealed(recommendations, sealedRecommendations),
    findings: sealed(
      findings,
      findingsValue({
        findings: reportedFindings(found, saved.lines, tenantKey),
        few: [],
        departmentOf: () => null,
        isTold: () => true,
        observations: reportedObservations(observations, tenantKey),
        notMade: notMade(tenant, DEFAULT_DETECTIONS, TENANT_DETECTIONS),
        savings: saved,
        sealedSavings,
      }),
    ),
    renewals: sealed(
      renewals,
      renewalsValue(renewalsOf({ input: tenant, reference, lines: saved.lines, observations })),
    ),
    groupTables: sealed(groupTables, {
      period: isoInstant.parse("2026-11-16T00:00:00.000Z"),
      spendWithheld: "tooFewMembers",
      spend: [],
      activityWithheld: "tooFewMembers",
      activity: [],
      activityBy: [],
    }),
    usage: sealed(usage, SOME_USAGE),
    configuration: sealed(configuration, A_CONFIGURATION),
    comparison: sealed(comparison, comparisonValue(A_COMPARISON)),
    recommendationStates: sealed(
      recommendationStates,
      sealedRecommendations.map(({ id }, at) => ({
        id,
        state: at === 0 ? ("accepted" as const) : ("open" as const),
      })),
    ),
    names: async () => ({ nameOf: () => undefined }),
    // Plans rest on a whole survey; they are asked for in test/e2e.
    licensePlan: async () => undefined,
    whatIf: async () => undefined,
  };
}

export const SMALL_INSIGHTS = insightsOf(SMALL_TENANT);

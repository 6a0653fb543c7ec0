import type { SkuNames, TenantInsights } from "../../../src/agent/index.ts";
import { isoInstant } from "../../../src/core/ids.ts";
import {
  licenseInventory,
  licenseInventoryValue,
} from "../../../src/insights/aggregates/license-inventory.ts";
import { licenseSpend, licenseSpendValue } from "../../../src/insights/aggregates/license-spend.ts";
import {
  recommendations,
  recommendationsValue,
} from "../../../src/insights/aggregates/recommendations.ts";
import { savings, savingsValue } from "../../../src/insights/aggregates/savings.ts";
import {
  findingsOf,
  inventoryOf,
  type LicensingInput,
  loadReference,
  recommendationsOf,
  referenceOfTenant,
  savingsOf,
  spendOf,
} from "../../../src/licensing/index.ts";
import { type AggregateKind, type Provenance, seal } from "../../../src/privacy/index.ts";
import {
  aPurchase,
  aTenant,
  date,
  holding,
  members,
  owning,
  SKU,
} from "../../licensing/support/a-tenant.ts";

const released = loadReference();

/** Names as the app takes them from the catalogue. */
export const skuNames: SkuNames = {
  describe: (id) => released.catalogue.skuById(id),
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
  },
};

/** Sealed insights computed by the licensing code itself. */
export function insightsOf(tenant: LicensingInput): TenantInsights {
  const reference = referenceOfTenant(released, tenant.ownedSkus);
  const sealed = <T>(kind: AggregateKind<T>, value: NoInfer<T>) => {
    const aggregate = seal(kind, value, provenance, reference.catalogue);
    return async () => aggregate;
  };
  const saved = savingsOf(findingsOf(tenant, reference).findings, tenant, reference);
  return {
    licenseInventory: sealed(
      licenseInventory,
      licenseInventoryValue(inventoryOf(tenant, reference)),
    ),
    licenseSpend: sealed(licenseSpend, licenseSpendValue(spendOf(tenant, reference))),
    savings: sealed(savings, savingsValue(saved)),
    recommendations: sealed(
      recommendations,
      recommendationsValue(recommendationsOf(saved.lines, new Uint8Array(32))),
    ),
  };
}

export const SMALL_INSIGHTS = insightsOf(SMALL_TENANT);

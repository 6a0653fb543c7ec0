import { describe, expect, it } from "@jest/globals";
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
  loadReference,
  recommendationsOf,
  referenceOfTenant,
  savingsOf,
  spendOf,
} from "../../../src/licensing/index.ts";
import { reopenAggregate, seal, serializeAggregate } from "../../../src/privacy/index.ts";
import {
  aPurchase,
  aTenant,
  date,
  holding,
  members,
  owning,
  SKU,
} from "../../licensing/support/a-tenant.ts";

const tenant = aTenant({
  ownedSkus: [
    owning(SKU.m365E5, {
      enabled: 100,
      consumed: 90,
      purchases: [
        aPurchase({ seats: 5, renewsOn: date("2027-01-01"), term: "annual" }),
        aPurchase({ seats: 5, term: "monthly" }),
      ],
    }),
    owning(SKU.m365E3, { enabled: 5, consumed: 6 }),
    owning(SKU.fabricFree, { enabled: 10_000 }),
    owning(SKU.notInAnyTable, { enabled: 4 }),
  ],
  cohorts: [
    members(3, { enabled: false, held: [holding(SKU.m365E5), holding(SKU.m365E3)] }),
    members(4, {
      activity: { signIn: "over180", workloads: "none" },
      held: [holding(SKU.m365E5, { origin: "group" })],
    }),
  ],
});
const reference = referenceOfTenant(loadReference(), tenant.ownedSkus);

function valuesOf() {
  const saved = savingsOf(findingsOf(tenant, reference).findings, tenant, reference);
  return {
    inventory: licenseInventoryValue(inventoryOf(tenant, reference)),
    spend: licenseSpendValue(spendOf(tenant, reference)),
    savings: savingsValue(saved),
    recommendations: recommendationsValue(recommendationsOf(saved.lines, new Uint8Array(32))),
  };
}

const provenance = {
  asOf: isoInstant.parse("2026-11-21T10:00:00Z"),
  coverage: {
    sources: [{ source: "subscribedSkus", outcome: "used", staleSince: null }],
    seatsJudged: 7,
    seatsTotal: 7,
    reportRefreshedOn: null,
    reportNamesConcealed: null,
  },
} as const;

describe("the aggregates of licensing", () => {
  it("can be sealed, stored and read back whole", () => {
    const values = valuesOf();
    const products = reference.catalogue;
    const sealed = [
      [licenseInventory, seal(licenseInventory, values.inventory, provenance, products)],
      [licenseSpend, seal(licenseSpend, values.spend, provenance, products)],
      [savings, seal(savings, values.savings, provenance, products)],
      [recommendations, seal(recommendations, values.recommendations, provenance, products)],
    ] as const;
    expect(
      sealed.map(([kind, aggregate]) =>
        reopenAggregate<unknown>(kind, serializeAggregate(aggregate)),
      ),
    ).toEqual(sealed.map(([, aggregate]) => aggregate));
    expect(sealed.map(([, aggregate]) => aggregate.value)).toEqual(Object.values(values));
  });

  it("name every number once in a snapshot, the same way each time", () => {
    const ids = (values: unknown) =>
      [...JSON.stringify(values).matchAll(/"id":"(f[0-9]+)"/g)].map(([, id]) => id);
    const numbers = [...JSON.stringify(valuesOf()).matchAll(/"(?:minor|seats)":-?[0-9]+/g)];
    expect(ids(valuesOf())).toEqual(ids(valuesOf()));
    expect(new Set(ids(valuesOf())).size).toBe(ids(valuesOf()).length);
    expect(ids(valuesOf())).toHaveLength(numbers.length);
  });
});

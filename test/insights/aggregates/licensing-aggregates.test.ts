import { describe, expect, it } from "@jest/globals";
import { isoInstant, tenantId } from "../../../src/core/ids.ts";
import { findings, findingsValue } from "../../../src/insights/aggregates/findings.ts";
import {
  licenseInventory,
  licenseInventoryValue,
} from "../../../src/insights/aggregates/license-inventory.ts";
import { licenseSpend, licenseSpendValue } from "../../../src/insights/aggregates/license-spend.ts";
import {
  recommendations,
  recommendationsValue,
} from "../../../src/insights/aggregates/recommendations.ts";
import { renewals, renewalsValue } from "../../../src/insights/aggregates/renewals.ts";
import { savings, savingsValue } from "../../../src/insights/aggregates/savings.ts";
import {
  adviceOf,
  DEFAULT_DETECTIONS,
  findingsOf,
  inventoryOf,
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
import {
  reopenAggregate,
  SnapshotPseudonyms,
  seal,
  serializeAggregate,
} from "../../../src/privacy/index.ts";
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

const KEY = new Uint8Array(32);

function valuesOf() {
  const found = findingsOf(tenant, reference).findings;
  const saved = savingsOf(found, tenant, reference);
  const observations = observationsOf(tenant, reference);
  const sealedSavings = savingsValue(saved);
  return {
    inventory: licenseInventoryValue(inventoryOf(tenant, reference)),
    spend: licenseSpendValue(spendOf(tenant, reference)),
    savings: sealedSavings,
    recommendations: recommendationsValue(
      { told: recommendationsOf(saved.lines, KEY), few: [] },
      { told: adviceOf(observations, KEY), few: [] },
    ),
    findings: findingsValue({
      findings: reportedFindings(found, saved.lines, KEY),
      few: [],
      departmentOf: () => null,
      isTold: () => true,
      observations: reportedObservations(observations, KEY),
      notMade: notMade(
        { evidence: new Set(["subscribedSkus"]), ownedSkus: [] },
        DEFAULT_DETECTIONS,
        TENANT_DETECTIONS,
      ),
      savings: saved,
      sealedSavings,
    }),
    renewals: renewalsValue(
      renewalsOf({ input: tenant, reference, lines: saved.lines, observations }),
    ),
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
    tooFewMembers: false,
    recordsUnavailable: false,
    opensAgain: [],
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
      [findings, seal(findings, values.findings, provenance, products)],
      [renewals, seal(renewals, values.renewals, provenance, products)],
    ] as const;
    expect(
      sealed.map(([kind, aggregate]) =>
        reopenAggregate<unknown>(kind, serializeAggregate(aggregate)),
      ),
    ).toEqual(sealed.map(([, aggregate]) => aggregate));
    expect(sealed.map(([, aggregate]) => aggregate.value)).toEqual(Object.values(values));
  });

  it("name every number once in a snapshot, the same way each time", () => {
    const numbers = [...JSON.stringify(valuesOf()).matchAll(/"(?:minor|seats|count)":-?[0-9]+/g)];
    const ids = idsIn(valuesOf());
    expect(idsIn(valuesOf())).toEqual(ids);
    expect(ids).toHaveLength(numbers.length);
    const { findings: told, ...rest } = valuesOf();
    const own = idsIn({
      ...told,
      findings: told.findings.map((one) => ({ ...one, saving: null })),
    });
    const once = [...idsIn(rest), ...own];
    expect(new Set(once).size).toBe(once.length);
  });

  it("show in a finding the figures of the savings, under the same names", () => {
    const { savings: saved, findings: told } = valuesOf();
    expect(told.findings.map(({ saving }) => saving?.monthly)).toEqual(
      told.findings.map(
        ({ rule, skuId }) =>
          saved.lines.find((line) => line.rule === rule && line.skuId === skuId)?.monthly,
      ),
    );
    expect(told.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["D01", "D22"]));
  });

  it("tell that a department stands out, and by no number how far", () => {
    const held = [holding(SKU.m365E3)];
    const silent = { signIn: "over180", workloads: "over180" } as const;
    const compared = aTenant({
      ownedSkus: [owning(SKU.m365E3, { enabled: 60, consumed: 60 })],
      cohorts: [
        members(30, { department: 0, held }),
        members(15, { department: 1, held, activity: silent }),
        members(15, { department: 2, held }),
      ],
    });
    const saved = savingsOf([], compared, reference);
    const { observations } = findingsValue({
      findings: [],
      few: [],
      observations: reportedObservations(observationsOf(compared, reference), KEY),
      departmentOf: (key) => pseudonyms.pseudonymOf("Department", `department ${key}`),
      isTold: () => true,
      notMade: [],
      savings: saved,
      sealedSavings: savingsValue(saved),
    });
    expect(observations.filter(({ rule }) => rule === "D57")).toMatchObject([
      {
        department: pseudonyms.pseudonymOf("Department", "department 1"),
        counted: null,
        monthly: null,
      },
    ]);
  });
});

const pseudonyms = new SnapshotPseudonyms("k".repeat(43), {
  tenantId: tenantId.parse("aaaaaaaa-0000-4000-8000-00000000000a"),
  asOf: provenance.asOf,
});

function idsIn(values: unknown): readonly (string | undefined)[] {
  return [...JSON.stringify(values).matchAll(/"id":"(f[0-9]+)"/g)].map(([, id]) => id);
}

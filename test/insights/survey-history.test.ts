import { describe, expect, it } from "@jest/globals";
import { type IsoDate, isoInstant, tenantId, visibilityClass } from "../../src/core/ids.ts";
import { createLogger } from "../../src/core/logger.ts";
import type { SourceId } from "../../src/core/source-ids.ts";
import { licenseInventoryValue } from "../../src/insights/aggregates/license-inventory.ts";
import { licenseSpendValue } from "../../src/insights/aggregates/license-spend.ts";
import {
  type SurveyArchive,
  SurveyHistory,
  type TenantSnapshot,
  tenantSnapshot,
} from "../../src/insights/index.ts";
import {
  inventoryOf,
  loadReference,
  referenceOfTenant,
  spendOf,
} from "../../src/licensing/index.ts";
import { seal } from "../../src/privacy/index.ts";
import { aTenant, owning, SKU } from "../licensing/support/a-tenant.ts";

const place = {
  tenantId: tenantId.parse("aaaaaaaa-0000-4000-8000-00000000000a"),
  visibilityClass: visibilityClass.parse("v".repeat(43)),
};

function inMemory(): SurveyArchive {
  const kept = new Map<IsoDate, string>();
  return {
    keep: async (_, day, text) => void kept.set(day, text),
    latest: async (_, upTo) => {
      const day = [...kept.keys()]
        .filter((one) => one <= upTo)
        .sort()
        .at(-1);
      return day && kept.get(day);
    },
  };
}

function snapshotOf(day: string, seats: number, sources: readonly SourceId[] = ["subscribedSkus"]) {
  const tenant = aTenant({ ownedSkus: [owning(SKU.m365E3, { enabled: seats, consumed: seats })] });
  const reference = referenceOfTenant(loadReference(), tenant.ownedSkus);
  const value: TenantSnapshot = {
    licenseInventory: licenseInventoryValue(inventoryOf(tenant, reference)),
    licenseSpend: licenseSpendValue(spendOf(tenant, reference)),
    savings: null,
    recommendations: null,
    findings: null,
    renewals: null,
    groupTables: null,
    minimums: { assignments: 5, behaviour: 10 },
    planBasis: null,
    usage: null,
    configuration: null,
  };
  const coverage = {
    sources: sources.map((source) => ({ source, outcome: "used" as const, staleSince: null })),
    seatsJudged: 0,
    seatsTotal: 0,
    reportRefreshedOn: null,
    reportNamesConcealed: null,
    tooFewMembers: false,
    recordsUnavailable: false,
    opensAgain: [],
  };
  const provenance = { coverage, asOf: isoInstant.parse(`${day}T10:00:00Z`) };
  return seal(tenantSnapshot, value, provenance, reference.catalogue);
}

async function historyWith(...snapshots: readonly ReturnType<typeof snapshotOf>[]) {
  const history = new SurveyHistory(inMemory(), createLogger("silent"));
  for (const snapshot of snapshots) {
    await history.surveyed(place.tenantId, place.visibilityClass, snapshot);
  }
  return history;
}

describe("the history of surveys", () => {
  it("compares with the newest survey that lies far enough back", async () => {
    const now = snapshotOf("2026-11-22", 80);
    const history = await historyWith(
      snapshotOf("2026-09-01", 120),
      snapshotOf("2026-10-20", 100),
      snapshotOf("2026-11-20", 90),
      now,
    );
    const compared = await history.compare(place, now, "month");
    expect(compared).toMatchObject({ earlier: "2026-10-20", now: "2026-11-22" });
    expect(compared?.comparison?.skus).toMatchObject([
      { before: { paid: 100 }, after: { paid: 80 } },
    ]);
    expect((await history.compare(place, now, "quarter"))?.earlier).toBeNull();
  });

  it("says that there is no earlier survey rather than comparing with nothing", async () => {
    const now = snapshotOf("2026-11-22", 80);
    expect(await (await historyWith(now)).compare(place, now, "week")).toEqual({
      earlier: null,
      now: "2026-11-22",
      isSameEvidence: false,
      confidence: "C1",
      comparison: null,
    });
  });

  it("does not compare savings that rest on other sources", async () => {
    const now = snapshotOf("2026-11-22", 80, ["subscribedSkus", "members"]);
    const compared = await (await historyWith(snapshotOf("2026-11-01", 80))).compare(
      place,
      now,
      "week",
    );
    expect(compared).toMatchObject({ isSameEvidence: false, comparison: { savings: [] } });
  });

  it("survives an archive that is away, and says so when asked to compare", async () => {
    const away: SurveyArchive = {
      keep: () => Promise.reject(new Error("away")),
      latest: () => Promise.reject(new Error("away")),
    };
    const history = new SurveyHistory(away, createLogger("silent"));
    const now = snapshotOf("2026-11-22", 80);
    await history.surveyed(place.tenantId, place.visibilityClass, now);
    await expect(history.compare(place, now, "week")).rejects.toMatchObject({
      code: "RECORDS_UNAVAILABLE",
    });
  });
});

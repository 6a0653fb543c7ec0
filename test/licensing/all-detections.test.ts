import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { SkuId } from "../../src/core/ids.ts";
import {
  ALL_DETECTIONS,
  findingsOf,
  loadReference,
  priceOf,
  recommendationsOf,
  savingsOf,
} from "../../src/licensing/index.ts";
import type { Traits, UseTraits } from "../../src/privacy/traits.ts";
import {
  aPurchase,
  aTenant,
  date,
  holding,
  members,
  owning,
  SKU,
  someUse,
  TODAY,
} from "./support/a-tenant.ts";

const reference = loadReference();
const SKUS = [
  SKU.m365E5,
  SKU.m365E3,
  SKU.office365E3,
  SKU.businessStandard,
  SKU.copilot,
  SKU.visioPlan2,
  SKU.powerBiPro,
  SKU.audioConferencing,
  SKU.ems,
  SKU.teamsPhone,
] as const;

const recency = fc.constantFrom("under30", "under90", "under180", "over180", "none", "unknown");
const occurrence = fc.constantFrom("none", "some", "unknown");
const use: fc.Arbitrary<UseTraits> = fc
  .record({
    mail: recency,
    files: recency,
    teams: recency,
    desktopApps: recency,
    lightApps: recency,
    copilot: recency,
    calls: occurrence,
    organisedMeetings: occurrence,
    visioDesktop: occurrence,
    mailboxKind: fc.constantFrom("user", "shared", "room", "none", "unknown"),
    mailboxFit: fc.constantFrom("kiosk", "plan1", "plan2", "unknown"),
    oneDriveFit: fc.constantFrom("kiosk", "plan1", "unknown"),
    hasArchive: fc.constantFrom(true, false, "unknown" as const),
  })
  .map((some) => someUse(some));

const traits: fc.Arbitrary<Partial<Traits>> = fc
  .record({
    enabled: fc.boolean(),
    kind: fc.constantFrom("member", "guest"),
    accountAge: fc.constantFrom("under30", "under90", "over180", "unknown"),
    activity: fc.record({ signIn: recency, workloads: recency }),
    use: fc.option(use, { nil: undefined }),
    privileged: fc.boolean(),
    held: fc.uniqueArray(fc.constantFrom(...SKUS), { maxLength: 4 }),
    assignedFor: fc.constantFrom("under30", "under180", "over180"),
  })
  .map(({ held, assignedFor, use: seen, ...rest }) => ({
    ...rest,
    ...(seen === undefined ? {} : { use: seen }),
    held: held.map((id) => holding(id, { assignedFor })),
  }));

const tenants = fc
  .record({
    cohorts: fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), traits), { maxLength: 10 }),
    slack: fc.integer({ min: -10, max: 20 }),
  })
  .map(({ cohorts, slack }) => {
    const all = cohorts.map(([count, of]) => members(count, of));
    const heldOf = (id: SkuId) =>
      all
        .filter(({ traits: { held } }) => held.some(({ skuId }) => skuId === id))
        .reduce((sum, cohort) => sum + cohort.members, 0);
    return aTenant({
      cohorts: all,
      ownedSkus: SKUS.map((id) =>
        owning(id, {
          enabled: Math.max(0, heldOf(id) + slack),
          consumed: heldOf(id),
          purchases: [aPurchase({ seats: 7, renewsOn: date("2027-02-01") })],
        }),
      ),
    });
  });

describe("all detections about seats together", () => {
  it("find no seat twice and never save more than the seats found cost", () => {
    fc.assert(
      fc.property(tenants, (tenant) => {
        const { findings, seatsJudged, seatsTotal } = findingsOf(tenant, reference, ALL_DETECTIONS);
        const savings = savingsOf(findings, tenant, reference);
        let most = 0;
        for (const { skuId, consumed, seats } of tenant.ownedSkus) {
          const found = findings.filter((finding) => finding.skuId === skuId);
          const count = (held: boolean) =>
            found.filter((one) => one.held === held).reduce((sum, one) => sum + one.seats, 0);
          expect(count(true)).toBeLessThanOrEqual(consumed);
          expect(count(false)).toBe(Math.max(0, seats.enabled - consumed));
          const price = priceOf(reference, skuId, TODAY);
          const unit = price.kind === "priced" ? price.unit.minor : 0;
          most += unit * (count(true) + count(false));
        }
        const [total, ...others] = savings.totals;
        expect(others).toEqual([]);
        expect(total?.gross.monthly.money.minor ?? 0).toBeLessThanOrEqual(most);
        expect(seatsJudged).toBeLessThanOrEqual(seatsTotal);
      }),
    );
  });

  it("split every total by confidence to the cent, choices apart", () => {
    fc.assert(
      fc.property(tenants, (tenant) => {
        const { findings } = findingsOf(tenant, reference, ALL_DETECTIONS);
        const { totals, choices } = savingsOf(findings, tenant, reference);
        for (const { gross, byConfidence } of totals) {
          const parts = byConfidence.map(({ monthly }) => monthly.money.minor);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(gross.monthly.money.minor);
          expect(byConfidence.map(({ confidence }) => confidence)).not.toContain("C5");
        }
        expect(choices.every(({ confidence }) => confidence === "C5")).toBe(true);
      }),
    );
  });

  it("name each recommendation once", () => {
    fc.assert(
      fc.property(tenants, (tenant) => {
        const { findings } = findingsOf(tenant, reference, ALL_DETECTIONS);
        const { lines } = savingsOf(findings, tenant, reference);
        const ids = recommendationsOf(lines, new Uint8Array(32)).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

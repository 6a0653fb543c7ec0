import { describe, expect, it } from "@jest/globals";
import { isoInstant, type SkuId, tenantId, visibilityClass } from "../../src/core/ids.ts";
import { Disclosure } from "../../src/insights/disclosure.ts";
import { ToldHistory } from "../../src/insights/told-history.ts";
import { toldSavings } from "../../src/insights/told-savings.ts";
import { type Finding, loadReference } from "../../src/licensing/index.ts";
import { cohortMinimums, type Provenance } from "../../src/privacy/index.ts";
import { aTenant, owning, SKU } from "../licensing/support/a-tenant.ts";
import { InMemoryToldArchive } from "../support/told-archive.ts";

const reference = loadReference();
const MONDAY = "2026-11-16T08:00:00Z";
const SUNDAY = "2026-11-22T20:00:00Z";
const NEXT_MONDAY = "2026-11-23T08:00:00Z";

const ASSIGNED = new Map<SkuId, number>([
  [SKU.m365E5, 239],
  [SKU.m365E3, 692],
  [SKU.visioPlan2, 12],
]);

function provenanceAt(at: string): Provenance {
  return {
    asOf: isoInstant.parse(at),
    coverage: {
      sources: [{ source: "members", outcome: "used", staleSince: null }],
      seatsJudged: 0,
      seatsTotal: 0,
      reportRefreshedOn: null,
      reportNamesConcealed: null,
      tooFewMembers: false,
      recordsUnavailable: false,
      opensAgain: [],
    },
  };
}

function found(id: Finding["rule"]["id"], skuId: SkuId, seats: number, weak = 0): Finding {
  return {
    rule: { id, version: 1 },
    skuId,
    replacement: null,
    seats,
    held: true,
    confidence: weak > 0 ? "C4" : "C2",
    classes:
      weak > 0
        ? [
            { confidence: "C2", seats: seats - weak },
            { confidence: "C4", seats: weak },
          ]
        : [{ confidence: "C2", seats }],
    guards: ["mayBeOnLeave"],
  };
}

/** A tenant whose figures are told time and again. */
function telling(members = 1000) {
  const archive = new InMemoryToldArchive();
  const place = {
    tenantId: tenantId.parse("11111111-1111-4111-8111-111111111111"),
    visibilityClass: visibilityClass.parse("a".repeat(43)),
    seesEverybody: true,
  };
  return async (at: string, findings: readonly Finding[]) => {
    const disclosure = new Disclosure({
      now: new Date(at),
      reference,
      minimums: cohortMinimums(),
      historyOn: async (coverage) =>
        new ToldHistory(archive, {
          ...place,
          coverage,
          minimums: cohortMinimums(),
          now: new Date(at),
        }),
      assigned: ASSIGNED,
      members,
    });
    const told = await disclosure.findings(findings, provenanceAt(at));
    return {
      told: told.told.map(({ rule, seats }) => `${rule.id} ${seats}`),
      few: told.few.map(({ rule }) => rule.id),
      folded: told.folded.map(({ seats }) => seats),
      whole: told,
    };
  };
}

describe("findings as they are told", () => {
  it("stay the same until the week is over, whatever surveys say (S6, S12)", async () => {
    const tell = telling();
    const first = await tell(MONDAY, [found("D22", SKU.m365E3, 64)]);
    const later = await tell(SUNDAY, [found("D22", SKU.m365E3, 63), found("D22", SKU.m365E5, 40)]);
    expect(later).toEqual(first);
  });

  it("change in the next week only where enough seats did (S6)", async () => {
    const tell = telling();
    await tell(MONDAY, [found("D22", SKU.m365E3, 64), found("D22", SKU.m365E5, 40)]);
    const next = await tell(NEXT_MONDAY, [
      found("D22", SKU.m365E3, 63),
      found("D22", SKU.m365E5, 51),
    ]);
    expect(next.told.sort()).toEqual(["D22 51", "D22 64"]);
  });

  it("keep a finding that lost a few seats, and drop one that lost enough", async () => {
    const tell = telling();
    await tell(MONDAY, [found("D22", SKU.m365E3, 18), found("D22", SKU.m365E5, 30)]);
    const next = await tell(NEXT_MONDAY, [found("D22", SKU.m365E3, 9)]);
    expect([next.told, next.few]).toEqual([["D22 18"], []]);
  });

  it("do not tell a sum anew that changed by a few seats (S2, S6)", async () => {
    const tell = telling();
    const small = (seats: number) => [
      found("D22", SKU.m365E3, 6),
      found("D40", SKU.m365E3, seats),
      found("D22", SKU.m365E5, 4),
      found("D40", SKU.m365E5, 3),
    ];
    const first = await tell(MONDAY, small(5));
    const next = await tell(NEXT_MONDAY, small(7));
    expect(first.folded).toEqual([18]);
    expect(next.folded).toEqual([18]);
    expect(next.whole.folded).toEqual(first.whole.folded);
  });

  it("name no class of confidence of too few seats", async () => {
    const { whole } = await telling()(MONDAY, [found("D22", SKU.m365E3, 40, 3)]);
    expect(whole.told[0]?.classes).toEqual([{ confidence: "C4", seats: 40 }]);
  });

  it("tell of few no guards but those of the rule itself", async () => {
    const finding = { ...found("D22", SKU.m365E3, 3), guards: ["assignedByGroup" as const] };
    const { whole } = await telling()(MONDAY, [finding]);
    expect(whole.few[0]?.guards).toEqual(["mayBeEmergencyAccount", "mayBeOnLeave"]);
  });

  it("say nothing of what all holders of a product do (S8)", async () => {
    const { told, few, folded } = await telling()(MONDAY, [found("D22", SKU.visioPlan2, 12)]);
    expect({ told, few, folded }).toEqual({ told: [], few: [], folded: [] });
  });

  it.each([1, 9, 10, 19])(
    "say nothing of behaviour in a tenant of %i members (S15)",
    async (members) => {
      const { told, few, folded } = await telling(members)(MONDAY, [found("D22", SKU.m365E3, 10)]);
      expect({ told, few, folded }).toEqual({ told: [], few: [], folded: [] });
    },
  );
});

describe("savings as they are told", () => {
  it("add up: lines and what is folded are the total, and a few seats count for nothing", async () => {
    const archive = new InMemoryToldArchive();
    const provenance = provenanceAt(MONDAY);
    const input = aTenant({
      ownedSkus: [
        owning(SKU.m365E3, { enabled: 700, consumed: 692 }),
        owning(SKU.m365E5, { enabled: 250, consumed: 239 }),
      ],
    });
    const disclosure = new Disclosure({
      now: new Date(MONDAY),
      reference,
      minimums: cohortMinimums(),
      historyOn: async (coverage) =>
        new ToldHistory(archive, {
          tenantId: tenantId.parse("11111111-1111-4111-8111-111111111111"),
          visibilityClass: visibilityClass.parse("a".repeat(43)),
          seesEverybody: true,
          coverage,
          minimums: cohortMinimums(),
          now: new Date(MONDAY),
        }),
      assigned: ASSIGNED,
      members: 1000,
    });
    const findings = [
      found("D22", SKU.m365E3, 64),
      found("D40", SKU.m365E3, 6),
      found("D53", SKU.m365E3, 5),
      found("D40", SKU.m365E5, 4),
      found("D53", SKU.m365E5, 3),
    ];
    const { savings, few } = await toldSavings(findings, {
      disclosure,
      provenance,
      input,
      reference,
    });
    const [total] = savings.totals;
    expect({
      lines: savings.lines.map(({ seats }) => seats),
      folded: savings.folded.map(({ seats }) => seats),
      few: few.length,
      seats: savings.seats,
      gross: total?.gross.monthly.money.minor,
      ofThat: total?.folded?.monthly.money.minor,
    }).toEqual({
      lines: [64],
      folded: [18],
      few: 4,
      seats: 82,
      gross: 75 * 3900 + 7 * 6000,
      ofThat: 11 * 3900 + 7 * 6000,
    });
  });
});

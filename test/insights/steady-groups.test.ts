import { describe, expect, it } from "@jest/globals";
import { isoDate, isoInstant, tenantId } from "../../src/core/ids.ts";
import { currencyCode } from "../../src/core/money.ts";
import type { SpendGroupsValue } from "../../src/insights/aggregates/spend-groups.ts";
import { balancedTable, retoldTable } from "../../src/insights/steady-groups.ts";
import { figureIdOf, SnapshotPseudonyms } from "../../src/privacy/index.ts";

type Table = NonNullable<SpendGroupsValue["department"]>;
type Row = Table["rows"][number];

const stands = new SnapshotPseudonyms("0".repeat(64), {
  tenantId: tenantId.parse("11111111-1111-4111-8111-111111111111"),
  asOf: isoInstant.parse("2026-11-16T00:00:00Z"),
});

function figure(minor: number, period: "month" | "year") {
  return {
    id: figureIdOf(1),
    money: { minor, currency: currencyCode.parse("USD"), period },
    priceSource: "list",
    priceAsOf: null,
    priceConfidence: "verified",
    priceEstimated: false,
    rule: "spend",
    ruleVersion: 1,
    dataOn: isoDate.parse("2026-11-16"),
    confidence: "C1",
    actBy: null,
  } as const;
}

function row(name: string | null, members: number, cost: number): Row {
  const kind = name === null ? "unassigned" : name === "other" ? "other" : "named";
  return {
    kind,
    pseudonym: kind === "named" ? stands.pseudonymOf("Department", name ?? "") : null,
    groups: 1,
    members,
    seats: { id: figureIdOf(1), seats: kind === "unassigned" ? 100 - members : members },
    amounts: [{ monthly: figure(cost, "month"), yearly: figure(cost * 12, "year") }],
  };
}

const table = (...rows: readonly Row[]): Table => ({ rows });
const rules = {
  minimum: 5,
  nameOf: ({ pseudonym, kind }: Row) => pseudonym ?? kind,
  renew: (one: Row) => one,
};
const costs = (told: Table | null) =>
  told?.rows.map(({ members, amounts }) => [members, amounts[0]?.monthly.money.minor]);

describe("a table of groups in the next week", () => {
  const last = table(row("sales", 40, 4000), row("other", 12, 1200), row(null, 0, 800));

  it("keeps what a single leaver would show (S6)", () => {
    const fresh = table(row("sales", 39, 3900), row("other", 12, 1200), row(null, 0, 900));
    const told = retoldTable(fresh, last, rules);
    expect(costs(told)?.slice(0, 2)).toEqual([
      [40, 4000],
      [12, 1200],
    ]);
  });

  it("tells a group anew that changed by the minimum", () => {
    const fresh = table(row("sales", 45, 4500), row("other", 12, 1200), row(null, 0, 300));
    expect(costs(retoldTable(fresh, last, rules))?.[0]).toEqual([45, 4500]);
  });

  it("stays as it was where another group is named and an old one hardly changed", () => {
    const fresh = table(row("sales", 39, 3900), row("legal", 6, 600), row("other", 6, 600));
    expect(retoldTable(fresh, last, rules)).toEqual(last);
  });

  it("is told when there was none", () => {
    expect(retoldTable(last, null, rules)).toBe(last);
  });
});

describe("a table set against what is spent today", () => {
  const told = table(row("sales", 40, 4000), row(null, 0, 1000));

  it("adds up to the cent: what changed is in the row of unassigned seats", () => {
    const fresh = table(row("sales", 39, 3900), row(null, 0, 1300));
    const balanced = balancedTable(told, fresh);
    expect(costs(balanced)).toEqual([
      [40, 4000],
      [0, 1200],
    ]);
  });

  it("is not told where more has gone than is unassigned", () => {
    const fresh = table(row("sales", 10, 1000), row(null, 0, 100));
    expect(balancedTable(told, fresh)).toBeNull();
  });
});

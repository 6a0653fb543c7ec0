import { describe, expect, it } from "@jest/globals";
import { type IsoDate, isoDate } from "../../src/core/ids.ts";
import { Pii } from "../../src/core/pii.ts";
import type { ActiveUserRow } from "../../src/graph/index.ts";
import { ProductNames } from "../../src/privacy/assigned-products.ts";
import { gatherUsage } from "../../src/privacy/usage-evidence.ts";

const REFRESHED = isoDate.parse("2026-11-19");

const quiet = {
  exchange: null,
  oneDrive: null,
  sharePoint: null,
  skypeForBusiness: null,
  yammer: null,
  teams: null,
};

function row(name: string, part: Partial<ActiveUserRow> = {}): ActiveUserRow {
  return {
    refreshedOn: REFRESHED,
    principalName: new Pii(name),
    concealed: !name.includes("@"),
    lastActivityOn: quiet,
    unreported: [],
    assignedProducts: "OFFICE 365 E3",
    ...part,
  };
}

const on = (date: string): IsoDate => isoDate.parse(date);

async function usageOf(...rows: readonly ActiveUserRow[]) {
  async function* batches() {
    yield rows.slice(0, 1);
    yield rows.slice(1);
  }
  return gatherUsage(batches(), {
    hashKey: new Uint8Array(8),
    products: new ProductNames(["Office 365 E3", "Visio Plan 2"]),
  });
}

const ask = (usage: Awaited<ReturnType<typeof usageOf>>, name: string) =>
  usage.of(new Pii(name)).workloads;

describe("usage of a member", () => {
  it.each([
    ["2026-11-19", "under30"],
    ["2026-10-21", "under30"],
    ["2026-10-20", "under90"],
    ["2026-08-22", "under90"],
    ["2026-08-21", "under180"],
    ["2026-05-24", "under180"],
    ["2026-05-23", "over180"],
    ["1999-12-31", "over180"],
  ])("last active on %s is %s, counted from the report's own date", async (date, band) => {
    const usage = await usageOf(
      row("a@x.example", { lastActivityOn: { ...quiet, teams: on(date) } }),
    );

    expect(ask(usage, "a@x.example")).toBe(band);
  });

  it("is the latest of all workloads", async () => {
    const lastActivityOn = { ...quiet, exchange: on("2026-01-01"), yammer: on("2026-11-01") };
    const usage = await usageOf(row("a@x.example", { lastActivityOn }));

    expect(ask(usage, "A@X.example")).toBe("under30");
  });

  it("is none for who is listed without a date, unknown for who is not listed", async () => {
    const usage = await usageOf(row("a@x.example"));

    expect([ask(usage, "a@x.example"), ask(usage, "b@x.example")]).toEqual(["none", "unknown"]);
  });

  it("is never called idle when the report lacks a workload", async () => {
    const unreported = ["teams"] as const;
    const active = { ...quiet, exchange: on("2026-11-01") };
    const usage = await usageOf(
      row("idle@x.example", { unreported }),
      row("active@x.example", { unreported, lastActivityOn: active }),
    );

    expect([ask(usage, "idle@x.example"), ask(usage, "active@x.example")]).toEqual([
      "unknown",
      "under30",
    ]);
  });
});

describe("usage with concealed names", () => {
  const HASH = "FE7CC8C15246EDCCA289C9A4022762F7";

  it("is recognised and joined to nobody", async () => {
    const usage = await usageOf(row(HASH), row("DC8C64D6EC3A3AA17481D7E5EB5B68A6"));

    expect([usage.concealed, ask(usage, HASH)]).toEqual([true, "unknown"]);
  });

  it("is counted by products and activity", async () => {
    const recent = { ...quiet, exchange: on("2026-11-01") };
    const usage = await usageOf(
      row(HASH, { lastActivityOn: recent }),
      row("A1", { lastActivityOn: recent }),
      row("A2", { assignedProducts: "VISIO PLAN 2+OFFICE 365 E3" }),
      row("A3", { assignedProducts: "SOMETHING NEW" }),
    );

    expect(usage.reportCohorts).toEqual([
      { products: ["Office 365 E3"], hasUnknownProduct: false, activity: "under30", members: 2 },
      {
        products: ["Office 365 E3", "Visio Plan 2"],
        hasUnknownProduct: false,
        activity: "none",
        members: 1,
      },
      { products: [], hasUnknownProduct: true, activity: "none", members: 1 },
    ]);
  });
});

describe("a report without rows", () => {
  it("tells nothing", async () => {
    const usage = await usageOf();

    expect([usage.refreshedOn, usage.concealed, usage.reportCohorts]).toEqual([null, false, []]);
  });
});

import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { dateOfDay, dayNumber } from "../../src/core/clock.ts";
import {
  findingsOf,
  type LicensingInput,
  loadReference,
  type Purchase,
  renewalsOf,
  savingsOf,
  TERMS,
} from "../../src/licensing/index.ts";
import { aPurchase, aTenant, date, owning, SKU, TODAY } from "./support/a-tenant.ts";

/* Today is 2026-11-21. */

const reference = loadReference();

/** Ten idle seats of E5, all of one purchase. */
function idle(of: Partial<Purchase>): LicensingInput {
  return aTenant({
    ownedSkus: [owning(SKU.m365E5, { enabled: 10, purchases: [aPurchase({ seats: 10, ...of })] })],
  });
}

function partsOf(tenant: LicensingInput) {
  const { lines, totals } = savingsOf(findingsOf(tenant, reference).findings, tenant, reference);
  return {
    parts: lines.flatMap(({ parts }) =>
      parts.map(({ timing, on, actBy }) => [timing, on, actBy] as const),
    ),
    sunk: totals[0]?.sunk?.money.minor ?? null,
  };
}

const monthly = { term: "monthly" } as const;
const byPartner = { partner: true, term: "annual" } as const;

describe("by when to act", () => {
  it.each([
    [
      "a month's renewal ahead",
      { ...monthly, renewsOn: date("2026-12-15") },
      "2026-12-15",
      "2026-12-08",
    ],
    ["today", { ...monthly, renewsOn: TODAY }, TODAY, TODAY],
    [
      "a date Microsoft did not update",
      { ...monthly, renewsOn: date("2026-09-30") },
      "2026-11-30",
      "2026-11-23",
    ],
    [
      "a date a year ahead",
      { ...monthly, renewsOn: date("2027-11-20") },
      "2026-12-20",
      "2026-12-13",
    ],
    ["no date at all", monthly, null, null],
  ] as const)("a monthly term with %s is actionable now", (...[, purchase, on, actBy]) => {
    expect(partsOf(idle(purchase))).toEqual({
      parts: [["actionableNow", on, actBy]],
      sunk: null,
    });
  });

  it.each([
    // Bought, or renewed, five days ago: the window closes in two.
    [
      "lately bought",
      { ...byPartner, createdOn: date("2026-11-16"), renewsOn: date("2027-11-16") },
    ],
    [
      "lately renewed",
      { ...byPartner, createdOn: date("2024-11-16"), renewsOn: date("2027-11-16") },
    ],
    [
      "renewed for three years",
      {
        partner: true,
        term: "threeYear",
        createdOn: date("2020-11-16"),
        renewsOn: date("2029-11-16"),
      },
    ],
  ] as const)("a commitment %s can be given back while its window is open", (_, purchase) => {
    expect(partsOf(idle(purchase))).toEqual({
      parts: [["actionableNow", null, "2026-11-23"]],
      sunk: null,
    });
  });

  it.each([
    ["past its window", { ...byPartner, renewsOn: date("2027-11-10") }, "2027-11-10", 719_013],
    [
      "bought from Microsoft",
      { term: "annual", renewsOn: date("2027-11-16") },
      "2027-11-16",
      710_137,
    ],
  ] as const)("a commitment %s is bound until it renews", (...[, purchase, on]) => {
    const { parts, sunk } = partsOf(idle(purchase));
    expect(parts).toEqual([["atRenewal", on, dateOfDay(dayNumber(date(on)) - 30)]]);
    // 10 seats × 720.00 a year, by the days of the year that are left.
    const days = dayNumber(date(on)) - dayNumber(TODAY);
    expect(sunk).toBe(Math.round((10 * 720_00 * days) / 365));
  });

  it("is not called actionable now where nobody told the term, not even in a window", () => {
    const purchase = { partner: true, createdOn: date("2026-11-20"), renewsOn: date("2027-11-20") };
    expect(partsOf(idle(purchase)).parts).toEqual([["atRenewal", "2027-11-20", "2027-10-21"]]);
  });

  it("stands at the renewal of the month as well, with the seats that can go there", () => {
    const tenant = idle({ ...monthly, renewsOn: date("2026-09-30") });
    const { lines } = savingsOf(findingsOf(tenant, reference).findings, tenant, reference);
    const renewals = renewalsOf({ input: tenant, reference, lines, observations: [] });
    expect(
      renewals.lines.map(({ on, actBy, savingSeats, saving }) => [
        on,
        actBy,
        savingSeats,
        saving?.monthly.money.minor,
      ]),
    ).toEqual([["2026-11-30", "2026-11-23", 10, 720_00]]);
  });

  it("is never past, never after the renewal, and unknown only where the date is", () => {
    const day = fc
      .integer({ min: -800, max: 1200 })
      .map((days) => dateOfDay(dayNumber(TODAY) + days));
    const purchase = fc.record({
      term: fc.option(fc.constantFrom(...TERMS)),
      renewsOn: fc.option(day),
      createdOn: fc.option(day),
      partner: fc.boolean(),
    });
    fc.assert(
      fc.property(purchase, (of) => {
        const { parts } = partsOf(idle(of));
        for (const [timing, on, actBy] of parts) {
          if (actBy !== null) expect(actBy >= TODAY).toBe(true);
          if (on !== null) expect(on >= TODAY && actBy !== null && actBy <= on).toBe(true);
          if (of.term === null) expect(timing).toBe("atRenewal");
          if (of.term === "monthly")
            expect([timing, on === null]).toEqual(["actionableNow", of.renewsOn === null]);
        }
      }),
    );
  });
});

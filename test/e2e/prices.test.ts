import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

const E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
const E5 = "06ebc4ee-1bb5-47dd-8120-11324bc54e06";

interface Shown {
  readonly tenant: {
    readonly id: string;
    readonly spend: {
      readonly lines: readonly {
        readonly sku: { readonly id: string };
        readonly term: string | null;
        readonly unitPrice: {
          readonly money: { readonly minor: number };
          readonly priceSource: string;
        };
      }[];
    };
  };
}

const QUERY = `{ tenant { id
  spend { lines { sku { id } term unitPrice { money { minor } priceSource } } } } }`;

describe("imported prices", () => {
  const folder = mkdtempSync(join(tmpdir(), "seatwise-prices-"));
  const file = (name: string, ...lines: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.join("\n"));
    return path;
  };
  const sheet = file(
    "sheet.csv",
    "SKU GUID,Market,Currency,Segment,Term Duration,Billing Plan,Unit Price,ERP Price",
    `${E3},US,USD,Commercial,P1Y,Annual,300.00,444.00`,
    `${E5},US,USD,Commercial,P1Y,Annual,500.00,696.00`,
    `${E5},US,USD,Commercial,P5Y,Annual,500.00,696.00`,
  );
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await openEmulator();
  });
  afterAll(async () => {
    await emulator.close();
    rmSync(folder, { recursive: true });
  });

  const spendIn = async (house: House) => {
    const { body } = await house.ask<Shown>(QUERY);
    await house.close();
    const { id, spend } = body.data.tenant;
    const lineOf = (sku: string) => {
      const line = spend.lines.find((one) => one.sku.id === sku);
      return [line?.term, line?.unitPrice.money.minor, line?.unitPrice.priceSource];
    };
    return { id, e3: lineOf(E3), e5: lineOf(E5), logged: house.logged() };
  };

  it("stand before the public list: the partner's sheet, and before it the tenant's contract", async () => {
    const { id } = await spendIn(await openHouse(emulator));
    const told = await spendIn(
      await openHouse(emulator, {
        SEATWISE_PRICE_SHEET: sheet,
        SEATWISE_PRICE_SHEET_FOR: "US USD Commercial erp",
        SEATWISE_CONTRACTS: file(
          "contracts.csv",
          "Tenant ID,SKU GUID,Term,Unit Price,Currency",
          `${id},${E5},annual,51.30,USD`,
        ),
      }),
    );
    expect([told.e3, told.e5]).toEqual([
      [null, 37_00, "PARTNER_SHEET"],
      ["ANNUAL", 51_30, "CONTRACT"],
    ]);
    expect(told.logged).toContain('"rejected":[{"line":4,"because":"unknownTerm"}]');
  });

  it.each([
    [{ SEATWISE_PRICE_SHEET: join(folder, "missing.csv") }, "cannot be read"],
    [{ SEATWISE_PRICE_SHEET: sheet }, "SEATWISE_PRICE_SHEET_FOR"],
    [
      { SEATWISE_PRICE_SHEET: sheet, SEATWISE_PRICE_SHEET_FOR: "DE EUR Commercial erp" },
      "nothing in the file can be used",
    ],
    [{ SEATWISE_CONTRACTS: file("empty.csv", "Tenant ID,SKU GUID") }, "nothing in the file"],
  ])("are refused at the start when they cannot be used: %j", async (settings, reason) => {
    await expect(openHouse(emulator, settings)).rejects.toMatchObject({
      code: "CONFIGURATION",
      message: expect.stringContaining(reason),
    });
  });
});

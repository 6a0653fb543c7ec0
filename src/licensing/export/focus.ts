import type { IsoDate, SkuId } from "../../core/ids.ts";
import { type Money, timesSeats } from "../../core/money.ts";
import type { PriceBasis } from "../figure.ts";
import { decimalOfMoney } from "../prices/decimal.ts";
import type { Reference } from "../reference.ts";
import type { Spend, SpendLine } from "../spend.ts";
import type { CsvCell, CsvTable } from "./csv.ts";

/**
 * Columns of the export: all that FOCUS 1.2 makes mandatory or recommends, the conditional ones that
 * apply to seats (unit prices from a public list that contracts may undercut), and our own with the
 * prefix the specification reserves (focus.finops.org/focus-specification/v1-2, dataset Cost and Usage).
 */
export const FOCUS_COLUMNS = [
  "BilledCost",
  "BillingAccountId",
  "BillingAccountName",
  "BillingAccountType",
  "BillingCurrency",
  "BillingPeriodEnd",
  "BillingPeriodStart",
  "ChargeCategory",
  "ChargeClass",
  "ChargeDescription",
  "ChargeFrequency",
  "ChargePeriodEnd",
  "ChargePeriodStart",
  "ContractedCost",
  "ContractedUnitPrice",
  "EffectiveCost",
  "InvoiceId",
  "InvoiceIssuerName",
  "ListCost",
  "ListUnitPrice",
  "PricingCategory",
  "PricingQuantity",
  "PricingUnit",
  "ProviderName",
  "PublisherName",
  "ServiceCategory",
  "ServiceName",
  "ServiceSubcategory",
  "SkuId",
  "SkuMeter",
  "SkuPriceDetails",
  "SkuPriceId",
  "x_PriceSource",
  "x_PriceAsOf",
  "x_PriceDated",
  "x_PriceConfidence",
  "x_PriceEstimated",
  "x_Confidence",
  "x_Term",
] as const;
type FocusColumn = (typeof FOCUS_COLUMNS)[number];

/** Whose costs are exported. */
export interface BillingAccount {
  readonly id: string;
  readonly name: string | null;
}

export interface FocusExport {
  readonly table: CsvTable;
  /** SKUs without a known price: they cannot have a cost and are not written as zero. */
  readonly leftOut: Spend["unknownPrice"];
}

/**
 * The spend of the month of its data as FOCUS 1.2 rows, one per SKU and term. These are expected
 * charges at the prices in force, not an invoice: the columns `x_Price…` say where each price is from,
 * and `x_Confidence` how sure the cost is.
 */
export function focusExportOf(
  spend: Spend,
  account: BillingAccount,
  reference: Reference,
): FocusExport {
  const rows = spend.lines.map((line) => {
    const cells = focusRow(line, account, reference);
    return FOCUS_COLUMNS.map((column) => cells[column]);
  });
  return { table: { columns: FOCUS_COLUMNS, rows }, leftOut: spend.unknownPrice };
}

function focusRow(
  line: SpendLine,
  account: BillingAccount,
  reference: Reference,
): Readonly<Record<FocusColumn, CsvCell>> {
  const { unitPrice, monthly, seats, skuId, term } = line;
  const cost = numberOf(monthly.money);
  const list = listUnitPrice(line, reference) ?? unitPrice.money;
  const sku = reference.catalogue.skuById(skuId);
  const name = sku?.displayName ?? skuId;
  return {
    ...periodOf(monthly.dataOn),
    ...accountCells(account, monthly.money.currency),
    ...PROVIDER_CELLS,
    BilledCost: cost,
    EffectiveCost: cost,
    ContractedCost: cost,
    ContractedUnitPrice: numberOf(unitPrice.money),
    ListCost: numberOf(timesSeats(list, seats)),
    ListUnitPrice: numberOf(list),
    ChargeDescription: `${seats} seats of ${name} for one month`,
    PricingQuantity: seats,
    ServiceName: sku?.family ?? name,
    SkuId: skuId,
    // Microsoft's price lists have one price per product and term.
    SkuPriceId: term === null ? skuId : `${skuId}/${term}`,
    SkuPriceDetails: term === null ? null : JSON.stringify({ x_Term: term }),
    ...priceCells(unitPrice.price),
    x_Confidence: monthly.confidence,
    x_Term: term,
  };
}

const PROVIDER_CELLS = {
  ChargeCategory: "Purchase",
  ChargeClass: null,
  ChargeFrequency: "Recurring",
  // These charges are expected, none is on an invoice yet.
  InvoiceId: null,
  InvoiceIssuerName: "Microsoft",
  PricingCategory: "Standard",
  PricingUnit: "Seats",
  ProviderName: "Microsoft",
  PublisherName: "Microsoft",
  ServiceCategory: "Business Applications",
  ServiceSubcategory: "Productivity and Collaboration",
  SkuMeter: "Seats",
} as const;

function accountCells({ id, name }: BillingAccount, currency: string) {
  return {
    BillingAccountId: id,
    BillingAccountName: name,
    BillingAccountType: "Tenant",
    BillingCurrency: currency,
  };
}

function priceCells({ source, asOf, dated, confidence, estimated }: PriceBasis) {
  return {
    x_PriceSource: source,
    x_PriceAsOf: asOf,
    x_PriceDated: dated,
    x_PriceConfidence: confidence,
    x_PriceEstimated: estimated,
  };
}

/** The calendar month of a day; ends are exclusive. */
function periodOf(on: IsoDate) {
  const [year, month] = on.split("-").map(Number);
  const start = firstOf(year ?? 0, (month ?? 1) - 1);
  const end = firstOf(year ?? 0, month ?? 1);
  return {
    BillingPeriodStart: start,
    BillingPeriodEnd: end,
    ChargePeriodStart: start,
    ChargePeriodEnd: end,
  };
}

/** Without fractions of a second, as the specification's date format has it. */
function firstOf(year: number, monthIndex: number): string {
  return `${new Date(Date.UTC(year, monthIndex, 1)).toISOString().slice(0, 19)}Z`;
}

/** The public list price in the same currency, where there is one. */
function listUnitPrice(line: SpendLine, { prices }: Reference): Money | undefined {
  const { currency } = line.unitPrice.money;
  const query: { skuId: SkuId; on: IsoDate; term: null } = {
    skuId: line.skuId,
    on: line.monthly.dataOn,
    term: null,
  };
  for (const source of prices) {
    const price = source(query);
    const isList = price?.kind === "priced" && price.source === "list";
    if (isList && price.unit.currency === currency) return price.unit;
  }
  return undefined;
}

/** Decimal amount; exact in JSON and CSV for all amounts below ten trillion. */
function numberOf(money: Money): number {
  return Number(decimalOfMoney(money));
}

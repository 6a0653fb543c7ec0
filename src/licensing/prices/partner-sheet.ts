import { z } from "zod";
import { isAppError } from "../../core/errors.ts";
import { isoDate, type SkuId, skuId } from "../../core/ids.ts";
import { type CurrencyCode, currencyCode, type Money, money } from "../../core/money.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Term } from "../input.ts";
import { parseCsv } from "../reference-table.ts";
import type { PriceRow } from "./dated-prices.ts";
import { moneyOfDecimal } from "./decimal.ts";

/** Which part of a sheet is wanted: one market, currency and segment, and whose price. */
export interface SheetSelection {
  /** ISO 3166 code as the sheet writes it. */
  readonly market: string;
  readonly currency: CurrencyCode;
  /** Commercial, Education, Charity, Government. */
  readonly segment: string;
  /** `erp`: what Microsoft suggests a customer pays; `unit`: what the partner pays. */
  readonly price: "erp" | "unit";
}

/** Why a row of a sheet was not taken. */
export const SHEET_REJECTIONS = [
  "unreadable",
  "unknownProduct",
  "ambiguousProduct",
  "unknownTerm",
  "badAmount",
] as const;
export type SheetRejection = (typeof SHEET_REJECTIONS)[number];

/** The selection in words, such as `DE EUR Commercial erp`; `undefined` when it is none. */
export function sheetSelectionOf(words: string): SheetSelection | undefined {
  const [market = "", currency, segment = "", price, ...rest] = words.trim().split(/\s+/);
  const code = currencyCode.safeParse(currency);
  if (!code.success || segment === "" || rest.length > 0) return undefined;
  if (price !== "erp" && price !== "unit") return undefined;
  return { market, currency: code.data, segment, price };
}

export interface SheetImport {
  readonly rows: readonly PriceRow[];
  /** Rows of other markets, currencies and segments. */
  readonly skipped: number;
  /** Line numbers count the header as 1. */
  readonly rejected: readonly { readonly line: number; readonly because: SheetRejection }[];
}

const optional = z.string().default("");
const sheetRow = z.object({
  skuguid: optional,
  skutitle: optional,
  market: z.string(),
  currency: z.string(),
  segment: z.string(),
  termduration: z.string(),
  billingplan: z.string(),
  unitprice: z.string(),
  erpprice: z.string(),
  effectivestartdate: optional,
  effectiveenddate: optional,
});
type SheetRow = z.infer<typeof sheetRow>;

/**
 * Reads a partner price sheet as Partner Center gives it out (CSV; columns by name, in any order and
 * spelling of blanks and case: Market, Currency, Segment, Term Duration, Billing Plan, Unit Price, ERP
 * Price, Effective Start Date, Effective End Date, SKU Title). Partner Center names products by ids of
 * its own, so a row is tied to a SKU by a column `SKU GUID` where somebody added one, else by a title
 * that belongs to exactly one SKU. Amounts are per billing period: year, month or three years.
 * @param source words that name the sheet, for people.
 */
export function importPartnerSheet(
  csv: string,
  selection: SheetSelection,
  catalogue: Catalogue,
  source: string,
): SheetImport {
  const products = productsByTitle(catalogue);
  const rows: PriceRow[] = [];
  const rejected: { line: number; because: SheetRejection }[] = [];
  let skipped = 0;
  for (const [index, cells] of parseCsv(csv).entries()) {
    const read = readRow(cells, selection, products);
    if (typeof read === "string") rejected.push({ line: index + 2, because: read });
    else if (read === undefined) skipped += 1;
    else rows.push({ ...read, sourceText: source });
  }
  return { rows, skipped, rejected };
}

type Products = ReadonlyMap<string, readonly SkuId[]>;

function productsByTitle(catalogue: Catalogue): Products {
  const titles = Map.groupBy(catalogue.skus, (sku) => sku.displayName.toLowerCase());
  return new Map([...titles].map(([title, skus]) => [title, skus.map((sku) => sku.skuId)]));
}

function readRow(
  cells: Readonly<Record<string, string>>,
  selection: SheetSelection,
  products: Products,
): Omit<PriceRow, "sourceText"> | SheetRejection | undefined {
  const named = Object.entries(cells).map(([name, cell]) => [plain(name), cell.trim()]);
  const parsed = sheetRow.safeParse(Object.fromEntries(named));
  if (!parsed.success) return "unreadable";
  if (!isSelected(parsed.data, selection)) return undefined;
  const sku = skuOf(parsed.data, products);
  if (typeof sku === "string") return sku;
  const billing = billingOf(parsed.data);
  if (billing === undefined) return "unknownTerm";
  const price = monthlyPrice(parsed.data, selection, billing.months);
  const dates = datesOf(parsed.data);
  if (price === undefined || dates === undefined) return "badAmount";
  return { skuId: sku.id, term: billing.term, confidence: "verified", ...price, ...dates };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}

function isSelected(row: SheetRow, selection: SheetSelection): boolean {
  return (
    row.market === selection.market &&
    row.currency === selection.currency &&
    row.segment.toLowerCase() === selection.segment.toLowerCase()
  );
}

function skuOf(row: SheetRow, products: Products): { readonly id: SkuId } | SheetRejection {
  const byGuid = skuId.safeParse(row.skuguid);
  if (byGuid.success) return { id: byGuid.data };
  const [id, ...others] = products.get(row.skutitle.toLowerCase()) ?? [];
  if (id === undefined) return "unknownProduct";
  return others.length > 0 ? "ambiguousProduct" : { id };
}

interface Billing {
  readonly term: Term;
  /** Months one amount pays for. */
  readonly months: 1 | 12 | 36;
}

const BILLINGS: Readonly<Record<string, Billing>> = {
  "P1M monthly": { term: "monthly", months: 1 },
  "P1Y annual": { term: "annual", months: 12 },
  "P1Y monthly": { term: "annualBilledMonthly", months: 1 },
  "P3Y triennial": { term: "threeYear", months: 36 },
  "P3Y annual": { term: "threeYear", months: 12 },
  "P3Y monthly": { term: "threeYear", months: 1 },
};

function billingOf(row: SheetRow): Billing | undefined {
  return BILLINGS[`${row.termduration.toUpperCase()} ${row.billingplan.toLowerCase()}`];
}

/** The amount per month; marked estimated where the months do not divide it to the minor unit. */
function monthlyPrice(
  row: SheetRow,
  selection: SheetSelection,
  months: Billing["months"],
): { readonly unit: Money; readonly estimated: boolean } | undefined {
  const text = selection.price === "erp" ? row.erpprice : row.unitprice;
  const amount = amountOf(text, currencyCode.parse(selection.currency));
  if (amount === undefined) return undefined;
  const minor = Math.round(amount.minor / months);
  return {
    unit: money(minor, amount.currency, "month"),
    estimated: minor * months !== amount.minor,
  };
}

function amountOf(text: string, currency: CurrencyCode): Money | undefined {
  try {
    return moneyOfDecimal(text, currency, "once");
  } catch (error) {
    if (isAppError(error, "BAD_INPUT")) return undefined;
    throw error;
  }
}

/** Dates as days; Partner Center writes points in time. `undefined` when one cannot be read. */
function datesOf(row: SheetRow): Pick<PriceRow, "validFrom" | "validUntil"> | undefined {
  const day = (text: string) => (text === "" ? null : isoDate.safeParse(text.slice(0, 10)).data);
  const validFrom = day(row.effectivestartdate);
  const validUntil = day(row.effectiveenddate);
  if (validFrom === undefined || validUntil === undefined) return undefined;
  return { validFrom, validUntil };
}

import { z } from "zod";
import { isAppError } from "../../core/errors.ts";
import {
  type IsoDate,
  isoDate,
  type SkuId,
  skuId,
  type TenantId,
  tenantId,
} from "../../core/ids.ts";
import { currencyCode } from "../../core/money.ts";
import { TERMS, type Term } from "../input.ts";
import { parseCsv } from "../reference-table.ts";
import type { PriceRow } from "./dated-prices.ts";
import { moneyOfDecimal } from "./decimal.ts";

/** What somebody who knows the contract tells of a tenant's purchases of a SKU. */
export interface ToldTerm {
  readonly skuId: SkuId;
  /** The purchases that renew on this day; `null`: all of the SKU. */
  readonly renewsOn: IsoDate | null;
  readonly term: Term;
  readonly autoRenews: boolean | null;
}

/** One line of a contract sheet: a price, a term, or both. */
export interface ContractLine {
  readonly tenantId: TenantId;
  readonly price: { readonly kind: "billedLine" | "contract"; readonly row: PriceRow } | null;
  readonly told: ToldTerm | null;
}

export interface ContractImport {
  readonly lines: readonly ContractLine[];
  /** Line numbers count the header as 1. */
  readonly rejected: readonly { readonly line: number; readonly because: string }[];
}

const emptyAsNull = <Schema extends z.ZodType<unknown, string>>(schema: Schema) =>
  z
    .string()
    .default("")
    .transform((text) => (text === "" ? null : text))
    .pipe(schema.nullable());

const YES_OR_NO = { yes: true, no: false } as const;

const contractRow = z.object({
  tenantid: tenantId,
  skuguid: skuId,
  source: z.enum(["billed", "contract"]).default("contract"),
  term: emptyAsNull(z.enum(TERMS)),
  renewson: emptyAsNull(isoDate),
  autorenews: emptyAsNull(z.enum(["yes", "no"])),
  unitprice: emptyAsNull(z.string()),
  currency: emptyAsNull(currencyCode),
  validfrom: emptyAsNull(isoDate),
  validuntil: emptyAsNull(isoDate),
});
type ContractRow = z.infer<typeof contractRow>;

/**
 * Reads what a tenant really pays and how long it is bound (CSV; columns by name, in any order and
 * spelling of blanks and case): Tenant ID, SKU GUID, Source (`billed`: a line of an invoice;
 * `contract`), Term (monthly, annual, annualBilledMonthly, threeYear), Renews On, Auto Renews (yes,
 * no), Unit Price (per seat and month), Currency, Valid From, Valid Until. A line tells a price, a
 * term, or both; a term counts for the purchases that renew on its day, without one for all.
 * @param source words that name the sheet, for people.
 */
export function importContracts(csv: string, source: string): ContractImport {
  const lines: ContractLine[] = [];
  const rejected: { line: number; because: string }[] = [];
  for (const [index, cells] of parseCsv(csv).entries()) {
    const read = readLine(cells, source);
    if (typeof read === "string") rejected.push({ line: index + 2, because: read });
    else lines.push(read);
  }
  return { lines, rejected };
}

function readLine(cells: Readonly<Record<string, string>>, source: string): ContractLine | string {
  const named = Object.entries(cells)
    .map(([name, cell]) => [name.toLowerCase().replaceAll(/[^a-z]/g, ""), cell.trim()] as const)
    .filter(([name, cell]) => name !== "source" || cell !== "");
  const parsed = contractRow.safeParse(Object.fromEntries(named));
  if (!parsed.success) return `${String(parsed.error.issues[0]?.path[0])} cannot be read`;
  const row = parsed.data;
  const price = priceRowOf(row, source);
  if (typeof price === "string") return price;
  const told = toldTermOf(row);
  if (price === null && told === null) return "it tells neither a price nor a term";
  const kind = row.source === "billed" ? "billedLine" : "contract";
  return { tenantId: row.tenantid, price: price && { kind, row: price }, told };
}

function priceRowOf(row: ContractRow, sourceText: string): PriceRow | string | null {
  if (row.unitprice === null) return null;
  if (row.currency === null) return "a price needs a currency";
  try {
    return {
      skuId: row.skuguid,
      unit: moneyOfDecimal(row.unitprice, row.currency, "month"),
      term: row.term,
      validFrom: row.validfrom,
      validUntil: row.validuntil,
      sourceText,
      confidence: "verified",
    };
  } catch (error) {
    if (isAppError(error, "BAD_INPUT")) return "unitprice is no amount in its currency";
    throw error;
  }
}

function toldTermOf({ skuguid, term, renewson, autorenews }: ContractRow): ToldTerm | null {
  if (term === null) return null;
  const autoRenews = autorenews === null ? null : YES_OR_NO[autorenews];
  return { skuId: skuguid, renewsOn: renewson, term, autoRenews };
}

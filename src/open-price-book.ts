import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { dayOf } from "./core/clock.ts";
import type { Settings } from "./core/config.ts";
import { AppError } from "./core/errors.ts";
import type { IsoDate } from "./core/ids.ts";
import type { Logger } from "./core/logger.ts";
import {
  type Catalogue,
  importContracts,
  importPartnerSheet,
  PriceBook,
  sheetSelectionOf,
} from "./licensing/index.ts";

/**
 * Reads the price sheet and the contracts named in the settings, once per process. Lines that cannot
 * be taken are logged by number; the others count.
 * @throws AppError CONFIGURATION when a file cannot be read or nothing in it can be used.
 */
export function openPriceBook(settings: Settings, catalogue: Catalogue, logger: Logger): PriceBook {
  const { SEATWISE_CONTRACTS, SEATWISE_PRICE_SHEET, SEATWISE_PRICE_SHEET_FOR } = settings;
  const contracts = read("SEATWISE_CONTRACTS", SEATWISE_CONTRACTS, (csv, source) => {
    const { lines, rejected } = importContracts(csv, source);
    return { rows: lines, rejected };
  });
  const sheet = read("SEATWISE_PRICE_SHEET", SEATWISE_PRICE_SHEET, (csv, source) =>
    importPartnerSheet(csv, selectionIn(SEATWISE_PRICE_SHEET_FOR), catalogue, source),
  );
  for (const { setting, rejected } of [contracts, sheet]) {
    if (rejected.length > 0)
      logger.warn({ setting, rejected }, "Lines of a price file were left out.");
  }
  return new PriceBook(
    contracts.rows.map(({ price, ...line }) => ({
      ...line,
      price: price && { ...price, row: { ...price.row, statedOn: contracts.statedOn } },
    })),
    sheet.rows.map((row) => ({ ...row, statedOn: sheet.statedOn })),
  );
}

interface Taken<Row> {
  readonly setting: string;
  /** Day of the file; `null` where there is none. */
  readonly statedOn: IsoDate | null;
  readonly rows: readonly Row[];
  readonly rejected: readonly { readonly line: number; readonly because: string }[];
}

function read<Row>(
  setting: string,
  file: string | undefined,
  take: (csv: string, source: string) => Pick<Taken<Row>, "rows" | "rejected">,
): Taken<Row> {
  if (file === undefined) return { setting, statedOn: null, rows: [], rejected: [] };
  const { text, statedOn } = contentOf(setting, file);
  const { rows, rejected } = take(text, basename(file));
  if (rows.length === 0) {
    throw misconfigured(`${setting}: nothing in the file can be used; npm run prices says why.`);
  }
  return { setting, statedOn, rows, rejected };
}

function contentOf(
  setting: string,
  file: string,
): { readonly text: string; readonly statedOn: IsoDate } {
  try {
    return { text: readFileSync(file, "utf8"), statedOn: dayOf(statSync(file).mtime) };
  } catch (error) {
    throw misconfigured(`${setting}: the file cannot be read.`, error);
  }
}

function selectionIn(words: string | undefined) {
  const selection = sheetSelectionOf(words ?? "");
  if (selection === undefined) {
    throw misconfigured(
      "SEATWISE_PRICE_SHEET_FOR says which part of the sheet counts, such as: DE EUR Commercial erp.",
    );
  }
  return selection;
}

function misconfigured(reason: string, cause?: unknown): AppError {
  return new AppError("CONFIGURATION", { reason }, { cause });
}

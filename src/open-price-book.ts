import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Settings } from "./core/config.ts";
import { AppError } from "./core/errors.ts";
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
  return new PriceBook(contracts.rows, sheet.rows);
}

interface Taken<Row> {
  readonly setting: string;
  readonly rows: readonly Row[];
  readonly rejected: readonly { readonly line: number; readonly because: string }[];
}

function read<Row>(
  setting: string,
  file: string | undefined,
  take: (csv: string, source: string) => Omit<Taken<Row>, "setting">,
): Taken<Row> {
  if (file === undefined) return { setting, rows: [], rejected: [] };
  const { rows, rejected } = take(textOf(setting, file), basename(file));
  if (rows.length === 0) {
    throw misconfigured(`${setting}: nothing in the file can be used; npm run prices says why.`);
  }
  return { setting, rows, rejected };
}

function textOf(setting: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
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

/**
 * Says what Seatwise would take from a price file, and which lines not and why:
 *
 *   npm run prices -- sheet FILE.csv DE EUR Commercial erp
 *   npm run prices -- contracts FILE.csv
 *
 * Ends with 1 when a line was left out, so that an import can be checked before it is switched on
 * (SEATWISE_PRICE_SHEET, SEATWISE_CONTRACTS).
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Command } from "commander";
import { loadCatalogue } from "../src/licensing/catalogue.ts";
import { importContracts } from "../src/licensing/prices/contract-sheet.ts";
import { importPartnerSheet, sheetSelectionOf } from "../src/licensing/prices/partner-sheet.ts";

interface Rejected {
  readonly line: number;
  readonly because: string;
}

function tell(taken: string, rejected: readonly Rejected[]): void {
  process.stdout.write(`${taken}\n`);
  for (const { line, because } of rejected) {
    process.stdout.write(`line ${line}: ${because}\n`);
  }
  process.exitCode = rejected.length > 0 ? 1 : 0;
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

function withText(file: string, work: (csv: string) => void): void {
  let csv: string;
  try {
    csv = readFileSync(file, "utf8");
  } catch {
    fail(`${file} cannot be read.`);
    return;
  }
  work(csv);
}

const command = new Command("prices").description("Checks a price file before it is used.");
command
  .command("sheet")
  .description("a partner price sheet as Partner Center gives it out")
  .argument("<file>")
  .argument("<selection...>", "market, currency, segment, and erp or unit")
  .action((file: string, words: readonly string[]) => {
    const selection = sheetSelectionOf(words.join(" "));
    if (selection === undefined) {
      fail("Say which part of the sheet counts, such as: DE EUR Commercial erp.");
      return;
    }
    withText(file, (csv) => {
      const { rows, skipped, rejected } = importPartnerSheet(
        csv,
        selection,
        loadCatalogue(),
        basename(file),
      );
      tell(
        `${rows.length} prices taken, ${skipped} of other markets, currencies or segments.`,
        rejected,
      );
    });
  });
command
  .command("contracts")
  .description("prices and terms of single tenants")
  .argument("<file>")
  .action((file: string) => {
    withText(file, (csv) => {
      const { lines, rejected } = importContracts(csv, basename(file));
      const prices = lines.filter(({ price }) => price !== null).length;
      const terms = lines.filter(({ told }) => told !== null).length;
      tell(`${prices} prices and ${terms} terms taken.`, rejected);
    });
  });
command.parse();

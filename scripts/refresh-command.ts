/** What the commands that renew reference tables have in common: one file in, tables of a folder out. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { inferSchema, initParser } from "udsv";
import type { z } from "zod";
import { type CsvTable, csvOf } from "../src/licensing/export/csv.ts";

/** Why a file is not taken, in a sentence for people. Nothing was written. */
class FileRefused extends Error {}

export interface Refresh {
  readonly name: string;
  readonly description: string;
  /** Reads the file, writes the tables, gives back what to tell. */
  readonly run: (file: string, pathOf: (table: string) => string) => string;
}

const TABLES = fileURLToPath(new URL("../src/licensing/data", import.meta.url));

/** Reads the command line, runs the refresh and tells what came of it; ends with 1 when refused. */
export function runRefresh({ name, description, run }: Refresh): void {
  const command = new Command(name)
    .description(`${description} Nothing is written unless every line can be read.`)
    .argument("<file>", "the newer CSV file")
    .option("--tables <folder>", "folder of the reference tables", TABLES)
    .parse();
  const [file = ""] = command.args;
  const { tables } = command.opts<{ readonly tables: string }>();
  try {
    process.stdout.write(`${run(file, (table) => join(tables, `${table}.csv`))}\n`);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

export function refuse(sentence: string): never {
  throw new FileRefused(sentence);
}

/** Writes a reference table as it is kept under version control: lines end as Git has them. */
export function writeTable(path: string, table: CsvTable): void {
  writeFileSync(path, csvOf(table).replaceAll("\r\n", "\n"));
}

/** The rows of a CSV file with a line of column names. Refuses what the schema does not take. */
export function rowsOf<Row>(file: string, row: z.ZodType<Row>): readonly Row[] {
  const records = recordsOf(file);
  if (records.length === 0) refuse(`${file} has no lines below its column names.`);
  return records.map((record, at) => {
    const parsed = row.safeParse(record);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    // The first line has the names of the columns.
    return refuse(
      `${file}, row ${at + 2}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
    );
  });
}

function recordsOf(file: string): readonly object[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return refuse(`${file} cannot be read.`);
  }
  return text.trim() === "" ? [] : initParser(inferSchema(text)).stringObjs(text);
}

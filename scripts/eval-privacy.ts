import { readFileSync } from "node:fs";
import { program } from "commander";
import { renderReport } from "./privacy-eval/render.ts";
import { RowError, readRows } from "./privacy-eval/rows.ts";
import { evaluate } from "./privacy-eval/run.ts";

program
  .name("eval:privacy")
  .description(
    "Scores the scrubbing of questions on a labelled file (format: test/evals/README.md).",
  )
  .argument("<file>", "JSON Lines with text or b64 and labelled spans")
  .option("--json", "print the scores as JSON")
  .option(
    "--country <code>",
    "country of the tenant, for telephone numbers without a country code",
    "US",
  )
  .action((file: string, options: { readonly json?: boolean; readonly country: string }) => {
    const reports = evaluate(readRows(readFileSync(file, "utf8")), options.country);
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ file, reports }, undefined, 2)}\n`
        : renderReport(file, reports),
    );
  });

try {
  program.parse();
} catch (error) {
  if (
    !(error instanceof RowError) &&
    !(error instanceof Error && "code" in error && error.code === "ENOENT")
  ) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

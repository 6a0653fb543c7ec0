import type { EvalReport } from "./run.ts";
import type { Share } from "./score.ts";

function percent({ hits, cases }: Share): string {
  return cases === 0
    ? "-"
    : `${((100 * hits) / cases).toFixed(hits === cases || hits === 0 ? 0 : 2)} %`;
}

function counted(share: Share): string {
  return share.cases === 0 ? "-" : `${percent(share)} (${share.hits}/${share.cases})`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function lines(label: string, shares: Readonly<Record<string, Share>>): string {
  return Object.entries(shares)
    .filter(([, share]) => share.cases > 0)
    .map(([name, share]) => `${label} ${name}: ${counted(share)}`)
    .join("\n");
}

function renderOne({ directory, score }: EvalReport): string {
  const { milliseconds: ms } = score;
  const entities = Object.entries(score.entities).map(([type, { leakFree, typed, precision }]) => [
    type,
    counted(leakFree),
    percent(typed),
    counted(precision),
  ]);
  return [
    `Directory knows: ${directory}`,
    entities.length === 0
      ? ""
      : table([["entity", "leak-free recall", "typed recall", "precision"], ...entities]),
    lines("secret kind", score.secretKinds),
    ...Object.entries(score.units).map(
      ([entity, { found, falseAlarms }]) =>
        `unit rows ${entity}: found ${counted(found)}, false alarms ${counted(falseAlarms)}`,
    ),
    score.secrets.found.cases + score.secrets.falseAlarms.cases === 0
      ? ""
      : `secret lines: found ${counted(score.secrets.found)}, flagged without ${counted(score.secrets.falseAlarms)}`,
    lines("overall", {
      "over-redacted characters": score.overRedaction,
      "KEEP spans damaged": score.keepDamage,
      "rows without personal data touched": score.benignTouched,
      "rows without a secret flagged as one": score.falseSecrets,
    }),
    `time per row: median ${ms.median.toFixed(2)} ms, p99 ${ms.p99.toFixed(2)} ms, worst ${ms.worst.toFixed(2)} ms`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** The reports as text for people. */
export function renderReport(file: string, reports: readonly EvalReport[]): string {
  const rows = reports[0]?.score.rows ?? 0;
  return `${file}: ${rows} rows\n\n${reports.map(renderOne).join("\n\n")}\n`;
}

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Milliseconds of CPU that everything but the model may take for a turn of two model calls. */
const LIMITS = { cpuMs: 12 };

const turns = spawnSync(
  process.execPath,
  [
    "--experimental-transform-types",
    "--disable-warning=ExperimentalWarning",
    fileURLToPath(new URL("advisor-turns.ts", import.meta.url)),
  ],
  { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
);
const measured = z
  .object({ cpuMs: z.number(), wallMs: z.number(), firstCpuMs: z.number() })
  .parse(JSON.parse(turns.stdout));
const ratios = { cpuMs: measured.cpuMs / LIMITS.cpuMs };
const holds = ratios.cpuMs <= 1;

process.stdout.write(
  process.argv.includes("--json")
    ? `${JSON.stringify({ name: "advisor", measured, limits: LIMITS, ratios, holds })}\n`
    : `cpuMs: ${(100 * ratios.cpuMs).toFixed(0)} % of the limit\n${JSON.stringify(measured, undefined, 2)}\n`,
);
process.exitCode = holds ? 0 : 1;

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { foreignHostsIn, notingHostsIn } from "./contacted-hosts.ts";
import { startServices } from "./services.ts";
import { Refusal } from "./system-servers.ts";

/** The part of Jest's result file that is counted. */
interface JestResults {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Suites that could not be loaded, or failed outside any test. */
  readonly numRuntimeErrorTestSuites: number;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const jest = fileURLToPath(import.meta.resolve("jest/bin/jest"));

/** Runs Jest to its end or until the signal; its words go to standard error. */
async function runJest(env: object, args: readonly string[], signal: AbortSignal): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), "seatwise-test-"));
  const resultFile = join(folder, "results.json");
  const hostsFile = join(folder, "hosts");
  const flags = ["--disable-warning=ExperimentalWarning", "--experimental-vm-modules"];
  const report = ["--json", `--outputFile=${resultFile}`];
  const child = spawn(process.execPath, [...flags, jest, ...report, ...args], {
    cwd: root,
    env: { ...process.env, ...env, ...notingHostsIn(hostsFile) },
    stdio: ["ignore", 2, 2],
  });
  signal.addEventListener("abort", () => child.kill("SIGTERM"));
  const exitCode = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  const results: JestResults | undefined = existsSync(resultFile)
    ? JSON.parse(readFileSync(resultFile, "utf8"))
    : undefined;
  const foreign = foreignHostsIn(hostsFile);
  rmSync(folder, { recursive: true, force: true });
  return withForeign(countOf(results, exitCode), foreign);
}

/** A run that contacted any other machine has failed, whatever its tests say. */
function withForeign(count: Count, hosts: readonly string[]): Count {
  if (hosts.length === 0) return count;
  process.stderr.write(
    `The tests contacted other machines, or started programs nobody watches: ${hosts.join(", ")}\n`,
  );
  return { ...count, failed: count.failed + 1 };
}

/** A run that broke off, or that Jest itself calls unsuccessful, never counts as free of failures. */
function countOf(results: JestResults | undefined, exitCode: number | null): Count {
  const passed = results?.numPassedTests ?? 0;
  const failed = (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0);
  const isClean = results?.success === true && exitCode === 0;
  return { passed, failed: isClean ? failed : Math.max(failed, 1) };
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => stopping.abort());
}

let count: Count = { passed: 0, failed: 1 };
try {
  const services = await startServices();
  try {
    if (!stopping.signal.aborted) {
      count = await runJest(services.env, process.argv.slice(2), stopping.signal);
    }
  } finally {
    await services.stop();
  }
} catch (error) {
  const sentence = error instanceof Refusal ? error.message : String(error);
  process.stderr.write(`seatwise: ${sentence}\n`);
}
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);

/**
 * The licence-mix optimizer on made-up tenants, against its limits on 2 cores:
 * 500 cohorts within 1.5 s; 5,000 cohorts within 15 s and 400 MB. 60 SKUs, 25 ladders.
 *
 *   npm run bench -- optimizer [--json]
 *
 * Every figure comes from a process of its own, with the flag of `npm run plan`: start of the worker,
 * waterfall and tie-break included. Shown is the slowest of several tenants.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { LicencePlanner } from "../src/licensing/optimizer/licence-planner.ts";
import { type SyntheticTenant, syntheticTenant } from "./synthetic-tenant.ts";

const SIZES = [
  { cohorts: 500, limitSeconds: 1.5, limitMegabytes: 400 },
  { cohorts: 5_000, limitSeconds: 15, limitMegabytes: 400 },
] as const;

const SCENARIOS: readonly SyntheticTenant["scenario"][] = ["renewal", "mid-term", "mid-term-spare"];

const measured = z.object({
  seconds: z.number(),
  /** Processor time, which a busy machine does not lengthen as it does the clock's. */
  cpuSeconds: z.number(),
  megabytes: z.number(),
  proof: z.string(),
  gapMinor: z.number(),
});

const SEEDS = [1, 2, 3];

const RUN = "--run";

async function measure(tenant: SyntheticTenant): Promise<z.infer<typeof measured>> {
  const problem = syntheticTenant(tenant);
  const planner = new LicencePlanner();
  const start = performance.now();
  const before = process.cpuUsage();
  const outcome = await planner.plan(problem, { limitMs: 120_000 });
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(before);
  const cpuSeconds = (used.user + used.system) / 1e6;
  await planner.close();
  if (outcome.kind !== "plan") throw new Error(`The tenant has no plan: ${outcome.kind}.`);
  // maxRSS is in kilobytes and covers the worker, which is a thread of this process.
  const megabytes = process.resourceUsage().maxRSS / 1000;
  return { seconds, cpuSeconds, megabytes, proof: outcome.proof, gapMinor: outcome.gapMinor };
}

function measureApart(tenant: SyntheticTenant): z.infer<typeof measured> {
  const self = fileURLToPath(import.meta.url);
  const run = ["--liftoff-only", self, RUN, JSON.stringify(tenant)];
  const output = execFileSync(process.execPath, run, { encoding: "utf8" });
  return measured.parse(JSON.parse(output));
}

const tenantSchema = z.object({
  seed: z.number(),
  cohorts: z.number(),
  scenario: z.enum(["renewal", "mid-term", "mid-term-spare"]),
});

const [mode, argument] = process.argv.slice(2);
if (mode === RUN) {
  const tenant = tenantSchema.parse(JSON.parse(argument ?? ""));
  process.stdout.write(JSON.stringify(await measure(tenant)));
} else {
  const results = SIZES.flatMap(({ cohorts, limitSeconds, limitMegabytes }) =>
    SCENARIOS.map((scenario) => {
      const runs = SEEDS.map((seed) => ({ seed, ...measureApart({ seed, cohorts, scenario }) }));
      const run = runs.reduce((slowest, one) => (one.seconds > slowest.seconds ? one : slowest));
      const name = `optimizer ${cohorts} cohorts, ${scenario}`;
      return {
        name,
        ...run,
        timeRatio: run.seconds / limitSeconds,
        memoryRatio: Math.max(...runs.map(({ megabytes }) => megabytes)) / limitMegabytes,
      };
    }),
  );
  if (mode === "--json") {
    process.stdout.write(`${JSON.stringify(results, null, 1)}\n`);
  } else {
    for (const { name, seconds, cpuSeconds, megabytes, proof, timeRatio, memoryRatio } of results) {
      const time = `${seconds.toFixed(2)} s (${Math.round(100 * timeRatio)} % of the limit)`;
      const memory = `${Math.round(megabytes)} MB (${Math.round(100 * memoryRatio)} %)`;
      const cpu = `cpu ${cpuSeconds.toFixed(2)} s`;
      process.stdout.write(
        `${name.padEnd(42)}${time.padEnd(30)}${cpu.padEnd(14)}${memory.padEnd(18)}${proof}\n`,
      );
    }
  }
}

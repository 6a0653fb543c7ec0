import { syntheticTenant } from "../bench/synthetic-tenant.ts";
import { loadHighsSolver } from "../src/licensing/optimizer/highs-solver.ts";
import { solveProblem } from "../src/licensing/optimizer/solve-problem.ts";

const solver = await loadHighsSolver();
const cohorts = Number(process.argv[2] ?? 500);
const wf = process.argv[3] === "wf";
for (const scenario of (process.argv[4]
  ? [process.argv[4]]
  : ["renewal", "mid-term", "mid-term-spare"]) as any[])
  for (const seed of [1, 2]) {
    const problem = syntheticTenant({ seed, cohorts, scenario });
    const t = performance.now();
    const end = t + 120000;
    const r: any = solveProblem(problem, { policy: {}, waterfall: wf }, solver, {
      remainingMs: () => end - performance.now(),
    });
    console.log(
      scenario,
      seed,
      problem.skus.length,
      problem.cohorts.reduce((s, c) => s + c.users, 0),
      r.kind,
      r.proof,
      r.baselineMinor,
      r.valueMinor,
      r.gapMinor,
      JSON.stringify(r.waterfall),
      (performance.now() - t).toFixed(0) + "ms",
      Math.round(process.memoryUsage().rss / 1e6) + "MB",
    );
  }

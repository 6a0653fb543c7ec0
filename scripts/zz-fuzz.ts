import fc from "fast-check";
import { loadHighsSolver } from "../src/licensing/optimizer/highs-solver.ts";
import { solveProblem } from "../src/licensing/optimizer/solve-problem.ts";
import { arbitraryProblem } from "../test/licensing/optimizer/arbitrary-problem.ts";
import { bruteForce } from "../test/licensing/optimizer/brute-force.ts";

const solver = await loadHighsSolver();
const [mode, runs, seed] = [
  process.argv[2] ?? "free",
  Number(process.argv[3] ?? 500),
  Number(process.argv[4] ?? 1),
];
const sizes: any = {
  free: { skus: 5, cohorts: 3, members: 3, changeCost: false },
  big: { skus: 6, cohorts: 4, members: 2, changeCost: false },
  change: { skus: 3, cohorts: 2, members: 2, changeCost: true },
};
const proofs: Record<string, number> = {};
let opt = 0,
  ref = 0;
const r = fc.check(
  fc.property(arbitraryProblem(sizes[mode]), (problem) => {
    const t0 = performance.now();
    const out: any = solveProblem(problem, { policy: {}, waterfall: true }, solver, {
      remainingMs: () => 20000,
    });
    const t1 = performance.now();
    const exp = bruteForce(problem);
    ref += performance.now() - t1;
    opt += t1 - t0;
    const got =
      out.kind === "plan"
        ? {
            baselineMinor: out.baselineMinor,
            optimumMinor: out.valueMinor,
            ...(out.waterfall ? { waterfallMinor: out.waterfall } : {}),
          }
        : { baselineMinor: out.baselineMinor, error: out.kind };
    const key = out.proof ?? out.kind;
    proofs[key] = (proofs[key] ?? 0) + 1;
    if (out.kind === "plan" && out.boundMinor > out.valueMinor)
      throw new Error("bound above value");
    const a = JSON.stringify(got),
      b = JSON.stringify(exp);
    if (a !== b) throw new Error(`\ngot ${a}\nexp ${b}`);
  }),
  { numRuns: runs, seed },
);
if (r.failed)
  console.log(
    r.errorInstance && (r.errorInstance as Error).stack,
    JSON.stringify(r.counterexample, null, 1),
  );
console.log(
  mode,
  r.numRuns,
  "failed",
  r.failed,
  proofs,
  "opt ms",
  opt.toFixed(0),
  "ref ms",
  ref.toFixed(0),
);

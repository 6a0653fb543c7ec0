import { syntheticTenant } from "../bench/synthetic-tenant.ts";
import { BundlePool } from "../src/licensing/optimizer/bundle-pool.ts";
import { ColumnGeneration } from "../src/licensing/optimizer/column-generation.ts";
import { loadHighsSolver } from "../src/licensing/optimizer/highs-solver.ts";
import { groupCohorts, stagesOf } from "../src/licensing/optimizer/level-stages.ts";
import { countSeats } from "../src/licensing/optimizer/stage.ts";
import { costOfPlan } from "../src/licensing/optimizer/stage-plan.ts";
import { createTenantModel } from "../src/licensing/optimizer/tenant-model.ts";
import { createWholeProgram } from "../src/licensing/optimizer/whole-program.ts";

const solver = await loadHighsSolver();
const problem = syntheticTenant({
  seed: Number(process.argv[3] ?? 1),
  cohorts: Number(process.argv[2]),
  scenario: "mid-term-spare",
});
const model = createTenantModel(problem, {});
const { groups } = groupCohorts(model, "newMix");
console.log("groups", groups.length);
for (const stage of stagesOf(model, groups)) {
  const c = countSeats(stage);
  const pool = new BundlePool(c);
  let t = performance.now();
  const r: any = new ColumnGeneration(c, pool, solver).run([], { remainingMs: () => 1e6 });
  const n = groups.map((_, g) => [...pool.optionsOf(g)].length).reduce((a, b) => a + b, 0);
  console.log(
    "counted",
    c.counted.length,
    "bound",
    r.bound?.minor,
    "grain",
    c.grain,
    "cols",
    n,
    "plan",
    r.plan && costOfPlan(c, r.plan),
    (performance.now() - t).toFixed(0),
  );
  t = performance.now();
  const w = createWholeProgram(c, pool);
  using s = solver.open(w.program);
  const o: any = s.run(60);
  console.log(
    "mip",
    o.kind,
    o.values && costOfPlan(c, w.planOf(o.values)),
    (performance.now() - t).toFixed(0),
  );
}

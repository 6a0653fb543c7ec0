import { auditRelease, cohortMinimums, releaseTables } from "../src/privacy/index.ts";
import {
  PLAN,
  populationOf,
  TenantShape,
} from "../test/privacy/disclosure/support/random-tenant.ts";

/** Milliseconds the auditor may take for a whole release of a tenant of 100,000 members. */
const LIMITS = { auditMs: 2_000 };
const MEMBERS = 100_000;

const population = populationOf(new TenantShape(1, MEMBERS).people(MEMBERS));
const began = performance.now();
const release = releaseTables(population, PLAN, cohortMinimums(), { id: "bench", period: "one" });
const releaseMs = performance.now() - began;
const audits = Array.from({ length: 3 }, () => {
  const start = performance.now();
  auditRelease(release, population);
  return performance.now() - start;
});
const measured = {
  members: MEMBERS,
  classes: population.length,
  releaseMs: Math.round(releaseMs),
  auditMs: Math.round(Math.min(...audits)),
};
const ratios = { auditMs: measured.auditMs / LIMITS.auditMs };
const holds = ratios.auditMs <= 1;

process.stdout.write(
  process.argv.includes("--json")
    ? `${JSON.stringify({ name: "disclosure", measured, limits: LIMITS, ratios, holds })}\n`
    : `auditMs: ${(100 * ratios.auditMs).toFixed(0)} % of the limit\n${JSON.stringify(measured, undefined, 2)}\n`,
);
process.exitCode = holds ? 0 : 1;

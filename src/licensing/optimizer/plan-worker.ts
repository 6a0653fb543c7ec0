import { parentPort } from "node:worker_threads";
import { loadHighsSolver } from "./highs-solver.ts";
import type { PlanReply, PlanRequest } from "./plan-messages.ts";
import { solveProblem } from "./solve-problem.ts";

// The solver blocks its thread, so the optimizer has one of its own: see licence-planner.ts.
const solver = loadHighsSolver();

async function answer({ problem, options, limitMs }: PlanRequest): Promise<PlanReply> {
  try {
    const end = performance.now() + limitMs;
    const deadline = { remainingMs: () => end - performance.now() };
    const outcome = solveProblem(problem, options, await solver, deadline);
    return { kind: "answer", outcome };
  } catch (error) {
    return { kind: "failure", message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (request: PlanRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply, []));
});

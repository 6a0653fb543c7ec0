import type { LicenceProblem } from "./licence-problem.ts";
import type { PlanOutcome, SolveOptions } from "./solve-problem.ts";

/** What the worker is asked. */
export interface PlanRequest {
  readonly problem: LicenceProblem;
  readonly options: SolveOptions;
  readonly limitMs: number;
}

/** What it answers; a failure carries the message of the error. */
export type PlanReply =
  | { readonly kind: "answer"; readonly outcome: PlanOutcome }
  | { readonly kind: "failure"; readonly message: string };

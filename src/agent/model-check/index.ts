export { checkModel, type ModelVerdict, type ProbeResult } from "./check-model.ts";
export type { ProbeName } from "./probes.ts";

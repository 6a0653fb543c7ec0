import { ERROR_CATALOGUE, type ErrorCode } from "../../core/errors.ts";
import type { DataBoundary, ModelBackEndKind } from "../../core/model-back-end.ts";
import { advisorErrorOf } from "../model-errors.ts";
import type { ModelSettings } from "../model-settings.ts";
import type { SkuNames } from "../sku-names.ts";
import { ProbedModel } from "./probed-model.ts";
import { PROBE_NAMES, PROBES, type ProbeName } from "./probes.ts";

export interface ProbeResult {
  readonly probe: ProbeName;
  readonly passed: boolean;
  readonly isEssential: boolean;
  /** Code of the failure, when the model could not be asked. */
  readonly code: ErrorCode | null;
  /** What is wrong, in a sentence of ours; `null` when nothing is. */
  readonly finding: string | null;
  readonly seconds: number;
}

export interface ModelVerdict {
  /** `ready`, `limited` (it works, a probe that is not essential fails) or `unusable`. */
  readonly verdict: "ready" | "limited" | "unusable";
  readonly backEnd: ModelBackEndKind;
  readonly deployment: string;
  readonly model: string;
  readonly boundary: DataBoundary;
  readonly probes: readonly ProbeResult[];
}

/** Longer than an interaction may take: who cannot answer a probe by then answers no caller. */
const PROBE_SECONDS = 120;

/**
 * Tries a deployment with the advisor's own prompt, tools, guard and transport, one probe after the
 * other, and says whether the advisor can work with it. A model that is silent, or does not even give a
 * plain answer, is not tried with the next. Never throws for what the model does.
 * @param onProbe told of each probe as it ends.
 */
export async function checkModel(
  settings: ModelSettings,
  skuNames: SkuNames,
  onProbe: (result: ProbeResult) => void = () => undefined,
): Promise<ModelVerdict> {
  const probes: ProbeResult[] = [];
  for (const probe of PROBE_NAMES) {
    const { isEssential, run } = PROBES[probe];
    const began = performance.now();
    const deadline = AbortSignal.timeout(PROBE_SECONDS * 1_000);
    const model = new ProbedModel(settings, skuNames, deadline);
    const found = await run(model).then(
      (finding) => ({ finding, code: null }),
      (error: unknown) => {
        const { lastExchange } = model;
        const { code } = advisorErrorOf(error, { caller: NOBODY, deadline, lastExchange });
        return { code, finding: ERROR_CATALOGUE[code].happened };
      },
    );
    const seconds = (performance.now() - began) / 1_000;
    const result = { probe, passed: found.finding === null, isEssential, ...found, seconds };
    probes.push(result);
    onProbe(result);
    if (found.code === "MODEL_TIMEOUT" || (probe === "plainAnswer" && found.code !== null)) break;
  }
  return {
    verdict: verdictOf(probes),
    backEnd: settings.kind,
    deployment: settings.deployment,
    model: settings.model,
    boundary: settings.boundary,
    probes,
  };
}

/** Nobody waits who could go away. */
const NOBODY = new AbortController().signal;

function verdictOf(probes: readonly ProbeResult[]): ModelVerdict["verdict"] {
  const failed = probes.filter(({ passed }) => !passed);
  if (failed.length === 0) return "ready";
  return failed.some(({ isEssential }) => isEssential) ? "unusable" : "limited";
}

import { inTurns } from "../core/own-turn.ts";
import {
  type Findings,
  FindingsCount,
  type LicensingInput,
  type Observation,
  observationsOf,
  type PlanBasis,
  PlanBasisCount,
  type Reference,
  TENANT_DETECTIONS,
} from "../licensing/index.ts";
import { DETECTIONS } from "./licensing-input.ts";

/** `findingsOf`, giving way to others: a large tenant has hundreds of thousands of cohorts. */
export async function findingsInTurns(
  input: LicensingInput,
  reference: Reference,
): Promise<Findings> {
  const count = new FindingsCount(input, reference, DETECTIONS);
  await inTurns(input.cohorts, (cohort) => count.add(cohort));
  return count.findings();
}

/** `observationsOf`, giving way between two detections. */
export async function observationsInTurns(
  input: LicensingInput,
  reference: Reference,
): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  await inTurns(TENANT_DETECTIONS, (detection) => {
    observations.push(...observationsOf(input, reference, [detection]));
  });
  return observations;
}

/** `planBasisOf`, giving way to others. */
export async function planBasisInTurns(
  input: LicensingInput,
  reference: Reference,
): Promise<PlanBasis> {
  const count = new PlanBasisCount(input, reference);
  await inTurns(input.cohorts, (cohort) => count.add(cohort));
  return count.basis();
}

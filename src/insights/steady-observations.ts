import {
  type AdviceSource,
  type ReportedObservation,
  TENANT_DETECTIONS,
} from "../licensing/index.ts";
import { isOfFew, type Provenance } from "../privacy/index.ts";
import { FigureNaming, figureOfValue, type SealedFigure } from "./aggregates/figure.ts";
import type { FindingsValue } from "./aggregates/findings.ts";
import { toldObservations } from "./aggregates/told-observations.ts";
import type { Disclosure } from "./disclosure.ts";

type Told = FindingsValue["observations"][number];

/**
 * Observations as they may be told: those about members as they stood when the week began; in a new
 * week a count, and its money, is told anew where it did not change by a few.
 * @param fresh as they could be told if nothing had been told before.
 * @param observed the same with all their counts.
 */
export async function steadyObservations(
  fresh: readonly Told[],
  observed: readonly ReportedObservation[],
  { disclosure, provenance }: { readonly disclosure: Disclosure; readonly provenance: Provenance },
): Promise<readonly Told[]> {
  const isOfMembers = ({ rule }: Told) => disclosure.isOfMembers(rule);
  const counts = new Map<string, number>(observed.map(({ id, count }) => [id, count]));
  const { observations } = await disclosure.told(toldObservations, provenance, (last) => ({
    observations: fresh.filter(isOfMembers).map((one) => {
      const before = last?.value.observations.find(({ id }) => id === one.id);
      const change = (counts.get(one.id) ?? 0) - (before?.counted?.count ?? 0);
      if (!before?.counted || !isOfFew(change, disclosure.minimums.behaviour)) return one;
      // Minimums may have been raised since: then neither the old count is told nor the new one.
      return before.counted.count < disclosure.minimums.behaviour
        ? { ...one, counted: null, monthly: null, yearly: null }
        : { ...one, counted: before.counted, monthly: before.monthly, yearly: before.yearly };
    }),
  }));
  const naming = new FigureNaming("observations");
  return [
    ...fresh.filter((one) => !isOfMembers(one)),
    ...observations.map((one) => renamed(one, naming)),
  ].sort((a, b) => placeOf(a) - placeOf(b));
}

/** An observation as it is told, in the terms of licensing; where it is not counted, its numbers mean nothing. */
export function adviceSourceOf(told: Told): AdviceSource {
  const { kind, skuId, effect, on, actBy, confidence, counted, monthly, yearly } = told;
  const rule = { id: told.rule, version: told.ruleVersion };
  const figureOf = (sealed: SealedFigure | null) => sealed && { ...figureOfValue(sealed), rule };
  const said = { rule, kind, skuId, effect, on, actBy, confidence, count: counted?.count ?? 0 };
  return { ...said, monthly: figureOf(monthly), yearly: figureOf(yearly) };
}

/** The same figures under names that no other figure of the snapshot has. */
function renamed(one: Told, naming: FigureNaming): Told {
  return {
    ...one,
    counted: one.counted && naming.again(one.counted),
    monthly: one.monthly && naming.again(one.monthly),
    yearly: one.yearly && naming.again(one.yearly),
  };
}

function placeOf({ rule }: Told): number {
  return TENANT_DETECTIONS.findIndex(({ id }) => id === rule);
}

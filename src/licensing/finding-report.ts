import { CONSEQUENCES, type ConsequenceId } from "./detections/consequences.ts";
import type { Observation } from "./detections/observation.ts";
import type { Finding } from "./findings.ts";
import { keyedId } from "./keyed-id.ts";
import { isChoice, type SavingLine } from "./saving-line.ts";

/** A finding with its name, what a careless change would bring about, and what it is worth. */
export interface ReportedFinding extends Finding {
  /** 128 bits in hex: the same as long as rule, SKUs and being a choice are the same. */
  readonly id: string;
  readonly consequences: readonly ConsequenceId[];
  /** `null` where giving up the seats saves nothing: they carry no money, or what replaces them costs as much. */
  readonly saving: SavingLine | null;
}

export interface ReportedObservation extends Observation {
  readonly id: string;
}

/** The findings as they are told, in their own order, each with its line of the savings. */
export function reportedFindings(
  findings: readonly Finding[],
  lines: readonly SavingLine[],
  tenantKey: Uint8Array,
): readonly ReportedFinding[] {
  const byIdentity = new Map(lines.map((line) => [identityOf(line), line]));
  return findings.map((finding) => ({
    ...finding,
    id: keyedId(`finding|${identityOf(finding)}`, tenantKey),
    consequences: CONSEQUENCES.filter(({ guard }) => finding.guards.includes(guard)).map(
      ({ id }) => id,
    ),
    saving: byIdentity.get(identityOf(finding)) ?? null,
  }));
}

/** What makes a finding this one; seats and money may change. */
function identityOf(of: Pick<Finding, "rule" | "skuId" | "replacement" | "confidence">): string {
  return [of.rule.id, of.skuId, of.replacement, isChoice(of)].join("|");
}

/** The observations as they are told. Alike ones (two purchases, one date) are told apart by order. */
export function reportedObservations(
  observations: readonly Observation[],
  tenantKey: Uint8Array,
): readonly ReportedObservation[] {
  const told = new Map<string, number>();
  return observations.map((observation) => {
    const { rule, skuId, relatedSkuIds, on, unit } = observation;
    const about = unit === "groups" ? [unit] : [];
    const identity = [rule.id, skuId, [...relatedSkuIds].sort(), on, ...about].join("|");
    const before = told.get(identity) ?? 0;
    told.set(identity, before + 1);
    return { ...observation, id: keyedId(`observation|${identity}|${before}`, tenantKey) };
  });
}

import {
  type Finding,
  isChoice,
  type LicensingInput,
  type Reference,
  type SavingLine,
  type Savings,
  savingsOf,
  withFolded,
} from "../licensing/index.ts";
import type { Provenance } from "../privacy/index.ts";
import type { FewFinding } from "./aggregates/told-findings.ts";
import type { Disclosure } from "./disclosure.ts";

/** Savings as they may be told. */
export interface ToldSavings {
  /** From findings that are told, idle seats, and sums of what was folded. */
  readonly savings: Savings;
  /** Those findings, in the order of detection precedence. */
  readonly findings: readonly Finding[];
  readonly few: readonly FewFinding[];
  /** For when the money of `few` can stop, and what to check. Their numbers mean nothing. */
  readonly fewLines: readonly SavingLine[];
}

interface TellingSavings {
  readonly disclosure: Disclosure;
  readonly provenance: Provenance;
  readonly input: LicensingInput;
  readonly reference: Reference;
}

/** What the findings are worth, as far as it may be told. Idle seats are held by nobody. */
export async function toldSavings(
  findings: readonly Finding[],
  { disclosure, provenance, input, reference }: TellingSavings,
): Promise<ToldSavings> {
  const idle = findings.filter(({ held }) => !held);
  const held = findings.filter((finding) => finding.held);
  const { told, few, folded } = await disclosure.findings(held, provenance);
  const exact = [...idle, ...told];
  const beside = savingsOf([...exact, ...few.map(asOneSeat)], input, reference);
  const wanted = new Set(few.map(keyOf));
  return {
    savings: withFolded(savingsOf(exact, input, reference), folded),
    findings: exact,
    few,
    fewLines: beside.lines.filter((line) => wanted.has(keyOf(line))),
  };
}

/** A finding whose seats are not told, in the terms of licensing. Its numbers mean nothing. */
export function asOneSeat(finding: FewFinding): Finding {
  return { ...finding, seats: 1, classes: [{ confidence: finding.confidence, seats: 1 }] };
}

function keyOf(of: Pick<Finding, "rule" | "skuId" | "replacement" | "confidence">): string {
  return [of.rule.id, of.skuId, of.replacement, isChoice(of)].join();
}

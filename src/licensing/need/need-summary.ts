import type { LicensingInput } from "../input.ts";
import { LADDERS, type Ladder, type NeedEvidence } from "../ladders.ts";
import type { Reference } from "../reference.ts";
import { DEFAULT_NEED_OPTIONS, type NeedBasis, type NeedOptions, needsOf } from "./need.ts";

/** Members entitled to one capability, by what is known of their need. */
export interface CapabilityNeed {
  readonly ladder: Ladder;
  /** How need for it can be known at all; `unseen` and `policy` count as needed and are named here. */
  readonly evidence: NeedEvidence;
  readonly members: Readonly<Record<NeedBasis, number>>;
  /** Members whose use shows more than they are licensed for. */
  readonly beyondEntitlement: number;
}

/** What is known of need in the whole tenant, per capability somebody has or uses. */
export function needSummaryOf(
  input: LicensingInput,
  reference: Reference,
  options: NeedOptions = DEFAULT_NEED_OPTIONS,
): readonly CapabilityNeed[] {
  const tallies = new Map<Ladder, { members: Record<NeedBasis, number>; beyond: number }>();
  for (const { traits, members } of input.cohorts) {
    for (const { ladder, basis, level, entitled } of needsOf(traits, reference, options)) {
      const tally = tallies.get(ladder) ?? { members: nobody(), beyond: 0 };
      tally.members[basis] += members;
      if (level > entitled) tally.beyond += members;
      tallies.set(ladder, tally);
    }
  }
  return LADDERS.flatMap((ladder) => {
    const tally = tallies.get(ladder);
    if (tally === undefined) return [];
    const evidence = reference.ladders.evidenceOf(ladder);
    return [{ ladder, evidence, members: tally.members, beyondEntitlement: tally.beyond }];
  });
}

function nobody(): Record<NeedBasis, number> {
  return { used: 0, policy: 0, state: 0, entitledUnknown: 0, none: 0 };
}

import type { SourceId } from "../../core/source-ids.ts";
import type { HeldSku, Traits } from "../../privacy/traits.ts";
import type { PathDetectionId } from "../downgrade-paths.ts";
import { judgeDowngrade } from "./downgrade.ts";
import type { Guard } from "./guard.ts";
import { CLEAR, type DetectionContext, type SeatDetection, type Verdict } from "./rule.ts";

interface PathRule {
  readonly id: PathDetectionId;
  readonly needs: readonly SourceId[];
  readonly thresholds: Readonly<Record<string, number>>;
  readonly source: string;
  readonly guards?: readonly Guard[];
  /** Whether the member is one the rule is about, before the loss is looked at. */
  readonly isAbout: (traits: Traits, held: HeldSku, context: DetectionContext) => boolean;
  /** What the rule adds to a verdict that found something. */
  readonly refine?: (verdict: Extract<Verdict, { outcome: "found" }>, traits: Traits) => Verdict;
}

/** A detection that looks for a member's seat at the cheaper SKU of `data/downgrade-paths.csv`. */
export function pathRule({ isAbout, refine, guards = [], ...rule }: PathRule): SeatDetection {
  return {
    scope: "seat",
    version: 1,
    ...rule,
    guards: ["losesUnseenCapability", ...guards],
    judge: (traits, held, context) => {
      const to = context.reference.downgradePaths(rule.id, held.skuId);
      if (to === undefined || !isAbout(traits, held, context)) return CLEAR;
      const verdict = judgeDowngrade(traits, { from: held, to }, context);
      return verdict.outcome === "found" && refine ? refine(verdict, traits) : verdict;
    },
  };
}

import type { SkuId } from "../../core/ids.ts";
import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { orphansOf } from "../bundles.ts";
import type { ConfidenceClass } from "../figure.ts";
import { entitlementOf, type Ladder, type Levels } from "../ladders.ts";
import { accountStateOf } from "../need/account-state.ts";
import type { Need } from "../need/need.ts";
import type { Reference } from "../reference.ts";
import type { Guard } from "./guard.ts";
import { CLEAR, type DetectionContext, UNDECIDED, type Verdict } from "./rule.ts";

/** What giving up one held SKU for another takes from a member. */
interface Loss {
  /** Capabilities that reports prove unused, by the shortest silence. */
  readonly silentDays: readonly number[];
  /** Capabilities of whose use Graph shows nothing. */
  readonly unseen: readonly Ladder[];
  /** A capability that is in use, or kept by policy or content. */
  readonly isNeeded: boolean;
  /** A capability whose use could be seen, but was not read. */
  readonly isUnclear: boolean;
}

/**
 * Whether a member could hold `to` instead of one of its SKUs: nothing proven to be used goes, no
 * add-on is orphaned. Where a capability goes of which Graph shows no use, it is a choice (C5), never a
 * conclusion.
 */
export function judgeDowngrade(
  traits: Traits,
  { from, to }: { readonly from: HeldSku; readonly to: SkuId },
  context: DetectionContext,
): Verdict {
  if (accountStateOf(traits) !== "active") return CLEAR;
  const staying = traits.held.filter(({ skuId }) => skuId !== from.skuId);
  const after = [...staying, { ...from, skuId: to, disabledPlans: [] }];
  const ids = after.map(({ skuId }) => skuId);
  if (orphansOf(from.skuId, ids, context.reference).length > 0) return CLEAR;
  const loss = lossOf(traits, after, context);
  if (loss.isNeeded) return CLEAR;
  if (loss.isUnclear) return UNDECIDED;
  const guards = guardsOf(loss);
  return { outcome: "found", confidence: confidenceOf(loss), guards, replacement: to };
}

function lossOf(traits: Traits, after: readonly HeldSku[], context: DetectionContext): Loss {
  const { reference } = context;
  const needs = new Map(context.needsOf(traits).map((need) => [need.ladder, need]));
  const had = entitlementOf(traits.held, reference.ladders, reference.catalogue);
  const has = entitlementOf(after, reference.ladders, reference.catalogue);
  const lost = [...had.keys()].filter((ladder) => level(has, ladder) < level(had, ladder));
  const uncovered = lost.flatMap((ladder) => {
    const need = needs.get(ladder);
    return need !== undefined && need.level > level(has, ladder) ? [need] : [];
  });
  const open = uncovered.filter((need) => need.basis === "entitledUnknown");
  return {
    silentDays: lost.flatMap((ladder) => needs.get(ladder)?.window ?? []),
    unseen: open.filter((need) => !canBeSeen(need, reference)).map((need) => need.ladder),
    isNeeded: open.length < uncovered.length,
    isUnclear: open.some((need) => canBeSeen(need, reference)),
  };
}

function level(levels: Levels, ladder: Ladder): number {
  return levels.get(ladder) ?? 0;
}

/** A report could show use; of `absence` it shows at least that there is none. */
function canBeSeen({ ladder }: Need, { ladders }: Reference): boolean {
  const evidence = ladders.evidenceOf(ladder);
  return evidence === "use" || evidence === "absence";
}

function confidenceOf(loss: Loss): ConfidenceClass {
  if (loss.unseen.length > 0) return "C5";
  return loss.silentDays.some((days) => days < 180) ? "C4" : "C3";
}

function guardsOf({ unseen }: Loss): readonly Guard[] {
  return unseen.length > 0 ? ["losesUnseenCapability"] : [];
}

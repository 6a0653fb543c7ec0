import type { SkuId } from "../../core/ids.ts";
import type { DetectionId, ObservationId } from "../../licensing/index.ts";
import type { SkuNames } from "../sku-names.ts";
import { FINDING_NAMES } from "./finding-names.ts";

/** Something found of which no number may be told. */
interface Few {
  readonly rule: DetectionId | ObservationId;
  readonly skuId: SkuId | null;
}

const TOO_FEW = "Too few to be counted:";

/** Whether a sentence stands for a finding of which no number is told. */
export function isFewNote(sentence: string): boolean {
  return sentence.startsWith(TOO_FEW);
}

/** One sentence per rule that found too few seats to be counted, with its products. */
export function fewNotes(few: readonly Few[], skuNames: SkuNames): readonly string[] {
  return [...Map.groupBy(few, ({ rule }) => rule)].map(([rule, found]) => {
    const products = found.flatMap(({ skuId }) =>
      skuId === null ? [] : [skuNames.describe(skuId)?.displayName ?? "an unlisted product"],
    );
    const named = products.length === 0 ? "" : ` (${[...new Set(products)].join(", ")})`;
    return `${TOO_FEW} ${FINDING_NAMES[rule]}${named}.`;
  });
}

/** Of too few findings besides a whole answer: that there are some, and of which rules. */
export function fewInAll(few: readonly Few[]): readonly string[] {
  const rules = new Set(few.map(({ rule }) => FINDING_NAMES[rule]));
  return rules.size === 0 ? [] : [`${TOO_FEW} ${[...rules].join(", ")} of some products.`];
}

/** Sentences as the part of a tool's reading that goes beside figures; absent where there are none. */
export function beside(words: readonly string[]): { readonly words?: readonly string[] } {
  return words.length === 0 ? {} : { words };
}

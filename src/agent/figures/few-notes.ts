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

/** One sentence per finding of too few seats to be counted. */
export function fewNotes(few: readonly Few[], skuNames: SkuNames): readonly string[] {
  return few.map(({ rule, skuId }) => {
    const product =
      skuId === null
        ? "whole tenant"
        : (skuNames.describe(skuId)?.displayName ?? "an unlisted product");
    return `${TOO_FEW} ${FINDING_NAMES[rule]}, ${product}.`;
  });
}

/** Sentences as the part of a tool's reading that goes beside figures; absent where there are none. */
export function beside(words: readonly string[]): { readonly words?: readonly string[] } {
  return words.length === 0 ? {} : { words };
}

import { readFileSync } from "node:fs";
import { featuresOf } from "./features.ts";
import { unpacked } from "./packed.ts";
import { type KnownWeights, likelihoods } from "./softmax.ts";

/** What a text may ask for, and how likely, the likeliest first. */
export type Guesses = ReturnType<typeof likelihoods>;

/** Reads intents out of texts. */
export interface IntentReader {
  readonly intents: ReadonlySet<string>;
  readonly guesses: (text: string, names: readonly string[]) => Guesses;
}

export function intentReader(weights: KnownWeights): IntentReader {
  return {
    intents: new Set(weights.labels),
    guesses: (text, names) => likelihoods(weights, featuresOf(text, names)),
  };
}

/** The weights that were learned from all labelled questions (`node scripts/learn-intents.ts`). */
export const WEIGHTS = new URL("weights.txt", import.meta.url);

let shipped: IntentReader | undefined;

/** The reader of the shipped weights, which are read at its first use. */
export function shippedReader(): IntentReader {
  shipped ??= intentReader(unpacked(readFileSync(WEIGHTS, "utf8")));
  return shipped;
}

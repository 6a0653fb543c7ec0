/**
 * Learns what the demo planner reads questions with from all labelled questions:
 *
 *   node scripts/learn-intents.ts [--check]
 *
 * Weights are drawn up anew only where a question, or the way questions are read, has changed.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  exampleOf,
  labelledFile,
  labelledFiles,
} from "../emulator/openai/planner/intents/examples.ts";
import { WEIGHTS } from "../emulator/openai/planner/intents/intent-reader.ts";
import { fingerprintOf, packed } from "../emulator/openai/planner/intents/packed.ts";
import { learn } from "../emulator/openai/planner/intents/softmax.ts";
import { loadReference } from "../src/licensing/index.ts";
import { skuNamesOf } from "../src/sku-names.ts";
import { checking, emit } from "./generated.ts";

/** So many questions are read to see whether they are still read alike. */
const EVERY = 25;

const names = skuNamesOf(loadReference()).askable;
const questions = labelledFiles().flatMap(labelledFile);
const learning = new URL("../emulator/openai/planner/intents/softmax.ts", import.meta.url);
const fingerprint = createHash("sha256")
  .update(readFileSync(learning, "utf8"))
  .update(JSON.stringify(questions))
  .update(
    JSON.stringify(
      questions
        .filter((_, at) => at % EVERY === 0)
        .map((one) => [...exampleOf(one, names).features]),
    ),
  )
  .digest("hex");

if (fingerprintOf(readFileSync(WEIGHTS, "utf8")) !== fingerprint) {
  const weights = checking
    ? { labels: [], byFeature: new Map() }
    : learn(questions.map((one) => exampleOf(one, names)));
  emit(fileURLToPath(WEIGHTS), packed(weights, fingerprint), "npm run generate");
}

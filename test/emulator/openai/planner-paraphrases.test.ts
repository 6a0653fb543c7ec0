import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { readChatRequest } from "../../../emulator/openai/chat-request.ts";
import {
  exampleOf,
  labelledFile,
  labelledFiles,
} from "../../../emulator/openai/planner/intents/examples.ts";
import { labelledQuestions } from "../../../emulator/openai/planner/intents/expectations.ts";
import { intentReader } from "../../../emulator/openai/planner/intents/intent-reader.ts";
import { learn } from "../../../emulator/openai/planner/intents/softmax.ts";
import { scorePlanner } from "../../../scripts/eval/planner-score.ts";
import { advisorTools } from "../../../src/agent/tools/advisor-tools.ts";
import { wireFormOf } from "../../../src/agent/tools/callable-tools.ts";
import { loadReference } from "../../../src/licensing/index.ts";
import { skuNamesOf } from "../../../src/sku-names.ts";

const skuNames = skuNamesOf(loadReference());
/** The tools as they are sent to every model. */
const { tools } = readChatRequest(
  `{"messages":[{"role":"user","content":"?"}],"tools":${wireFormOf(advisorTools(skuNames))}}`,
);

describe("the planner as it ships", () => {
  it.each(["administrators", "traps", "held-out", "writer-2"])(
    "answers what it has learned from %s",
    (name) => {
      const { asked, right, wrong, misses } = scorePlanner(labelledFile(name), tools);
      const isGood = right >= 0.9 * asked && wrong <= 0.02 * asked;

      expect(isGood ? [] : misses).toEqual([]);
    },
  );
});

const UNSEEN = new URL("../../evals/data/planner/", import.meta.url);

describe("the planner, asked by writers it has not learned from", () => {
  it("answers at least 85 % rightly and at most 2 % wrongly", () => {
    const questions = ["unseen-1.txt", "unseen-2.txt"].flatMap((name) =>
      labelledQuestions(readFileSync(new URL(name, UNSEEN), "utf8")),
    );
    const { asked, right, wrong, misses } = scorePlanner(questions, tools);
    const isGood = right >= 0.85 * asked && wrong <= 0.02 * asked;

    expect(asked).toBe(500);
    expect(isGood ? [] : misses).toEqual([]);
  });
});

/** Of the questions of the other writers every third is enough, and quickly learned. */
const EVERY = 3;

describe("a reader that has learned from other writers only", () => {
  const held = ["writer-1", "writer-3"];
  const examples = labelledFiles()
    .filter((name) => !held.includes(name))
    .flatMap(labelledFile)
    .filter((_, at) => at % EVERY === 0)
    .map((one) => exampleOf(one, skuNames.askable));
  const reader = intentReader(learn(examples));

  it.each(held)("answers the questions of %s", (name) => {
    const { asked, right, wrong, misses } = scorePlanner(labelledFile(name), tools, reader);
    const isGood = right >= 0.8 * asked && wrong <= 0.02 * asked;

    expect(isGood ? [] : misses).toEqual([]);
  });
});

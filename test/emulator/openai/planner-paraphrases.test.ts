import { describe, expect, it } from "@jest/globals";
import { readChatRequest } from "../../../emulator/openai/chat-request.ts";
import { scorePlanner } from "../../../scripts/eval/planner-score.ts";
import { advisorTools } from "../../../src/agent/tools/advisor-tools.ts";
import { wireFormOf } from "../../../src/agent/tools/callable-tools.ts";
import { loadReference } from "../../../src/licensing/index.ts";
import { skuNamesOf } from "../../../src/sku-names.ts";

/** The tools as they are sent to every model. */
const { tools } = readChatRequest(
  `{"messages":[{"role":"user","content":"?"}],"tools":${wireFormOf(advisorTools(skuNamesOf(loadReference())))}}`,
);

const score = (name: string) =>
  scorePlanner(new URL(`../../evals/data/planner/${name}.txt`, import.meta.url), tools);

describe("the planner understands", () => {
  it("what its lexicon was written with, and answers none of it wrongly", () => {
    const { asked, right, wrong, misses } = score("development");
    const isGood = right >= 0.95 * asked && wrong === 0;

    expect(isGood ? [] : misses).toEqual([]);
  });

  it("85 of 100 questions it has not seen, and is confidently wrong in 2 at most", () => {
    const { asked, right, wrong, misses } = score("held-out");
    const isGood = right >= 0.85 * asked && wrong <= 0.02 * asked;

    expect(isGood ? [] : misses).toEqual([]);
  });
});

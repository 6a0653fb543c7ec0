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

/** All have been read since they were first asked: README.md beside them says what came of it then. */
describe("of questions its lexicon was written with the planner answers nothing wrongly and", () => {
  it.each([
    ["development", 0.95],
    ["administrators", 0.95],
    ["traps", 0.97],
    ["author", 0.95],
    ["held-out", 0.95],
    ["batch-a", 0.95],
    ["batch-b", 0.9],
    ["batch-c", 0.9],
    ["batch-d", 0.9],
    ["batch-e", 0.75],
    ["batch-f", 0.95],
  ])("of %s a share of %d rightly", (name, share) => {
    const { asked, right, wrong, misses } = score(name);
    const isGood = right >= share * asked && wrong === 0;

    expect(isGood ? [] : misses).toEqual([]);
  });
});

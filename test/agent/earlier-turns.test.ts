import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { EarlierTurn } from "../../src/agent/index.ts";
import { ConversationWall } from "../../src/privacy/index.ts";
import { ask } from "./support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

interface SentMessage {
  readonly role: string;
  readonly content: unknown;
}

/** What the model read before the last question, and of it, when earlier turns are given. */
async function readWith(earlier: readonly EarlierTurn[], question: string) {
  const before = model.requests.length;
  await ask({ model: model.settings("demo-planner"), earlier, question });
  const body: { readonly messages: readonly SentMessage[] } = JSON.parse(
    model.requests[before]?.body ?? "{}",
  );
  return body.messages.slice(1).map(({ role, content }) => [role, content]);
}

describe("a follow-up question", () => {
  it("is read after the questions and answers before it", async () => {
    const first = await ask({ model: model.settings("demo-planner") });
    const earlier = [{ question: "How many E5 licences are idle?", answer: first.retold }];

    expect(await readWith(earlier, "What do we pay per year?")).toEqual([
      ["user", "How many E5 licences are idle?"],
      ["assistant", first.retold],
      ["user", "What do we pay per year?"],
    ]);
    expect(first.retold).toContain("10 seats");
  });

  it("never takes personal content of an earlier question along", async () => {
    const earlier = [{ question: "Write to anna.nowak@contoso.example.", answer: "I cannot." }];
    const read = JSON.stringify(await readWith(earlier, "What do we pay per year?"));

    expect(read).not.toContain("nowak");
    expect(read).toMatch(/Write to \w+-\d+/);
  });

  it("is retold with stand-ins where the caller reads names", async () => {
    const wall = new ConversationWall();
    const question = "How many seats of anna.nowak@contoso.example are idle?";
    const { retold } = await ask({ model: model.settings("demo-planner"), wall, question });

    expect(retold).not.toContain("nowak");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { recordModel, replayModel } from "../../scripts/eval/recording-model.ts";
import type { ModelSettings } from "../../src/agent/index.ts";
import { MODEL_BACK_ENDS } from "../../src/core/model-back-end.ts";
import { ask } from "../agent/support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "../agent/support/emulated-model.ts";

let remote: EmulatedModel;
beforeAll(async () => {
  remote = await startEmulatedModel();
});
afterAll(() => remote.close());

/** The same model at another address, for a caller without its key. */
function at(origin: string, settings: ModelSettings): ModelSettings {
  const endpoint = settings.endpoint.replace(remote.endpoint, origin);
  return { ...settings, endpoint, credential: { kind: "key", key: "of-no-use" } };
}

/** Whom a question names has another stand-in each time it is asked. */
const NAMING = "How many E5 licences are idle in fabrikam-group.com?";
const QUESTIONS = ["How many E5 licences are idle?", NAMING];

const textsOf = (model: ModelSettings): Promise<readonly string[]> =>
  Promise.all(QUESTIONS.map(async (question) => (await ask({ model, question })).text));

describe("what a model answered", () => {
  it.each(MODEL_BACK_ENDS)("is replayed without it: %s", async (kind) => {
    const settings = remote.settings("demo-planner", { kind });
    const recorder = await recordModel(settings);
    const recorded = await textsOf(at(recorder.origin, settings));
    await recorder.close();
    const before = remote.requests.length;

    const replay = await replayModel(recorder.recorded());
    const model = at(replay.origin, settings);
    const replayed = await textsOf(model);
    expect(replay.unanswered()).toBe(0);
    await expect(ask({ model, question: "What do we pay?" })).rejects.toMatchObject({
      code: "MODEL_CONFIG",
    });
    await replay.close();

    expect(replayed).toEqual(recorded);
    expect([recorder.recorded().length, replay.unanswered()]).toEqual([3, 1]);
    expect(remote.requests.length).toBe(before);
  });

  it("holds no key, and stand-ins by numbers of its own", async () => {
    const settings = remote.settings("demo-planner");
    const recorder = await recordModel(settings);
    await ask({ model: at(recorder.origin, settings), question: NAMING });
    await recorder.close();

    const kept = JSON.stringify(recorder.recorded());
    expect(kept).not.toMatch(/key-of-the-tests|fabrikam|[A-Z][a-z]+-\d{2}/);
  });
});

import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { turnToBegin, turnToGoOn } from "../../src/core/own-turn.ts";

describe("a turn of one's own", () => {
  it("is given to one at a time, to those who go on before those who begin", async () => {
    const given: string[] = [];
    const asked = [
      turnToBegin().then(() => given.push("first")),
      turnToBegin().then(() => given.push("second")),
      turnToGoOn().then(() => given.push("going on")),
    ];
    const after: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await nextTurn();
      after.push(given.length);
    }
    await Promise.all(asked);

    expect(given).toEqual(["going on", "first", "second"]);
    expect(after).toEqual([1, 2, 3]);
  });

  it("comes before whatever waits to begin, when it was asked for in a turn", async () => {
    const given: string[] = [];
    const work = async (name: string) => {
      await turnToBegin();
      given.push(name);
      await turnToGoOn();
      given.push(`${name} again`);
    };
    await Promise.all([work("one"), work("other")]);

    expect(given).toEqual(["one", "one again", "other", "other again"]);
  });
});

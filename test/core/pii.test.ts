import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { openPii, Pii } from "../../src/core/pii.ts";

const name = "Anna Nowak";
const box = new Pii(name);

describe("a boxed personal value", () => {
  it.each([
    ["a template", `${box}`],
    ["JSON", JSON.stringify({ box })],
    ["inspection", inspect({ box }, { showHidden: true, depth: 9 })],
    ["a copy of its properties", JSON.stringify({ ...box })],
    ["its keys", Reflect.ownKeys(box).join()],
  ])("does not show in %s", (_way, text) => {
    expect(text).not.toContain(name);
  });

  it("is opened by name only", () => {
    expect(openPii(box)).toBe(name);
  });
});

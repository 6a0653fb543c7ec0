import { describe, expect, it } from "@jest/globals";
import { SentTexts } from "../../src/resolvers/index.ts";
import { newCallerKey } from "../support/sample-interactions.ts";

const opened = Date.parse("2026-11-21T10:00:00Z");

/** Texts kept by a clock that the test moves. */
function sentTexts() {
  let now = opened;
  const sent = new SentTexts({ now: () => new Date(now) });
  return { sent, wait: (minutes: number) => (now += minutes * 60_000) };
}

describe("what was sent", () => {
  it("is shown to the caller it was sent for, and to no other", () => {
    const { sent } = sentTexts();
    const caller = newCallerKey();
    sent.keep(caller, "a", ["first", "second"]);

    expect(sent.of(caller, "A")).toEqual(["first", "second"]);
    expect(sent.of(newCallerKey(), "a")).toBeNull();
    expect(sent.of(caller, "b")).toBeNull();
  });

  it("is forgotten after a quarter of an hour", () => {
    const { sent, wait } = sentTexts();
    const caller = newCallerKey();
    sent.keep(caller, "a", ["text"]);
    wait(14);
    expect(sent.of(caller, "a")).toEqual(["text"]);
    wait(2);
    expect(sent.of(caller, "a")).toBeNull();
  });

  it("is kept of a caller's last 20 interactions, whatever others do", () => {
    const { sent } = sentTexts();
    const [caller, other] = [newCallerKey(), newCallerKey()];
    sent.keep(other, "other", ["text"]);
    const ids = Array.from({ length: 22 }, (_, n) => `${n}`);
    for (const id of ids) {
      sent.keep(caller, id, ["text"]);
    }

    expect(ids.filter((id) => sent.of(caller, id) === null)).toEqual(["0", "1"]);
    expect(sent.of(other, "other")).toEqual(["text"]);
  });

  it("gives way when all callers together fill the memory set aside", () => {
    const { sent } = sentTexts();
    const callers = Array.from({ length: 5 }, () => newCallerKey());
    for (const [n, caller] of callers.entries()) {
      sent.keep(caller, `${n}`, ["x".repeat(20_000_000)]);
    }

    expect(callers.map((caller, n) => sent.of(caller, `${n}`) !== null)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

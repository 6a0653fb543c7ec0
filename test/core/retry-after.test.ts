import { describe, expect, it } from "@jest/globals";
import { retryAfterSecondsOf } from "../../src/core/retry-after.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

describe("Retry-After", () => {
  it.each([
    ["0", 0],
    ["7", 7],
    [" 7 ", 7],
    ["1.2", 2],
    ["Sat, 21 Nov 2026 10:00:30 GMT", 30],
    ["Sat, 21 Nov 2026 09:59:00 GMT", 0],
  ])("%j asks to wait %d s", (header, seconds) => {
    expect(retryAfterSecondsOf(header, NOW)).toBe(seconds);
  });

  it.each([undefined, null, "", "-5", "soon", "1e9s", "7 seconds or so"])(
    "%j asks nothing",
    (header) => {
      expect(retryAfterSecondsOf(header, NOW)).toBeUndefined();
    },
  );
});

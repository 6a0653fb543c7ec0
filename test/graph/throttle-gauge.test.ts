import { describe, expect, it } from "@jest/globals";
import { ThrottleGauge } from "../../src/graph/transport/throttle-gauge.ts";

const ANSWER = {
  source: "members",
  path: "/v1.0/users",
  scopes: [],
  status: 200,
  durationMs: 150,
  throttleLoad: undefined,
} as const;

function gaugeAfter(answers: number, parts: { durationMs?: number } = {}) {
  const gauge = new ThrottleGauge();
  for (let answer = 0; answer < answers; answer += 1) {
    gauge.note({ ...ANSWER, ...parts });
  }
  return gauge;
}

describe("how many requests go out side by side", () => {
  it.each([
    { answers: 0, limit: 4 },
    { answers: 1, limit: 5 },
    { answers: 28, limit: 32 },
    { answers: 500, limit: 32 },
  ])("is $limit after $answers answers that went well", ({ answers, limit }) => {
    expect(gaugeAfter(answers).limit).toBe(limit);
  });

  it.each([
    { sign: "a refusal", event: { status: 429 } },
    { sign: "a nearly full bucket", event: { throttleLoad: 0.8 } },
  ])("is halved by $sign, down to one at a time", ({ event }) => {
    const gauge = gaugeAfter(28);
    const limits = Array.from({ length: 6 }, () => {
      gauge.note({ ...ANSWER, ...event });
      return gauge.limit;
    });

    expect(limits).toEqual([16, 8, 4, 2, 1, 1]);
  });

  it("is halved once by all the answers that waited in the same line", () => {
    const gauge = gaugeAfter(28);
    const limits = Array.from({ length: 33 }, () => {
      gauge.note({ ...ANSWER, durationMs: 500 });
      return gauge.limit;
    });

    expect(limits).toEqual([...Array.from({ length: 32 }, () => 16), 8]);
  });

  it("is left alone by what was no success and no refusal", () => {
    const gauge = gaugeAfter(28);
    for (const status of [302, 503, undefined]) {
      gauge.note({ ...ANSWER, status });
    }

    expect(gauge.limit).toBe(32);
  });

  it("grows again as soon as the line is gone", () => {
    const gauge = gaugeAfter(28);
    const limits = [500, 500, 450].map((durationMs) => {
      gauge.note({ ...ANSWER, durationMs });
      return gauge.limit;
    });

    expect(limits).toEqual([16, 16, 17]);
  });

  it("does not take fast answers for a line, however much faster one of them was", () => {
    const gauge = gaugeAfter(28, { durationMs: 1 });
    gauge.note({ ...ANSWER, durationMs: 29 });

    expect(gauge.limit).toBe(32);
  });
});

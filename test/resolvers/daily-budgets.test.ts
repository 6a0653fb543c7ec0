import { describe, expect, it } from "@jest/globals";
import { InProcessCounters } from "../../src/cache/index.ts";
import { isAppError } from "../../src/core/errors.ts";
import { objectId, tenantId } from "../../src/core/ids.ts";
import { DailyBudgets, type DailyLimits } from "../../src/resolvers/index.ts";
import { aCaller } from "../auth/a-caller.ts";

const ANNA = aCaller({ objectId: objectId.parse("11111111-1111-4111-8111-111111111111") });
const BERT = aCaller({ objectId: objectId.parse("22222222-2222-4222-8222-222222222222") });
const STRANGER = aCaller({ tenantId: tenantId.parse("33333333-3333-4333-8333-333333333333") });
const UNLIMITED: DailyLimits = {
  interactions: Infinity,
  modelTokens: Infinity,
  costMicros: undefined,
};

/** Two processes on the same counters, and a clock that the test moves. */
function budgets(limits: {
  readonly caller?: Partial<DailyLimits>;
  readonly tenant?: Partial<DailyLimits>;
}) {
  let now = Date.parse("2026-11-21T22:00:00Z");
  const clock = { now: () => new Date(now) };
  const counters = new InProcessCounters(clock);
  const open = () =>
    new DailyBudgets({
      counters,
      clock,
      entryCostMicros: 4_000,
      limits: {
        caller: { ...UNLIMITED, ...limits.caller },
        tenant: { ...UNLIMITED, ...limits.tenant },
      },
    });
  return { one: open(), other: open(), wait: (hours: number) => (now += hours * 3_600_000) };
}

const used = (prompt: number, micros: number | null = null) => ({
  modelTokens: { prompt, cached: 0, completion: 0, estimated: false },
  cost: micros === null ? null : { micros, currency: "USD", priceAsOf: null },
});

async function told(admitting: Promise<unknown>): Promise<unknown> {
  return admitting.then(
    () => "admitted",
    (error: unknown) => (isAppError(error) ? { code: error.code, ...error.details } : error),
  );
}

const usedUp = (whose: string, what: string) => ({
  code: "BUDGET_EXCEEDED",
  reason: `The ${whose} has used up today's ${what}.`,
  resetsAt: "2026-11-22T00:00:00.000Z",
});

describe("a daily budget", () => {
  it("of a caller is one for all processes, and starts anew at midnight UTC", async () => {
    const { one, other, wait } = budgets({ caller: { interactions: 2 } });
    await one.admit(ANNA);
    await other.admit(ANNA);

    expect(await told(one.admit(ANNA))).toEqual(usedUp("caller", "interactions"));
    expect(await told(other.admit(BERT))).toBe("admitted");
    wait(2);
    expect(await told(other.admit(ANNA))).toBe("admitted");
  });

  it("of a tenant is used by all its callers and by no other tenant", async () => {
    const { one, other } = budgets({ tenant: { modelTokens: 8_000 } });
    await (await one.admit(ANNA))(used(5_000));
    await (await other.admit(BERT))(used(4_000));

    expect(await told(one.admit(ANNA))).toEqual(usedUp("tenant", "model tokens"));
    expect(await told(one.admit(STRANGER))).toBe("admitted");
  });

  it("of money ends with what was spent", async () => {
    const { one } = budgets({ caller: { costMicros: 10_000 } });
    await (await one.admit(ANNA))(used(100, 9_999));
    await (await one.admit(ANNA))(used(100, 1));

    expect(await told(one.admit(ANNA))).toEqual(usedUp("caller", "money for the language model"));
  });

  it("is not outrun by many questions at once", async () => {
    const { one, other } = budgets({ caller: { modelTokens: 80_000 } });
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) => told((at % 2 === 0 ? one : other).admit(ANNA))),
    );

    expect(outcomes.filter((outcome) => outcome === "admitted")).toHaveLength(3);
  });

  it("of money is not outrun by many questions at once either", async () => {
    const { one, other } = budgets({ tenant: { costMicros: 10_000 } });
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) => told((at % 2 === 0 ? one : other).admit(ANNA))),
    );

    expect(outcomes.filter((outcome) => outcome === "admitted")).toHaveLength(3);
  });

  it("is not used up by being refused", async () => {
    const { one } = budgets({ tenant: { modelTokens: 5_000 } });
    const settle = await one.admit(ANNA);
    for (let at = 0; at < 5; at += 1) await told(one.admit(BERT));
    await settle(used(100));

    expect(await told(one.admit(BERT))).toBe("admitted");
  });
});

import { describe, expect, it } from "@jest/globals";
import { InProcessCounters } from "../../../src/cache/index.ts";
import { isAppError } from "../../../src/core/errors.ts";
import { objectId, tenantId } from "../../../src/core/ids.ts";
import type { SecurityEvent } from "../../../src/core/security-events.ts";
import { UseWatch } from "../../../src/resolvers/index.ts";
import type { EndedInteraction, UsePolicy } from "../../../src/resolvers/watch/use-watch.ts";
import { aCaller } from "../../auth/a-caller.ts";

const ANNA = aCaller({ objectId: objectId.parse("11111111-1111-4111-8111-111111111111") });
const BERT = aCaller({ objectId: objectId.parse("22222222-2222-4222-8222-222222222222") });
const STRANGER = aCaller({ tenantId: tenantId.parse("33333333-3333-4333-8333-333333333333") });

const REPORT: UsePolicy = { action: "report", appliesTo: "caller" };
const ANSWERED: EndedInteraction = {
  id: "44444444-4444-4444-8444-444444444444",
  outcome: "answered",
  receipt: {
    modelTokens: { prompt: 900, cached: 0, completion: 100, estimated: false },
    calls: [],
    figuresSent: 5,
  },
};
const blocked = { ...ANSWERED, outcome: "EGRESS_BLOCKED" };
const refused = { ...ANSWERED, outcome: "PROMPT_BLOCKED" };
const filtered: EndedInteraction = {
  ...ANSWERED,
  receipt: {
    ...ANSWERED.receipt,
    calls: [
      {
        requestSha256: "",
        requestBytes: 0,
        status: 200,
        requestId: null,
        region: null,
        finishReason: "content_filter",
        filterVerdicts: [{ of: "answer", category: "hate", filtered: true }],
      },
    ],
  },
};
const wide: EndedInteraction = { ...ANSWERED, receipt: { ...ANSWERED.receipt, figuresSent: 400 } };
const dear: EndedInteraction = {
  ...ANSWERED,
  receipt: {
    ...ANSWERED.receipt,
    modelTokens: { prompt: 45_000, cached: 0, completion: 0, estimated: false },
  },
};

/** A process that watches, and a clock that the test moves; more processes on the same counters. */
function watching(policy = REPORT) {
  let now = Date.parse("2026-11-01T00:00:00Z");
  const clock = { now: () => new Date(now) };
  const counters = new InProcessCounters(clock);
  const raised: SecurityEvent[] = [];
  const securityEvents = { raise: (event: SecurityEvent) => void raised.push(event) };
  const open = () => new UseWatch({ counters, clock, securityEvents, policy });
  const watch = open();
  return {
    watch,
    open,
    raised,
    at: (time: string) => {
      now = Date.parse(time);
    },
    /** Five working days of eight hours, three questions of each of two callers in each. */
    usualWeek: async (): Promise<void> => {
      for (const day of ["02", "03", "04", "05", "06"]) {
        for (let hour = 8; hour < 16; hour += 1) {
          now = Date.parse(`2026-11-${day}T${String(hour).padStart(2, "0")}:30:00Z`);
          for (let at = 0; at < 3; at += 1) {
            await watch.note(ANNA, ANSWERED);
            await watch.note(BERT, ANSWERED);
          }
        }
      }
      now = Date.parse("2026-11-09T10:30:00Z");
    },
  };
}

/** Numbers from 0 to 1, the same in every run (Park and Miller's generator). */
function randomNumbers(): () => number {
  let last = 1;
  return () => {
    last = (48_271 * last) % 2_147_483_647;
    return last / 2_147_483_647;
  };
}

async function times(count: number, action: () => Promise<unknown>): Promise<void> {
  for (let at = 0; at < count; at += 1) await action();
}

async function told(admitting: Promise<unknown>): Promise<unknown> {
  return admitting.then(
    () => "admitted",
    (error: unknown) => (isAppError(error) ? { code: error.code, ...error.details } : error),
  );
}

const unusual = (because: string) => ({
  kind: "unusualUse",
  because,
  tenantId: ANNA.tenantId,
  interactionId: ANSWERED.id,
});

describe("use of the advisor", () => {
  it("as usual raises nothing", async () => {
    const { watch, raised, usualWeek } = watching();
    await usualWeek();
    await times(12, () => watch.note(ANNA, ANSWERED));

    expect(raised).toEqual([]);
  });

  it.each<[string, string, number, EndedInteraction]>([
    ["questions one after the other", "rate", 40, ANSWERED],
    ["long prompts", "modelTokens", 4, dear],
    ["questions the filter refuses", "refusals", 6, refused],
    ["questions that must not leave", "egressBlocks", 6, blocked],
    ["answers the filter withholds", "filterHits", 6, filtered],
    ["one cell after the other", "enumeration", 3, wide],
  ])("that is unlike itself by %s raises %s, once that day", async (_how, because, count, one) => {
    const { watch, open, raised, at, usualWeek } = watching();
    await usualWeek();
    await times(count, () => watch.note(ANNA, one));
    await times(3, () => open().note(ANNA, one));
    expect(raised).toEqual([unusual(because)]);

    at("2026-11-09T11:30:00Z");
    await times(count, () => watch.note(ANNA, one));
    expect(raised.filter((event) => event.because === because)).toHaveLength(1);

    at("2026-11-10T11:30:00Z");
    await times(count, () => watch.note(ANNA, one));
    expect(raised.filter((event) => event.because === because)).toHaveLength(2);
  });

  it("is told again that day where it becomes four times as grave", async () => {
    const { watch, raised, at, usualWeek } = watching();
    const ofBlocks = () => raised.filter(({ because }) => because === "egressBlocks").length;
    await usualWeek();
    await times(19, () => watch.note(ANNA, blocked));
    expect(ofBlocks()).toBe(1);

    await watch.note(ANNA, blocked);
    expect(ofBlocks()).toBe(2);
    at("2026-11-09T11:30:00Z");
    await times(79, () => watch.note(BERT, blocked));
    expect(ofBlocks()).toBe(2);

    await watch.note(BERT, blocked);
    expect(ofBlocks()).toBe(3);
  });

  it.each<[string, number, EndedInteraction, readonly string[]]>([
    ["nothing is known raises what is unheard of", 100, blocked, ["egressBlocks"]],
    ["nothing is known raises nothing else", 60, dear, []],
  ])("by a tenant of which %s", async (_what, count, one, expected) => {
    const { watch, raised, at } = watching();
    at("2026-11-09T10:30:00Z");
    await times(count, () => watch.note(STRANGER, one));

    expect(raised.map(({ because }) => because)).toEqual(expected);
  });

  it("by a tenant that asks once a week is known by its silence", async () => {
    const { watch, raised, at } = watching();
    for (const day of ["10-22", "10-26", "10-30", "11-03"]) {
      at(`2026-${day}T09:30:00Z`);
      await times(2, () => watch.note(ANNA, ANSWERED));
    }
    at("2026-11-09T15:30:00Z");
    await times(19, () => watch.note(ANNA, ANSWERED));
    expect(raised).toEqual([]);

    await watch.note(ANNA, ANSWERED);
    expect(raised).toEqual([unusual("rate")]);
  });

  it.each([
    ["hardly asks", 0.3],
    ["asks now and then", 3],
    ["asks all day", 20],
  ])("by a tenant that %s raises nothing in six weeks", async (_, perHour) => {
    const { watch, raised, at } = watching();
    const random = randomNumbers();
    for (let day = 0; day < 42; day += 1) {
      if (day % 7 > 4) continue;
      for (let hour = 7; hour < 18; hour += 1) {
        at(new Date(Date.UTC(2026, 10, 2 + day, hour)).toISOString());
        await times(Math.round(2 * perHour * random()), () =>
          watch.note(random() < 0.5 ? ANNA : BERT, {
            ...ANSWERED,
            outcome: random() < 0.05 ? "ANSWER_UNGROUNDED" : "answered",
            receipt: {
              ...ANSWERED.receipt,
              modelTokens: { ...ANSWERED.receipt.modelTokens, prompt: 6_000 + 20_000 * random() },
              figuresSent: Math.round(5 + 60 * random()),
            },
          }),
        );
      }
    }

    expect(raised).toEqual([]);
  });

  it("at an hour in which this tenant never works raises outOfHours", async () => {
    const { watch, raised, at, usualWeek } = watching();
    await usualWeek();
    at("2026-11-09T02:30:00Z");
    await times(5, () => watch.note(ANNA, ANSWERED));

    expect(raised).toEqual([unusual("outOfHours")]);
  });

  it("on a day of the week on which this tenant never works raises outOfHours", async () => {
    const { watch, raised, at, usualWeek } = watching();
    await usualWeek();
    at("2026-11-15T10:30:00Z");
    await times(5, () => watch.note(ANNA, ANSWERED));

    expect(raised).toEqual([unusual("outOfHours")]);
  });

  it("that is as busy as every Monday raises nothing, and more than that does", async () => {
    const { watch, raised, at, usualWeek } = watching();
    for (const monday of ["2026-10-26T10:30:00Z", "2026-11-02T10:30:00Z"]) {
      at(monday);
      await times(40, () => watch.note(ANNA, ANSWERED));
    }
    await usualWeek();
    raised.length = 0;
    await times(40, () => watch.note(ANNA, ANSWERED));
    expect(raised).toEqual([]);

    await times(30, () => watch.note(ANNA, ANSWERED));
    expect(raised).toEqual([unusual("rate")]);
  });

  it("that keeps below every hour's bar and adds up over the day is raised once that day", async () => {
    const { watch, raised, at, usualWeek } = watching();
    await usualWeek();
    for (let hour = 8; hour < 18; hour += 1) {
      at(`2026-11-09T${String(hour).padStart(2, "0")}:30:00Z`);
      await times(2, () => watch.note(ANNA, wide));
    }

    expect(raised).toEqual([unusual("enumeration")]);
  });

  it("that grows by a tenth a day raises nothing", async () => {
    const { watch, raised, at } = watching();
    for (let day = 0; day < 21; day += 1) {
      for (let hour = 8; hour < 16; hour += 1) {
        at(new Date(Date.UTC(2026, 10, 2 + day, hour)).toISOString());
        await times(Math.round(4 * 1.1 ** day), () => watch.note(day % 2 ? ANNA : BERT, ANSWERED));
      }
    }

    expect(raised).toEqual([]);
  });

  it("by one loud caller among quiet ones pauses nobody but that one", async () => {
    const { watch, raised, usualWeek } = watching({ action: "pause", appliesTo: "caller" });
    await usualWeek();
    for (let round = 0; round < 30; round += 1) {
      await watch.note(ANNA, ANSWERED);
      if (round % 6 === 0) await watch.note(BERT, ANSWERED);
    }

    expect(raised).toEqual([unusual("rate")]);
    expect(await told(watch.admit(BERT))).toBe("admitted");
    expect(await told(watch.admit(ANNA))).toMatchObject({ code: "BUDGET_EXCEEDED" });
  });
});

describe("by policy, unusual use", () => {
  const resetsAt = "2026-11-09T11:30:00.000Z";

  it("pauses the caller it came from for an hour, in every process, and nobody else", async () => {
    const { watch, open, at, usualWeek } = watching({ action: "pause", appliesTo: "caller" });
    await usualWeek();
    await times(40, () => watch.note(ANNA, ANSWERED));

    expect(await told(open().admit(ANNA))).toEqual({
      code: "BUDGET_EXCEEDED",
      reason: "The advisor is paused for this caller: its use became unusual.",
      resetsAt,
    });
    await watch.note(BERT, ANSWERED);
    expect(await told(watch.admit(BERT))).toBe("admitted");
    at("2026-11-09T11:31:00Z");
    expect(await told(watch.admit(ANNA))).toBe("admitted");
  });

  it("pauses the whole tenant, and no other", async () => {
    const { watch, usualWeek } = watching({ action: "pause", appliesTo: "tenant" });
    await usualWeek();
    await times(40, () => watch.note(ANNA, ANSWERED));

    expect(await told(watch.admit(BERT))).toMatchObject({ code: "BUDGET_EXCEEDED", resetsAt });
    expect(await told(watch.admit(STRANGER))).toBe("admitted");
  });

  it("throttles to one question a minute", async () => {
    const { watch, at, usualWeek } = watching({ action: "throttle", appliesTo: "caller" });
    await usualWeek();
    await times(40, () => watch.note(ANNA, ANSWERED));

    expect(await told(watch.admit(ANNA))).toBe("admitted");
    expect(await told(watch.admit(ANNA))).toMatchObject({ resetsAt: "2026-11-09T10:31:00.000Z" });
    at("2026-11-09T10:31:00Z");
    expect(await told(watch.admit(ANNA))).toBe("admitted");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  option,
  tuple,
} from "fast-check";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import type { IsoInstant } from "../../src/core/ids.ts";
import { openPii } from "../../src/core/pii.ts";
import { type GraphOperation, GraphReader, readMembers } from "../../src/graph/index.ts";
import { belongsTo, planPartitions } from "../../src/graph/member-partitions.ts";
import { emulatedCaller } from "./emulated-caller.ts";
import { drain } from "./scripted-graph.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

type Created = string | null;

/**
 * What Graph's documented operators match: `ge`, `le` and `eq null` on the date of creation.
 * @param precision characters of a date that are compared: whether fractions of seconds are is not documented.
 */
function matches(filter: string | undefined, created: Created, precision = 24): boolean {
  return (filter?.split(" and ") ?? []).every((part) => {
    const [, operator, bound = ""] = /^createdDateTime (ge|le|eq) (\S+?)Z?$/.exec(part) ?? [];
    if (operator === "eq" || created === null) {
      return operator === "eq" && created === null;
    }
    const date = created.slice(0, precision).replace(/Z$/, "");
    return operator === "ge" ? date >= bound : date <= bound;
  });
}

async function partitionsOf(created: readonly Created[], precision?: number) {
  const asked: (string | undefined)[] = [];
  const plan = await planPartitions(
    created.length,
    async (filter) => {
      asked.push(filter);
      return created.filter((date) => matches(filter, date, precision)).length;
    },
    NOW,
  );
  return { plan: plan ?? [], asked };
}

const instant = (second: number) =>
  new Date(Date.UTC(2015, 0, 1) + second * 1000).toISOString().replace(".000Z", "Z");

describe("partitions of the members", () => {
  it.each([
    { compared: "whole seconds", precision: 19 },
    { compared: "fractions of seconds", precision: 24 },
  ])("hold every member exactly once where $compared are compared", async ({ precision }) => {
    // Many in one second, many in a few seconds, some in years, some without a date or before all others.
    const ages = option(
      integer({ min: 0, max: 3 }).chain((scale) => integer({ min: 0, max: 10 ** (3 * scale) - 1 })),
      { freq: 20 },
    );
    const fraction = constantFrom("Z", ".5Z", ".000Z", ".0000001Z");
    const created = array(tuple(ages, fraction), { minLength: 1, maxLength: 400 });
    await assert(
      asyncProperty(created, boolean(), async (members, isOddOneIn) => {
        const dates = members.map(([second, end]) =>
          second === null ? null : instant(second).replace("Z", end),
        );
        const all = isOddOneIn ? [...dates, "0001-01-01T00:00:00Z"] : dates;
        const { plan } = await partitionsOf(all, precision);
        const seen = all.map(
          (date) =>
            plan.filter(
              (partition) =>
                matches(partition.filter, date, precision) &&
                belongsTo(partition, date as IsoInstant | null),
            ).length,
        );

        // A date before all others is in no list of dated members: then there is no plan.
        expect(seen).toEqual(all.map(() => (isOddOneIn ? 0 : 1)));
      }),
      { numRuns: 60 },
    );
  });

  it("are of like size although most accounts were made in ten minutes of one day", async () => {
    const migrated = Array.from({ length: 6000 }, (_, at) => instant(100_000_000 + at / 10));
    const others = Array.from({ length: 4000 }, (_, at) => instant(at * 80_000));
    const dates = [...migrated, ...others].map((date) => `${date.slice(0, 19)}Z`);
    const { plan, asked } = await partitionsOf(dates);
    const sizes = plan.map(({ filter }) => dates.filter((date) => matches(filter, date)).length);

    expect(plan.length).toBeGreaterThan(15);
    expect(Math.max(...sizes)).toBeLessThan(1000);
    expect(asked.length).toBeLessThan(200);
  });

  it("are not made when counts do not add up", async () => {
    const plan = await planPartitions(100, async () => 40, NOW);

    expect(plan).toBeUndefined();
  });

  it("are made when somebody came since all were counted", async () => {
    const dates = Array.from({ length: 500 }, (_, at) => instant(at * 80_000));
    const plan = await planPartitions(
      dates.length - 1,
      async (filter) => dates.filter((date) => matches(filter, date)).length,
      NOW,
    );

    expect(plan?.length).toBeGreaterThan(15);
  });
});

describe("reading a large tenant", () => {
  const members = 20_400;
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({
      now: NOW,
      quotas: { directory: true },
      tenants: [{ name: "Contoso", members }],
    });
  });

  afterAll(async () => {
    await emulator.close();
  });

  function readerWith(parts: Partial<GraphOperation> = {}) {
    const tokens = emulatedCaller(emulator, "license-admin");
    return new GraphReader(
      { graphUrl: emulator.origin, clock: { now: () => NOW }, wait: async () => undefined },
      { tokens, signal: new AbortController().signal, ...parts },
    );
  }

  it("side by side gives the members of the uninterrupted list, each once", async () => {
    const found = await drain((await readMembers(readerWith())).pages);
    const ids = new Set(found.map(({ objectId }) => openPii(objectId)));
    const filters = emulator.journal
      .entries(({ path }) => path === "/v1.0/users")
      .map(({ query }) => new URLSearchParams(query).get("$filter"));
    emulator.faults.plant({ path: "/v1.0/users/$count", effect: { kind: "status", status: 404 } });
    const inOneList = await drain((await readMembers(readerWith())).pages);
    emulator.faults.clear();

    expect([found.length, ids.size]).toEqual([members, members]);
    expect(new Set(filters).size).toBeGreaterThan(20);
    expect(new Set(inOneList.map(({ objectId }) => openPii(objectId)))).toEqual(ids);
    expect(inOneList).toHaveLength(members);
  });

  it("side by side gives each member once although answers are refused, cut off and cut short", async () => {
    const path = "/v1.0/users";
    const cutOff = { kind: "cut", afterBytes: 20_000 } as const;
    const cutShort = { kind: "truncate", afterBytes: 50_000 } as const;
    const refused = { kind: "status", status: 429, retryAfter: "0.5" } as const;
    for (const [fromNth, effect] of [
      [3, cutOff],
      [9, refused],
      [14, cutShort],
      [20, cutOff],
    ] as const) {
      emulator.faults.plant({ path, fromNth, times: 1, effect });
    }
    const found = await drain((await readMembers(readerWith())).pages);
    emulator.faults.clear();

    expect(found).toHaveLength(members);
    expect(new Set(found.map(({ objectId }) => openPii(objectId))).size).toBe(members);
  });

  it("stops all lists when one fails for good", async () => {
    emulator.faults.plant({
      path: "/v1.0/users",
      fromNth: 8,
      effect: { kind: "status", status: 403 },
    });
    const { pages } = await readMembers(readerWith());

    await expect(drain(pages)).rejects.toMatchObject({ code: "GRAPH_DENIED" });
    emulator.faults.clear();
  });
});

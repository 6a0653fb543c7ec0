import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { array, assert, asyncProperty, integer, option } from "fast-check";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import type { IsoInstant } from "../../src/core/ids.ts";
import { openPii } from "../../src/core/pii.ts";
import { type GraphOperation, GraphReader, readMembers } from "../../src/graph/index.ts";
import { belongsTo, planPartitions } from "../../src/graph/member-partitions.ts";
import { emulatedCaller } from "./emulated-caller.ts";
import { drain } from "./scripted-graph.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

/** What Graph's documented operators match: `ge`, `le` and `eq null` on the date of creation. */
function matches(filter: string, created: string | null): boolean {
  return filter.split(" and ").every((part) => {
    const [, operator, bound] = /^createdDateTime (ge|le|eq) (\S+)$/.exec(part) ?? [];
    if (operator === "eq") {
      return created === null;
    }
    return (
      created !== null && (operator === "ge" ? created >= (bound ?? "") : created <= (bound ?? ""))
    );
  });
}

async function partitionsOf(created: readonly (string | null)[]) {
  const asked: string[] = [];
  const plan = await planPartitions(
    created.length,
    async (filter) => {
      asked.push(filter);
      return created.filter((date) => matches(filter, date)).length;
    },
    NOW,
  );
  return { plan: plan ?? [], asked };
}

const instant = (second: number) =>
  new Date(Date.UTC(2015, 0, 1) + second * 1000).toISOString().replace(".000Z", "Z");

describe("partitions of the members", () => {
  it("hold every member exactly once, whenever accounts were created", async () => {
    // Many in one second, many in a few seconds, some in years, some without a date.
    const created = array(
      option(
        integer({ min: 0, max: 3 }).chain((scale) =>
          integer({ min: 0, max: 10 ** (3 * scale) - 1 }),
        ),
        {
          freq: 20,
        },
      ),
      { minLength: 1, maxLength: 400 },
    );
    await assert(
      asyncProperty(created, async (seconds) => {
        const dates = seconds.map((second) => (second === null ? null : instant(second)));
        const { plan } = await partitionsOf(dates);
        const seen = dates.map(
          (date) =>
            plan.filter(
              (partition) =>
                matches(partition.filter, date) && belongsTo(partition, date as IsoInstant | null),
            ).length,
        );

        expect(seen).toEqual(dates.map(() => 1));
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

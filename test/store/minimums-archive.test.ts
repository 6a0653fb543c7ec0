import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isoInstant } from "../../src/core/ids.ts";
import { callerKey, SqlMinimumsArchive } from "../../src/store/index.ts";
import { databases, type SuiteDatabase } from "../support/databases.ts";
import { newTenant } from "../support/sample-interactions.ts";

const raised = (behaviour: number) => ({
  assignments: 5,
  behaviour,
  raisedAt: isoInstant.parse("2026-11-22T08:00:00Z"),
  raisedBy: callerKey.parse("k".repeat(43)),
});

describe.each(databases)("raised cohort minimums in %s", (_name, create) => {
  let suite: SuiteDatabase;

  beforeAll(async () => {
    suite = await create();
  });

  afterAll(async () => {
    await suite.drop();
  });

  it("are kept version by version, of each tenant by itself", async () => {
    const tenant = newTenant();
    const archive = new SqlMinimumsArchive(suite.open());
    await archive.add(tenant, () => raised(20));
    await archive.add(tenant, () => undefined);
    const known = await archive.add(tenant, () => raised(30));

    expect(known).toEqual([raised(20), raised(30)]);
    expect(await new SqlMinimumsArchive(suite.open()).read(tenant)).toEqual(known);
    expect(await archive.read(newTenant())).toEqual([]);
  });

  it("are judged one after the other, in all processes", async () => {
    const tenant = newTenant();
    const one = new SqlMinimumsArchive(suite.open());
    const other = new SqlMinimumsArchive(suite.open());
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 === 0 ? one : other).add(tenant, (known) =>
          raised((known.at(-1)?.behaviour ?? 10) + 1),
        ),
      ),
    );
    const kept = await one.read(tenant);

    expect(kept.map(({ behaviour }) => behaviour)).toEqual([
      11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ]);
  });

  it("can be neither changed nor taken back, nor written below the lowest there are", async () => {
    const tenant = newTenant();
    const database = suite.open();
    const archive = new SqlMinimumsArchive(database);
    await archive.add(tenant, () => raised(20));
    const forbidden = [
      database.inTenant(tenant, (transaction) =>
        transaction.updateTable("seatwise.cohort_minimums").set({ behaviour: 10 }).execute(),
      ),
      database.inTenant(tenant, (transaction) =>
        transaction.deleteFrom("seatwise.cohort_minimums").execute(),
      ),
      archive.add(tenant, () => raised(9)),
    ];

    expect((await Promise.allSettled(forbidden)).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
      "rejected",
    ]);
    expect(await archive.read(tenant)).toEqual([raised(20)]);
  });
});

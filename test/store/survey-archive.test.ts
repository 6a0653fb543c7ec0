import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isoDate, visibilityClass } from "../../src/core/ids.ts";
import { SqlSurveyArchive } from "../../src/store/index.ts";
import { databases, type SuiteDatabase } from "../support/databases.ts";
import { newTenant } from "../support/sample-interactions.ts";

const day = (text: string) => isoDate.parse(text);

describe.each(databases)("records of surveys in %s", (_name, create) => {
  let suite: SuiteDatabase;

  beforeAll(async () => {
    suite = await create();
  });

  afterAll(async () => {
    await suite.drop();
  });

  it("are the last of each day, found by the newest day before another", async () => {
    const archive = new SqlSurveyArchive(suite.open());
    const place = { tenantId: newTenant(), visibilityClass: visibilityClass.parse("a".repeat(43)) };
    await archive.keep(place, day("2026-10-01"), "october");
    await archive.keep(place, day("2026-11-01"), "early");
    await archive.keep(place, day("2026-11-01"), "november");
    const found = ["2026-09-30", "2026-10-31", "2026-11-01", "2026-12-24"].map((upTo) =>
      archive.latest(place, day(upTo)),
    );
    expect(await Promise.all(found)).toEqual([undefined, "october", "november", "november"]);
    await archive.keep(place, day("2029-02-01"), "years later");
    expect(await archive.latest(place, day("2026-12-24"))).toBeUndefined();
  });

  it("stay with their tenant and visibility class", async () => {
    const archive = new SqlSurveyArchive(suite.open());
    const place = { tenantId: newTenant(), visibilityClass: visibilityClass.parse("a".repeat(43)) };
    await archive.keep(place, day("2026-10-01"), "mine");
    const others = [
      { ...place, tenantId: newTenant() },
      { ...place, visibilityClass: visibilityClass.parse("b".repeat(43)) },
    ];
    for (const other of others) {
      expect(await archive.latest(other, day("2026-10-01"))).toBeUndefined();
    }
  });
});

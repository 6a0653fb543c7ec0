import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isoDate, isoInstant } from "../../src/core/ids.ts";
import { SqlToldArchive } from "../../src/store/index.ts";
import { databases, type SuiteDatabase } from "../support/databases.ts";
import { newTenant } from "../support/sample-interactions.ts";

const day = (text: string) => isoDate.parse(text);

function told(body: string, toldAt: string, audience = "everybody") {
  return {
    kind: "release 1",
    audience,
    visibilityClass: "a".repeat(43),
    evidence: "members",
    minimums: "5.10",
    toldAt: isoInstant.parse(toldAt),
    body,
  };
}

const WEEK = { week: day("2026-11-16"), since: day("2026-08-17") };
const NEXT = { week: day("2026-11-23"), since: day("2026-08-24") };

describe.each(databases)("what was told of members in %s", (_name, create) => {
  let suite: SuiteDatabase;

  beforeAll(async () => {
    suite = await create();
  });

  afterAll(async () => {
    await suite.drop();
  });

  it("stands as the first process of a week told it, for every audience by itself (S6)", async () => {
    const archive = new SqlToldArchive(suite.open());
    const tenant = newTenant();
    const first = await archive.keep(tenant, told("first", "2026-11-16T08:00:00Z"), WEEK);
    const second = await archive.keep(tenant, told("second", "2026-11-17T08:00:00Z"), WEEK);
    const other = await archive.keep(tenant, told("other", "2026-11-18T08:00:00Z", "b"), WEEK);
    expect([first.body, second.body, second.toldAt, other.body]).toEqual([
      "first",
      "first",
      "2026-11-16T08:00:00Z",
      "other",
    ]);
  });

  it("is found again by another process, the newest first, and forgotten after a while", async () => {
    const tenant = newTenant();
    const archive = new SqlToldArchive(suite.open());
    await archive.keep(tenant, told("november", "2026-11-16T08:00:00Z"), WEEK);
    await archive.keep(tenant, told("later", "2026-11-23T08:00:00Z"), NEXT);
    const bodies = async (since: string) =>
      (await new SqlToldArchive(suite.open()).read(tenant, "release 1", day(since))).map(
        ({ body }) => body,
      );
    expect(await bodies("2026-08-24")).toEqual(["later", "november"]);
    expect(await bodies("2026-11-20")).toEqual(["later"]);
    const years = { week: day("2028-01-03"), since: day("2027-10-04") };
    await archive.keep(tenant, told("years later", "2028-01-03T08:00:00Z"), years);
    expect(await bodies("2026-08-24")).toEqual(["years later"]);
  });

  it("stays with its tenant", async () => {
    const archive = new SqlToldArchive(suite.open());
    await archive.keep(newTenant(), told("mine", "2026-11-16T08:00:00Z"), WEEK);
    expect(await archive.read(newTenant(), "release 1", day("2026-08-17"))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TenantId, visibilityClass } from "../../src/core/ids.ts";
import { currencyCode, money } from "../../src/core/money.ts";
import { SOURCE_IDS } from "../../src/core/source-ids.ts";
import {
  loadReference,
  RecommendationBook,
  seatFactsOf,
  type TrackedRecommendation,
  trackedCodec,
} from "../../src/licensing/index.ts";
import { SqlRecommendationStore } from "../../src/store/index.ts";
import { date, SKU } from "../licensing/support/a-tenant.ts";
import { databases, type SuiteDatabase } from "../support/databases.ts";
import { newTenant } from "../support/sample-interactions.ts";

const reference = loadReference();
const classOf = (letter: string) => visibilityClass.parse(letter.repeat(43));
const placeOf = (tenantId: TenantId, letter = "a") => ({
  tenantId,
  visibilityClass: classOf(letter),
});

function found(letter: string, seats = 20) {
  return {
    id: letter.repeat(32),
    kind: "reclaimDisabledSeats",
    skuId: SKU.m365E5,
    replacement: null,
    timing: "atRenewal",
    seats,
    confidence: "C2",
    on: date("2027-03-01"),
    actBy: date("2027-01-30"),
    yearly: { money: money(seats * 72_000, currencyCode.parse("USD"), "year") },
  } as const;
}

function factsOn(day: string, bought = 100) {
  const owned = [{ skuId: SKU.m365E5, bought, consumed: 100, renewals: [date("2027-03-01")] }];
  return seatFactsOf({ on: date(day), owned, sources: SOURCE_IDS }, reference, []);
}

const states = (tracked: readonly TrackedRecommendation[]) =>
  tracked.map(({ id, state }) => [id[0], state.kind]);

describe.each(databases)("tracked recommendations in %s", (_name, create) => {
  let suite: SuiteDatabase;

  beforeAll(async () => {
    suite = await create();
  });

  afterAll(async () => {
    await suite.drop();
  });

  const bookOf = () =>
    new RecommendationBook(new SqlRecommendationStore(suite.open(), trackedCodec));

  it("are read back as they were entered, by every process", async () => {
    const place = placeOf(newTenant());
    const book = bookOf();
    await book.survey(place, [found("a"), found("b")], factsOn("2026-11-21"));
    const snoozed = await book.decide(
      place,
      "b".repeat(32),
      { kind: "snooze", until: date("2027-01-01"), reason: "inReview" },
      factsOn("2026-11-21"),
    );
    const [first, second] = await bookOf().all(place);
    expect([first?.state, second]).toEqual([{ kind: "new", since: "2026-11-21" }, snoozed]);
  });

  it("stay with their tenant and visibility class", async () => {
    const [mine, theirs] = [newTenant(), newTenant()];
    await bookOf().survey(placeOf(mine), [found("a")], factsOn("2026-11-21"));
    expect(await bookOf().all(placeOf(theirs))).toEqual([]);
    expect(await bookOf().all(placeOf(mine, "b"))).toEqual([]);
    await expect(
      bookOf().decide(placeOf(theirs), "a".repeat(32), { kind: "accept" }, factsOn("2026-11-21")),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are verified by later surveys", async () => {
    const place = placeOf(newTenant());
    const book = bookOf();
    await book.survey(place, [found("a")], factsOn("2026-11-21"));
    await book.decide(place, "a".repeat(32), { kind: "accept" }, factsOn("2026-11-21"));
    await book.survey(place, [], factsOn("2027-03-02", 80));
    expect(await book.all(place)).toMatchObject([{ state: { kind: "done", seats: 20 } }]);
  });

  it("lose no decision when many are made at the same time", async () => {
    const place = placeOf(newTenant());
    const letters = ["a", "b", "c", "d", "e", "f"];
    await bookOf().survey(
      place,
      letters.map((one) => found(one)),
      factsOn("2026-11-21"),
    );
    await Promise.all(
      letters.map((one) =>
        bookOf().decide(place, one.repeat(32), { kind: "accept" }, factsOn("2026-11-21")),
      ),
    );
    expect(states(await bookOf().all(place))).toEqual(letters.map((one) => [one, "accepted"]));
  });
});

describe("the text of a tracked recommendation", () => {
  it("is refused when it is not of our vocabulary", () => {
    expect(trackedCodec.decode('{"id":"somebody"}')).toBeUndefined();
    expect(trackedCodec.decode("not even JSON")).toBeUndefined();
  });
});

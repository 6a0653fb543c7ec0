import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { tenantId, visibilityClass } from "../../src/core/ids.ts";
import { readTenant, type TenantReading } from "../../src/insights/tenant-reading.ts";
import type { TenantSnapshot } from "../../src/insights/tenant-snapshot.ts";
import { assessTenant } from "../../src/insights/tenant-survey.ts";
import { ToldHistory } from "../../src/insights/told-history.ts";
import { loadReference, PriceBook, TENANT_DETECTIONS } from "../../src/licensing/index.ts";
import { cohortMinimums, isOfFew, SnapshotPseudonyms } from "../../src/privacy/index.ts";
import { emulatedCaller } from "../graph/emulated-caller.ts";
import { InMemoryToldArchive } from "../support/told-archive.ts";

const MONDAY = new Date("2026-11-16T08:00:00Z");
const SUNDAY = new Date("2026-11-22T20:00:00Z");
const NEXT_MONDAY = new Date("2026-11-23T08:00:00Z");
const KEY = "k".repeat(43);

const place = {
  tenantId: tenantId.parse("11111111-1111-4111-8111-111111111111"),
  visibilityClass: visibilityClass.parse("a".repeat(43)),
};
const reference = loadReference();

let emulator: Emulator;
let reading: TenantReading;

beforeAll(async () => {
  emulator = await startEmulator({ now: MONDAY, tenants: [{ name: "Contoso", members: 600 }] });
  reading = await readTenant({
    connection: {
      graphUrl: emulator.origin,
      clock: { now: () => MONDAY },
      random: () => 0,
      wait: async () => undefined,
    },
    operation: {
      tokens: emulatedCaller(emulator, "global-admin", "Contoso"),
      signal: new AbortController().signal,
    },
    now: MONDAY,
    productNames: reference.catalogue.skus.map(({ displayName }) => displayName),
  });
});

afterAll(async () => {
  await emulator.close();
});

/** A tenant that is surveyed time and again. */
function surveying() {
  const archive = new InMemoryToldArchive();
  return (now: Date, of: TenantReading, minimums = cohortMinimums()) =>
    assessTenant(of, {
      now,
      reference,
      tenantId: place.tenantId,
      priceBook: new PriceBook(),
      tenantKey: new Uint8Array(32),
      pseudonymsOf: (week) => new SnapshotPseudonyms(KEY, { tenantId: place.tenantId, asOf: week }),
      minimums,
      historyOn: async (coverage) =>
        new ToldHistory(archive, { ...place, seesEverybody: true, coverage, minimums, now }),
    });
}

/** The same tenant after so many of those who were active lately fell silent, in what they use as well. */
function silenced(count: number): TenantReading {
  const { survey } = reading;
  if (survey === null) throw new Error("members were not read");
  let left = count;
  const cohorts = [...survey.cohorts].flatMap((cohort) => {
    const { traits, members } = cohort;
    const gone = traits.activity.workloads === "under30" ? Math.min(left, members) : 0;
    left -= gone;
    const activity = { ...traits.activity, signIn: "over180", workloads: "none" } as const;
    return [
      { ...cohort, members: members - gone },
      { ...cohort, traits: { ...traits, activity }, members: gone },
    ].filter((one) => one.members > 0);
  });
  return { ...reading, survey: { ...survey, cohorts } };
}

const MEMBER_RULES: ReadonlySet<string> = new Set(
  TENANT_DETECTIONS.filter(({ needs }) => needs.includes("members")).map(({ id }) => id),
);

/** All that a snapshot tells of what members do, besides findings. */
function behaviourIn(value: TenantSnapshot) {
  return {
    usage: value.usage,
    observations: value.findings?.observations.filter(({ rule }) => MEMBER_RULES.has(rule)),
    cohorts: value.planBasis?.cohorts,
  };
}

/** Every count of a snapshot by what it counts, as a reader would lay two of them side by side. */
function countsIn({ usage, findings, planBasis }: TenantSnapshot): ReadonlyMap<string, number> {
  return new Map(
    [
      ...(usage?.tables ?? []).flatMap(({ subject, buckets }) =>
        buckets.map(({ bucket, members }) => [`${subject} ${bucket}`, members?.count] as const),
      ),
      ...(findings?.observations ?? [])
        .filter(({ rule, unit }) => MEMBER_RULES.has(rule) && unit !== "groups")
        .map(({ id, counted }) => [id, counted?.count] as const),
      ...(planBasis?.cohorts ?? []).map(
        ({ members, ...traits }) => [JSON.stringify(traits), members] as const,
      ),
    ].flatMap(([name, count]) => (count === undefined ? [] : [[name, count] as const])),
  );
}

describe("what surveys tell of members besides findings (S6)", () => {
  it("stays the same until the week is over, whatever they do", async () => {
    const survey = surveying();
    const first = await survey(MONDAY, reading);
    const later = await survey(SUNDAY, silenced(40));
    expect(behaviourIn(later.value)).toEqual(behaviourIn(first.value));
    expect(later.coverage).toEqual(first.coverage);
    expect(first.value.usage?.tables.length).toBeGreaterThan(10);
    expect(behaviourIn(first.value).observations?.length).toBeGreaterThan(0);
    expect(behaviourIn(first.value).cohorts?.length).toBeGreaterThan(10);
  });

  it.each([1, 2, 9])("says nothing in the next week of %i who fell silent", async (few) => {
    const survey = surveying();
    const first = await survey(MONDAY, reading);
    const later = await survey(NEXT_MONDAY, silenced(few));
    expect(countsIn(later.value)).toEqual(countsIn(first.value));
    expect(later.value.usage).toEqual(first.value.usage);
  });

  it.each([12, 40, 150])("tells of %i who fell silent by no change of a few", async (many) => {
    const survey = surveying();
    const before = countsIn((await survey(MONDAY, reading)).value);
    const after = countsIn((await survey(NEXT_MONDAY, silenced(many))).value);
    const changes = [...after].flatMap(([name, count]) => {
      const told = before.get(name);
      return told === undefined ? [] : [count - told];
    });
    expect(changes.filter((change) => isOfFew(change, 10))).toEqual([]);
    expect(changes.some((change) => change !== 0)).toBe(true);
  });
});

/** The tenant as it would be if it had so many members. */
function ofMembers(members: number): TenantReading {
  const { survey } = reading;
  if (survey === null) throw new Error("members were not read");
  let left = members;
  const cohorts = [...survey.cohorts].flatMap((cohort) => {
    const here = Math.min(left, cohort.members);
    left -= here;
    return here > 0 ? [{ ...cohort, members: here }] : [];
  });
  return { ...reading, survey: { ...survey, cohorts, members } };
}

describe("a very large tenant", () => {
  it("tells what is stored, which is more than 2^53 bytes", async () => {
    const stored = { of: "oneDrives", accounts: 1_000_000, bytes: 3e17 } as const;
    const { value } = await surveying()(MONDAY, { ...reading, storage: [stored] });
    expect(value.usage?.storage.map(({ bytes }) => bytes.count)).toEqual([3e17]);
  });
});

describe("one snapshot, read by who knows everybody", () => {
  it("holds no count of a few, and hides none that subtraction gives away (S1, S2)", async () => {
    const { value } = await surveying()(MONDAY, reading);
    const tables = value.usage?.tables ?? [];
    for (const { buckets } of tables) {
      const told = buckets.flatMap(({ members }) => members?.count ?? []);
      const hidden = 600 - told.reduce((sum, count) => sum + count, 0);
      expect(told.filter((count) => count > 0 && count < 10)).toEqual([]);
      expect(told.filter((count) => count > 597)).toEqual([]);
      expect(told.length === buckets.length ? hidden === 0 : hidden >= 10).toBe(true);
    }
    expect((value.planBasis?.cohorts ?? []).filter(({ members }) => members < 10)).toEqual([]);
  });

  it("is not the one of a lower minimum that is still kept (S14)", async () => {
    const survey = surveying();
    const low = countsIn((await survey(MONDAY, reading)).value);
    const high = (await survey(SUNDAY, reading, cohortMinimums({ behaviour: 40 }))).value;
    const ofFew = (count: number) => count > 0 && count < 40;
    expect([...low.values()].some(ofFew)).toBe(true);
    expect([...countsIn(high).values()].filter(ofFew)).toEqual([]);
  });

  it.each([1, 9, 10, 19, 20, 21])(
    "of %i members tells of behaviour from twice the minimum on (S15)",
    async (members) => {
      const { value, coverage } = await surveying()(MONDAY, ofMembers(members));
      const counted = (value.findings?.observations ?? []).filter(
        ({ rule, counted }) => MEMBER_RULES.has(rule) && counted !== null,
      );
      const isTooSmall = members < 20;
      expect(coverage.tooFewMembers).toBe(isTooSmall);
      expect(value.usage === null).toBe(isTooSmall);
      if (isTooSmall) {
        expect([counted, value.planBasis?.cohorts]).toEqual([[], []]);
      }
      expect(value.licenseSpend).not.toBeNull();
    },
  );
});

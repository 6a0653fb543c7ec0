import { describe, expect, it } from "@jest/globals";
import { assert, integer, nat, property } from "fast-check";
import { guidOf, indexOfGuid } from "../../emulator/random.ts";
import { patternOf, signInsOf } from "../../emulator/tenant/activity.ts";
import { isServed } from "../../emulator/tenant/assignments.ts";
import { createdAt, memberAt } from "../../emulator/tenant/member.ts";
import { MemberView } from "../../emulator/tenant/member-view.ts";
import { unboughtSkus } from "../../emulator/tenant/purchases.ts";
import { createTenant } from "../../emulator/tenant/tenant.ts";
import { DAY_MS } from "../../emulator/time.ts";

const DATA_DATE = new Date("2026-11-21T15:00:00Z");

const found = (name: string, members: number, seed = 1) =>
  createTenant({ name, members }, { seed, dataDate: DATA_DATE });

function viewsOf(tenant: ReturnType<typeof found>): readonly MemberView[] {
  const { generator } = tenant;
  return Array.from({ length: generator.memberCount }, (_, n) => new MemberView(generator, n));
}

/** Everything drawn of a member, as text. */
function facts(view: MemberView): string {
  const { id, member, profile, assignments, signIns, licences } = view;
  return JSON.stringify({ id, member, profile, assignments, signIns, licences });
}

describe("a generated tenant", () => {
  it("is the same for the same seed and day, and another for another seed", () => {
    const drawn = (seed: number) => viewsOf(found("Contoso", 50, seed)).map(facts);

    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(2)).not.toEqual(drawn(1));
  });

  it("draws any member without drawing the others", () => {
    const { generator } = found("Contoso", 1_000_000);
    const alone = facts(new MemberView(generator, 765_432));

    for (const index of [3, 999_999, 12]) facts(new MemberView(generator, index));

    expect(facts(new MemberView(generator, 765_432))).toBe(alone);
  });

  it("gives two tenants of one seed different members", () => {
    const ids = ["Contoso", "Other"].flatMap((name) =>
      viewsOf(found(name, 100)).map(({ id }) => id),
    );

    expect(new Set(ids).size).toBe(200);
  });

  it("makes accounts in the order of their indices, none after the day of the data", () => {
    assert(
      property(integer({ min: 2, max: 5_000 }), nat(), (members, seed) => {
        const { generator } = found("Contoso", members, seed);
        const times = Array.from({ length: members }, (_, n) => createdAt(generator, n));

        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.at(-1)).toBeLessThanOrEqual(generator.asOf);
      }),
      { numRuns: 25 },
    );
  });

  it("reads the index back from an object id, and from no other tenant's", () => {
    assert(
      property(nat(), nat(), nat({ max: 4_000_000_000 }), (seed, other, index) => {
        const id = guidOf(seed, index, 1);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(indexOfGuid(seed, id, 1)).toBe(index);
        if (seed !== other) expect(indexOfGuid(other, id, 1)).not.toBe(index);
      }),
    );
  });
});

describe.each([
  ["Contoso", 2000, 1],
  ["Contoso", 700, 7],
  ["Fabrikam", 240, 1],
  ["Woodgrove", 60, 3],
])("the tenant %s of %i members, seed %i", (name, members, seed) => {
  const tenant = found(name, members, seed);
  const views = viewsOf(tenant);

  it("counts every product as often as members hold it, each member once", () => {
    const held = new Map<string, number>();
    for (const view of views) {
      const skus = new Set(view.assignments.filter(isServed).map(({ sku }) => sku));
      for (const sku of skus) held.set(sku, (held.get(sku) ?? 0) + 1);
    }

    expect(tenant.census().consumed).toEqual(held);
  });

  it("owns whatever it gives out", () => {
    expect(unboughtSkus(tenant.generator.blueprint, tenant.census())).toEqual([]);
  });

  it("owns as many seats as its subscriptions add up to", () => {
    for (const { units, subscriptions } of tenant.purchases()) {
      const sum = (status: string) =>
        subscriptions
          .filter((subscription) => subscription.status === status)
          .reduce((total, { seats }) => total + seats, 0);
      expect(units).toEqual({
        enabled: sum("Enabled"),
        warning: sum("Warning"),
        suspended: sum("Suspended"),
        lockedOut: sum("LockedOut"),
      });
    }
  });

  it("has unlike principal names", () => {
    expect(new Set(views.map(({ profile }) => profile.userPrincipalName)).size).toBe(members);
  });

  it("lets nobody sign in before the account was made, or after it was closed", () => {
    for (const { generator, member, signIns } of views) {
      const closed = generator.asOf - (member.leftDaysAgo ?? 0) * DAY_MS;
      for (const at of [signIns.lastAttempt, signIns.lastSuccess]) {
        if (at === null) continue;
        expect(at).toBeGreaterThanOrEqual(member.createdAt);
        const attacked = patternOf(generator, member) === "failed-only";
        if (!attacked) expect(at).toBeLessThanOrEqual(Math.max(closed, member.createdAt));
      }
    }
  });
});

describe("the default tenant holds what makes licences hard", () => {
  const tenant = found("Contoso", 2000);
  const views = viewsOf(tenant);
  const people = views.filter(({ member }) => member.kind === "person");
  const count = (condition: (view: MemberView) => boolean) => views.filter(condition).length;
  const inDays = (view: MemberView, at: number | null) =>
    at === null ? null : (view.generator.asOf - at) / DAY_MS;
  const unit = (sku: string) =>
    tenant.purchases().find((purchase) => purchase.sku.partNumber === sku);

  it.each<[string, (view: MemberView) => boolean]>([
    ["members of no department", ({ member }) => member.department.name === null],
    [
      "guests with a paid product",
      ({ member, licences }) => member.kind === "guest" && licences.length > 0,
    ],
    [
      "shared mailboxes with a product",
      ({ member, licences }) => member.kind === "shared-mailbox" && licences.length > 0,
    ],
    [
      "rooms with a user suite",
      ({ member, licences }) =>
        member.kind === "room-mailbox" && licences.some(({ sku }) => sku === "SPE_E3"),
    ],
    [
      "service accounts with a suite",
      ({ member, licences }) =>
        member.kind === "service-account" && licences.some(({ sku }) => sku === "SPE_E3"),
    ],
    [
      "departed people with a seat",
      ({ member, licences }) => member.leftDaysAgo !== null && licences.length > 0,
    ],
    [
      "one product both directly and by group",
      ({ assignments }) => new Set(assignments.map(({ sku }) => sku)).size < assignments.length,
    ],
    [
      "assignments that failed",
      ({ assignments }) => assignments.some(({ state }) => state === "Error"),
    ],
    [
      "assignments with an error that serve",
      ({ assignments }) => assignments.some(({ state }) => state === "ActiveWithError"),
    ],
    [
      "service plans switched off",
      ({ licences }) => licences.some(({ disabledPlans }) => disabledPlans.length > 0),
    ],
    [
      "a suite inside a suite",
      ({ licences }) =>
        ["SPE_E3", "SPE_E5"].every((sku) => licences.some((held) => held.sku === sku)),
    ],
    [
      "a product nobody knows the price of",
      ({ licences }) => licences.some(({ sku }) => sku === "FUTURE_ANALYTICS_ADDON"),
    ],
    [
      "people who joined within 30 days",
      (view) => (inDays(view, view.member.createdAt) ?? 99) < 30,
    ],
    [
      "people who never signed in",
      ({ member, signIns }) => member.kind === "person" && signIns.lastAttempt === null,
    ],
    [
      "attempts lately but no success for 90 days",
      (view) =>
        (inDays(view, view.signIns.lastAttempt) ?? 99) < 12 &&
        (inDays(view, view.signIns.lastSuccess) ?? 0) > 90,
    ],
    [
      "a last success from before December 2023",
      ({ signIns }) => signIns.lastAttempt !== null && signIns.lastSuccess === null,
    ],
  ])("%s", (_what, condition) => {
    expect(count(condition)).toBeGreaterThan(0);
  });

  it("several subscriptions of one product with different renewal dates", () => {
    const dates = unit("SPE_E3")?.subscriptions.map(({ renewsInDays }) => renewsInDays);

    expect(new Set(dates).size).toBe(3);
  });

  it.each<[string, boolean | undefined]>([
    [
      "fewer seats than holders",
      (unit("POWER_BI_PRO")?.consumed ?? 0) > (unit("POWER_BI_PRO")?.units.enabled ?? 0),
    ],
    ["a free product with a million seats", unit("POWER_BI_STANDARD")?.units.enabled === 1_000_000],
    ["a product for the company as a whole", unit("SHAREPOINTSTORAGE")?.appliesTo === "Company"],
    ["a trial", unit("MICROSOFT_365_E7")?.subscriptions[0]?.isTrial],
    ["seats that lapse", (unit("SPE_E5")?.units.warning ?? 0) > 0],
    ["suspended seats", (unit("CRMSTANDARD")?.units.suspended ?? 0) > 0],
    ["locked-out seats", (unit("TEAMS_EXPLORATORY")?.units.lockedOut ?? 0) > 0],
    [
      "a purchase through a partner",
      unit("SPE_F1")?.subscriptions.some(({ throughPartner }) => throughPartner),
    ],
  ])("%s", (_what, holds) => {
    expect(holds).toBe(true);
  });

  it("mostly people, mostly active", () => {
    expect(people.length / views.length).toBeGreaterThan(0.8);
    const active = people.filter((view) => (inDays(view, view.signIns.lastSuccess) ?? 999) <= 30);
    expect(active.length / people.length).toBeGreaterThan(0.6);
  });
});

describe("a member changed by hand", () => {
  it("is another member from then on, while the seats bought stay", () => {
    const tenant = found("Contoso", 400);
    const index = viewsOf(tenant).findIndex(
      ({ member, licences }) => member.enabled && licences.some(({ sku }) => sku === "SPE_E3"),
    );
    const before = tenant.purchases().find(({ sku }) => sku.partNumber === "SPE_E3");

    const { id } = new MemberView(tenant.generator, index);
    tenant.changeMember(id, { enabled: false, leftDaysAgo: 10, pattern: "active" });
    const disabled = new MemberView(tenant.generator, index);
    const whileDisabled = tenant.purchases().find(({ sku }) => sku.partNumber === "SPE_E3");
    tenant.changeMember(id, { withoutLicences: true });
    const after = tenant.purchases().find(({ sku }) => sku.partNumber === "SPE_E3");

    expect(disabled.member).toEqual({ ...memberAt(tenant.generator, index), enabled: false });
    expect(signInsOf(tenant.generator, disabled.member).lastSuccess).toBeLessThanOrEqual(
      tenant.generator.asOf - 10 * DAY_MS,
    );
    expect(whileDisabled).toEqual(before);
    expect(after).toEqual({ ...before, consumed: (before?.consumed ?? 0) - 1 });
  });
});

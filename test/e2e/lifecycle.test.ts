import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { annual, type Blueprint } from "../../emulator/tenant/blueprint.ts";
import { contoso } from "../../emulator/tenant/contoso.ts";
import { MemberView } from "../../emulator/tenant/member-view.ts";
import { type House, openHouse } from "./house.ts";

/*
 * Recommendations over several surveys: the same house, a clock that moves, and a tenant in which
 * people act on them, or do not.
 */

const DAY = 86_400_000;
const FOUNDED = new Date("2026-11-23T09:00:00Z");

/** Two suites with idle seats, one renewing in ten days and one in forty, and disabled holders of both. */
const blueprint: Blueprint = {
  ...contoso,
  suites: {
    office: [
      { sku: "SPE_E3", weight: 60, byGroup: 0 },
      { sku: "ENTERPRISEPACK", weight: 40, byGroup: 0 },
    ],
    frontline: [{ sku: "SPE_F1", weight: 1, byGroup: 0 }],
  },
  addons: [],
  licenceGroups: [],
  purchases: [
    {
      sku: "SPE_E3",
      enabled: { kind: "slack", low: 0.2, high: 0.2 },
      subscriptions: [annual(40)],
    },
    {
      sku: "ENTERPRISEPACK",
      enabled: { kind: "slack", low: 0.2, high: 0.2 },
      subscriptions: [annual(10)],
    },
    { sku: "SPE_F1", enabled: { kind: "deficit", by: 12 }, subscriptions: [annual(200)] },
    ...contoso.purchases.filter(({ sku }) => /^(EXCHANGE|Microsoft_Teams_Rooms)/.test(sku)),
  ],
};

interface Node {
  readonly id: string;
  readonly kind: string;
  readonly timing: string | null;
  readonly seats: number | null;
  readonly on: string | null;
  readonly actBy: string | null;
  readonly sku: { readonly partNumber: string };
  readonly state: Readonly<Record<string, unknown>> & { readonly kind: string };
}

interface Answer {
  readonly tenant: {
    readonly recommendations: { readonly edges: readonly { readonly node: Node }[] };
    readonly ledgers: {
      readonly lines: readonly {
        readonly ledger: string;
        readonly seats: number;
        readonly yearly: { readonly minor: number } | null;
      }[];
      readonly bounceRate: number | null;
    };
  };
}

let now = FOUNDED;
let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({
    now: () => now,
    dataDate: FOUNDED,
    tenants: [{ name: "Lifecycle", members: 450, seed: 3, blueprint }],
  });
  house = await openHouse(emulator, {}, { now: () => now });
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

const as = { tenant: "Lifecycle" };

/** Also those the newest survey no longer finds. */
const ALL_STATES = "NEW OPEN CHANGED ACCEPTED SNOOZED DISMISSED SCHEDULED DONE MISSED SUPERSEDED";

/** Moves the clock to so many days after the founding and asks, which makes a survey. */
async function surveyOn(days: number) {
  now = new Date(FOUNDED.getTime() + days * DAY);
  emulator.tenant("Lifecycle").settings.reportDaysLater = Math.floor(days);
  const { body } = await house.ask<Answer>(
    `{ tenant {
      recommendations(first: 100, filter: { states: [${ALL_STATES}] }) { edges { node {
        id kind timing seats on actBy sku { partNumber }
        state { kind scheduledOn until seatsSaved seatsBouncedBack nextChanceOn supersededBy }
      } } }
      ledgers { lines { ledger seats yearly { minor } } bounceRate }
    } }`,
    as,
  );
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  const { recommendations, ledgers } = body.data.tenant;
  const nodes = recommendations.edges.map(({ node }) => node);
  return {
    nodes,
    ledgers,
    of: (id: string) => nodes.find((node) => node.id === id),
    ledger: (name: string) =>
      ledgers.lines.find(({ ledger }) => ledger === name) ?? { seats: 0, yearly: null },
  };
}

async function decide(mutation: string): Promise<string> {
  const { body } = await house.ask<
    Record<string, { readonly recommendation: { readonly state: { readonly kind: string } } }>
  >(`mutation { ${mutation} { recommendation { state { kind } } } }`, as);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return Object.values(body.data)[0]?.recommendation.state.kind ?? "";
}

/** Members who hold a product, by object id. */
function holdersOf(partNumber: string): readonly string[] {
  const { generator } = emulator.tenant("Lifecycle");
  return Array.from({ length: generator.memberCount }, (_, at) => new MemberView(generator, at))
    .filter(({ member }) => member.kind === "person" && member.persona === null)
    .filter(({ licences }) => licences.some(({ sku }) => sku === partNumber))
    .map(({ id }) => id);
}

function found(nodes: readonly Node[], kind: string, partNumber: string, timing: string) {
  const node = nodes.find(
    (one) => one.kind === kind && one.sku.partNumber === partNumber && one.timing === timing,
  );
  if (node?.seats == null) throw new Error(`${kind} of ${partNumber} ${timing} is not told`);
  return { ...node, seats: node.seats };
}

const dateOn = (days: number): string =>
  new Date(FOUNDED.getTime() + days * DAY).toISOString().slice(0, 10);

describe("recommendations over several surveys", () => {
  it("are verified, missed, avoided and bounce, and a seat stands in one ledger at a time", async () => {
    const tenant = emulator.tenant("Lifecycle");
    const leavers = holdersOf("SPE_F1").slice(0, 20);
    for (const id of leavers) tenant.changeMember(id, { enabled: false });

    const first = await surveyOn(0);
    const idle = found(first.nodes, "RETURN_IDLE_SEATS", "SPE_E3", "AT_RENEWAL");
    const late = found(first.nodes, "RETURN_IDLE_SEATS", "ENTERPRISEPACK", "AT_RENEWAL");
    const instead = found(first.nodes, "RECLAIM_DISABLED_SEATS", "SPE_F1", "AVOIDABLE_PURCHASE");
    expect(new Set(first.nodes.map(({ state }) => state.kind))).toEqual(new Set(["NEW"]));
    // Decided thirty days before the renewal, or today where that is past.
    expect([idle.on, idle.actBy]).toEqual([dateOn(40), dateOn(10)]);
    expect([late.on, late.actBy]).toEqual([dateOn(10), dateOn(0)]);
    expect(instead.seats).toBe(12);
    for (const { id } of [idle, late, instead]) {
      expect(await decide(`acceptRecommendation(id: "${id}")`)).toBe("ACCEPTED");
    }
    const scheduled = await surveyOn(0.1);
    expect(scheduled.ledger("SCHEDULED").seats).toBe(idle.seats + late.seats + instead.seats);

    // Fewer seats are bought of one; the other renews on its day as if nothing had been said.
    tenant.buySeats("SPE_E3", -idle.seats);
    const third = await surveyOn(3);
    expect(third.of(idle.id)?.state).toMatchObject({ kind: "DONE", seatsSaved: idle.seats });
    expect(third.ledger("REALISED")).toEqual({
      ledger: "REALISED",
      seats: idle.seats,
      yearly: { minor: idle.seats * 39_00 * 12 },
    });

    // Some of the seats come back within the month.
    tenant.buySeats("SPE_E3", 5);
    const bounced = await surveyOn(4);
    expect(bounced.of(idle.id)?.state).toMatchObject({ kind: "DONE", seatsBouncedBack: 5 });
    expect(bounced.ledger("REALISED").seats).toBe(idle.seats - 5);
    expect(bounced.ledgers.bounceRate).toBeCloseTo(5 / idle.seats);

    // Leavers lose their licences, so nobody has to buy the seats that were missing.
    for (const id of leavers) tenant.changeMember(id, { withoutLicences: true });
    const nextWeek = await surveyOn(8);
    expect(nextWeek.of(instead.id)?.state).toMatchObject({ kind: "DONE", seatsSaved: 12 });
    expect(nextWeek.ledger("AVOIDED").seats).toBe(12);
    expect(nextWeek.of(late.id)?.state.kind).toBe("ACCEPTED");

    // A week after its renewal it is missed: the seats are still paid.
    const afterRenewal = await surveyOn(18);
    expect(afterRenewal.of(late.id)?.state).toMatchObject({ kind: "MISSED", nextChanceOn: null });
    expect(afterRenewal.ledger("SCHEDULED").seats).toBe(0);
  });

  it("are the past that the advisor compares with", async () => {
    await surveyOn(30);
    emulator.tenant("Lifecycle").buySeats("SPE_E3", 7);
    now = new Date(FOUNDED.getTime() + 40 * DAY);
    const { body } = await house.ask<{
      readonly ask: {
        readonly answer: string;
        readonly receipt: { readonly tools: readonly string[] };
      };
    }>(
      `mutation { ask(input: { question: "What changed since last week for Microsoft 365 E3?" }) {
        answer receipt { tools }
      } }`,
      as,
    );
    const { answer, receipt } = body.data.ask;
    const seats = [...answer.matchAll(/Paid seats (?:before|after) .*?: (\d+) seats/g)];
    const [before = 0, after = 0] = seats.map(([, count]) => Number(count));

    expect([receipt.tools, after - before]).toEqual([["compare_periods"], 7]);
    expect(answer).toContain(`Compared are the surveys of ${dateOn(30)} and ${dateOn(40)}.`);
  });
});

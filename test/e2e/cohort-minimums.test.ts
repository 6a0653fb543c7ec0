import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { newPostgresDatabase } from "../support/databases.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

const MINIMUMS =
  "cohortMinimums { assignments behaviour raisableBy mayRaise history { version assignments behaviour } }";
const FIGURES = `{ tenant {
  asOf
  coverage { recordsUnavailable seatsJudged }
  findings(first: 100) { edges { node { held seats classes { seats } } } }
  usage { storage { accounts } }
  spend(groupBy: DEPARTMENT) { groups { members } groupsWithheld }
} }`;

interface Minimums {
  readonly assignments: number;
  readonly behaviour: number;
  readonly raisableBy: readonly string[];
  readonly mayRaise: boolean;
  readonly history: readonly object[];
}

interface Figures {
  readonly tenant: {
    readonly coverage: { readonly recordsUnavailable: boolean };
    readonly findings: {
      readonly edges: readonly {
        readonly node: {
          readonly held: boolean;
          readonly seats: number | null;
          readonly classes: readonly { readonly seats: number }[];
        };
      }[];
    };
    readonly spend: {
      readonly groups: readonly { readonly members: number }[] | null;
      readonly groupsWithheld: string | null;
    };
  };
}

let emulator: Emulator;
let database: Awaited<ReturnType<typeof newPostgresDatabase>>;
let settings: Readonly<Record<string, string>>;
let house: House;
let peer: House;

beforeAll(async () => {
  [emulator, database] = await Promise.all([
    openEmulator({
      tenants: [
        { name: "Contoso", members: 600 },
        { name: "Fabrikam", members: 60 },
      ],
    }),
    newPostgresDatabase(),
  ]);
  const REDIS_URL = `${process.env["TEST_REDIS_URL"]}/12`;
  settings = { DATABASE_URL: database.url, REDIS_URL };
  [house, peer] = await Promise.all([openHouse(emulator, settings), openHouse(emulator, settings)]);
});

afterAll(async () => {
  await Promise.all([house.close(), peer.close()]);
  await Promise.all([emulator.close(), database.drop()]);
});

const raise = (asked: string, as: object = {}) =>
  house.ask<{ readonly raiseCohortMinimums: { readonly cohortMinimums: Minimums } }>(
    `mutation { raiseCohortMinimums(${asked}) { ${MINIMUMS} } }`,
    as,
  );
const refusalOf = async (asked: string, as: object = {}) =>
  (await raise(asked, as)).body.errors?.map(({ extensions }) => [
    extensions.code,
    extensions["argument"] ?? extensions["roles"],
  ]);

/** Every count of seats about what members do, and of members of groups. */
function countsIn({ tenant }: Figures): readonly number[] {
  const held = tenant.findings.edges.map(({ node }) => node).filter(({ held: one }) => one);
  return [
    ...held.flatMap(({ seats, classes }) => [seats, ...classes.map((one) => one.seats)]),
    ...(tenant.spend.groups ?? []).map(({ members }) => members),
  ].filter((count) => count !== null);
}

describe("cohort minimums", () => {
  it("are told to everybody, with who may raise them", async () => {
    const { body } = await peer.ask<{ readonly cohortMinimums: Minimums }>(`{ ${MINIMUMS} }`, {
      persona: "global-reader",
    });

    expect(body.data.cohortMinimums).toEqual({
      assignments: 5,
      behaviour: 10,
      raisableBy: ["Global Administrator", "Security Administrator"],
      mayRaise: false,
      history: [],
    });
  });

  it("are raised by administrators only, and lowered by nobody", async () => {
    expect(await refusalOf("behaviour: 20", { persona: "global-reader" })).toEqual([
      ["FORBIDDEN", ["Global Administrator", "Security Administrator"]],
    ]);
    expect(await refusalOf("behaviour: 9")).toEqual([["MINIMUM_NOT_LOWERED", "behaviour"]]);
    expect(await refusalOf("behaviour: 20, assignments: 4")).toEqual([
      ["MINIMUM_NOT_LOWERED", "assignments"],
    ]);
    expect(await refusalOf("behaviour: 1001")).toEqual([["BAD_INPUT", "behaviour"]]);
    expect(await refusalOf("behaviour: null")).toEqual([["BAD_INPUT", undefined]]);
  });

  it("hold at once in every process: nothing that was told under lower ones is told again", async () => {
    const before = await peer.ask<Figures>(FIGURES);
    const { body } = await raise("behaviour: 60, assignments: 50");
    const after = await peer.ask<Figures>(FIGURES);

    expect(Math.min(...countsIn(before.body.data))).toBeLessThan(50);
    expect(body.data.raiseCohortMinimums.cohortMinimums).toMatchObject({
      assignments: 50,
      behaviour: 60,
      mayRaise: true,
      history: [{ version: 1, assignments: 50, behaviour: 60 }],
    });
    expect(countsIn(after.body.data).filter((count) => count < 50)).toEqual([]);
    expect(after.body.extensions?.cache).toMatchObject({ origin: "computed" });
    expect(await refusalOf("behaviour: 59")).toEqual([["MINIMUM_NOT_LOWERED", "behaviour"]]);
  });

  it("are raised once however often they are asked for, and each version is kept", async () => {
    await Promise.all([raise("behaviour: 61"), raise("behaviour: 61"), raise("assignments: 50")]);
    const { body } = await peer.ask<{ readonly cohortMinimums: Minimums }>(`{ ${MINIMUMS} }`);

    expect(body.data.cohortMinimums.history).toEqual([
      { version: 2, assignments: 50, behaviour: 61 },
      { version: 1, assignments: 50, behaviour: 60 },
    ]);
    expect(
      await database.query("select distinct length(raised_by) as n from seatwise.cohort_minimums"),
    ).toEqual([{ n: 43 }]);
  });

  it("are those of the tenant alone", async () => {
    const { body } = await house.ask<{ readonly cohortMinimums: Minimums }>(`{ ${MINIMUMS} }`, {
      tenant: "Fabrikam",
    });

    expect(body.data.cohortMinimums).toMatchObject({ behaviour: 10, history: [] });
  });

  it("hold for a survey that is being made while they are raised", async () => {
    emulator.faults.plant({
      area: "graph",
      path: "*/subscribedSkus",
      effect: { kind: "latency", milliseconds: 1_500 },
    });
    const asking = peer.ask<Figures>(FIGURES, { persona: "global-reader" });
    await raise("behaviour: 80, assignments: 70");
    const { body } = await asking;
    emulator.faults.clear();

    expect(countsIn(body.data).filter((count) => count < 70)).toEqual([]);
  });

  it("that cannot be looked up let nothing be told of members, and hold again afterwards", async () => {
    await database.query("revoke select on seatwise.cohort_minimums from seatwise_app");
    const away = await peer.ask<Figures>(FIGURES);
    const asked = await peer.ask(`{ ${MINIMUMS} }`);
    const raised = await refusalOf("behaviour: 90");
    await database.query("grant select on seatwise.cohort_minimums to seatwise_app");
    const back = await peer.ask<Figures>(FIGURES);

    expect(away.body.data.tenant).toMatchObject({
      coverage: { recordsUnavailable: true, seatsJudged: 0 },
      usage: null,
      spend: { groups: null },
    });
    expect(countsIn(away.body.data)).toEqual([]);
    expect(asked.body.errors?.map(({ extensions }) => extensions.code)).toEqual([
      "RECORDS_UNAVAILABLE",
    ]);
    expect(raised).toEqual([["RECORDS_UNAVAILABLE", undefined]]);
    expect(back.body.data.tenant.coverage.recordsUnavailable).toBe(false);
    expect(countsIn(back.body.data).filter((count) => count < 70)).toEqual([]);
  });
});

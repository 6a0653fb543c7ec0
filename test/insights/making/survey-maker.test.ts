import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../../emulator/index.ts";
import { AppError } from "../../../src/core/errors.ts";
import { tenantId, visibilityClass } from "../../../src/core/ids.ts";
import { createLogger } from "../../../src/core/logger.ts";
import { SurveysHere } from "../../../src/insights/making/make-survey.ts";
import type { SurveyHost, SurveyJob } from "../../../src/insights/making/survey-maker.ts";
import { SurveyThread } from "../../../src/insights/making/survey-thread.ts";
import { loadReference, PriceBook } from "../../../src/licensing/index.ts";
import { cohortMinimums, serializeAggregate } from "../../../src/privacy/index.ts";
import { emulatedCaller } from "../../graph/emulated-caller.ts";
import { InMemoryToldArchive } from "../../support/told-archive.ts";

const NOW = new Date("2026-11-21T10:00:00Z");
const MEMBERS = 200;
const KEY = "5e".repeat(32);

let emulator: Emulator;
let thread: SurveyThread;
let here: SurveysHere;

beforeAll(async () => {
  emulator = await startEmulator({ now: NOW, tenants: [{ name: "Contoso", members: MEMBERS }] });
  const priceBook = new PriceBook();
  const graphUrl = emulator.origin;
  const log = createLogger("silent");
  thread = new SurveyThread({ graphUrl, seatwiseKey: KEY, prices: priceBook.imported }, log);
  here = new SurveysHere({
    connection: { graphUrl },
    seatwiseKey: KEY,
    reference: loadReference(),
    priceBook,
  });
});

afterAll(async () => {
  await thread.close();
  await emulator.close();
});

afterEach(() => emulator.faults.clear());

const job: SurveyJob = {
  tenantId: tenantId.parse("11111111-1111-4111-8111-111111111111"),
  now: NOW,
  closed: new Map([["conditionalAccess", "notPermitted"]]),
  concealed: false,
};

/** A house that notes what it is told of progress. */
function aHouse(overrides: Partial<SurveyHost> = {}) {
  const told: unknown[] = [];
  const note =
    (name: string) =>
    (...args: readonly unknown[]): void => {
      told.push([name, ...args]);
    };
  const host: SurveyHost = {
    tokens: emulatedCaller(emulator, "global-admin", "Contoso"),
    pace: { take: async () => 0 },
    progress: { enter: note("enter"), expect: note("expect"), note: note("note") },
    toldArchive: new InMemoryToldArchive(),
    minimums: async () => cohortMinimums({ behaviour: 12 }),
    audienceOf: async () => ({
      visibilityClass: visibilityClass.parse("a".repeat(43)),
      seesEverybody: true,
    }),
    ...overrides,
  };
  return { host, told };
}

const unending = new AbortController().signal;

describe("a survey made in a thread of its own", () => {
  it("tells what one made in this thread tells, also how far it is", async () => {
    const [apart, inPlace] = [aHouse(), aHouse()];
    const snapshots = [
      await thread.make(job, apart.host, unending),
      await here.make(job, inPlace.host, unending),
    ].map(serializeAggregate);

    expect(snapshots[0]).toBe(snapshots[1]);
    expect(apart.told).toEqual(inPlace.told);
    expect(apart.told).toEqual([
      ["expect", MEMBERS],
      ["note", { membersRead: MEMBERS, pagesRead: 1 }],
      ["enter", "assessing"],
    ]);
  });

  it("asks for tokens with the claims of a challenge", async () => {
    emulator.faults.plant({
      path: "/v1.0/subscribedSkus",
      effect: { kind: "claims-challenge" },
      times: 1,
    });
    const { host } = aHouse();
    const claims: unknown[] = [];
    const tokens: SurveyHost["tokens"] = {
      ...host.tokens,
      acquire: (scopes, options) => {
        claims.push(...("claims" in options ? [options.claims] : []));
        return host.tokens.acquire(scopes, options);
      },
    };
    await thread.make(job, { ...host, tokens }, unending);

    expect(claims).toEqual([expect.stringContaining("nbf")]);
  });

  it("fails as whoever is asked for tokens fails", async () => {
    const details = { claims: '{"access_token":{}}' };
    const { host } = aHouse({
      tokens: {
        tenantId: job.tenantId,
        acquire: async () => {
          throw new AppError("CLAIMS_CHALLENGE", details);
        },
      },
    });

    await expect(thread.make(job, host, unending)).rejects.toMatchObject({
      code: "CLAIMS_CHALLENGE",
      details,
    });
  });

  it("tells nothing of members where what was told before cannot be read", async () => {
    const toldArchive = new InMemoryToldArchive();
    toldArchive.read = () => Promise.reject(new Error("the database is away"));
    const { value, coverage } = await thread.make(job, aHouse({ toldArchive }).host, unending);

    expect([coverage.recordsUnavailable, value.groupTables]).toEqual([true, null]);
    expect(value.licenseSpend).not.toBeNull();
  });

  it("stops reading when nobody wants it any more", async () => {
    emulator.faults.plant({ path: "/v1.0/users", effect: { kind: "hang" } });
    const left = new AbortController();
    const { host } = aHouse();
    const made = thread.make(job, host, left.signal);
    const asked = () => emulator.journal.entries(({ path }) => path === "/v1.0/users").length;
    const before = asked();
    while (asked() === before) await new Promise(setImmediate);
    left.abort();

    await expect(made).rejects.toMatchObject({ code: "ABORTED" });
    await expect(thread.make(job, host, left.signal)).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("fails when its thread ends, and the next one has a new thread", async () => {
    emulator.faults.plant({ path: "/v1.0/users", effect: { kind: "hang" } });
    const made = thread.make(job, aHouse().host, unending);
    const failed = expect(made).rejects.toMatchObject({ code: "INTERNAL" });
    await thread.close();
    await failed;
    emulator.faults.clear();

    await expect(thread.make(job, aHouse().host, unending)).resolves.toMatchObject({
      kind: "tenantSnapshot",
    });
  });
});

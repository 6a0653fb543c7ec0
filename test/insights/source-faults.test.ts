import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { AppError } from "../../src/core/errors.ts";
import type { SourceId } from "../../src/core/source-ids.ts";
import { type GraphOperation, sourceOf } from "../../src/graph/index.ts";
import { readTenant, SURVEY_SOURCES } from "../../src/insights/tenant-reading.ts";
import type { SourceOutcome } from "../../src/privacy/index.ts";
import { emulatedCaller } from "../graph/emulated-caller.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    now: NOW,
    // A partner's tenant has every kind of source.
    tenants: [{ name: "Woodgrove", members: 40 }],
  });
  const woodgrove = emulator.tenant("Woodgrove");
  const [group] = woodgrove.groups();
  woodgrove.assignRoles(group?.id ?? "", [{ role: "Security Reader", scope: "/" }]);
});

afterAll(async () => {
  await emulator.close();
});

afterEach(() => {
  emulator.faults.clear();
});

type Tokens = GraphOperation["tokens"];

async function outcomes(
  tokens: Tokens = emulatedCaller(emulator, "global-admin", "Woodgrove"),
  budget?: GraphOperation["budget"],
): Promise<Readonly<Record<string, SourceOutcome>>> {
  const { sources } = await readTenant({
    connection: {
      graphUrl: emulator.origin,
      clock: { now: () => NOW },
      random: () => 0,
      wait: async () => undefined,
      retryPolicy: { retriesPerRequest: 1, longestWaitSeconds: 120, retriesPerRun: 100 },
    },
    operation: { tokens, signal: new AbortController().signal, ...(budget && { budget }) },
    now: NOW,
    productNames: [],
  });
  return Object.fromEntries(sources.map(({ source, outcome }) => [source, outcome]));
}

/** What else becomes of a reading when a source fails: what rests on it, and what is read instead. */
const FOLLOWING: Partial<Record<SourceId, readonly SourceId[]>> = {
  members: ["signInActivity"],
  roleAssignments: ["roleGroupMembers"],
  licensedGroups: ["roleGroups", "roleGroupMembers"],
  activeUserDetail: ["activeUserCounts", "servicesUserCounts"],
  appUserDetail: ["appUserCounts"],
  activations: ["activationCounts", "activationUserCounts"],
  mailboxUsage: ["mailboxStorage", "mailboxQuotaCounts"],
  teamsActivity: ["teamsUserCounts"],
  copilotUsage: ["copilotCounts", "copilotTrend"],
  organization: [
    "delegatedAdminRelationships",
    "delegatedAdminCustomers",
    "delegatedAdminAccessAssignments",
  ],
  delegatedAdminRelationships: ["delegatedAdminAccessAssignments"],
};

/** Read for nobody whose rows are joined, by the sight alone, or at the same address as another. */
const APART: readonly SourceId[] = [
  "directoryRoles",
  "signInActivity",
  "roleGroups",
  "mailboxStorage",
  "copilotTrend",
  ...SURVEY_SOURCES.filter((id) => id.endsWith("Counts")),
];
const SOURCES = SURVEY_SOURCES.filter((id) => !APART.includes(id));

function pathOf(source: SourceId): string {
  const { path } = sourceOf(source);
  return `*${path.replace("{period}", "*").replace(/\{\w+Id\}/, "*")}`;
}

const undisturbed = new Promise<Readonly<Record<string, SourceOutcome>>>((resolve) => {
  beforeAll(async () => resolve(await outcomes()));
});

/** Strikes some sources at once: they are told so, and nothing else changes. */
async function strike(
  sources: readonly SourceId[],
  fault: { readonly status: number; readonly code?: string; readonly retryAfter?: number },
): Promise<{ readonly struck: readonly (SourceOutcome | undefined)[]; readonly others: object }> {
  for (const source of sources) {
    emulator.faults.plant({ path: pathOf(source), effect: { kind: "status", ...fault } });
  }
  const after = await outcomes();
  const struck = firstStruck(sources).map((source) => after[source]);
  return { struck, others: without(after, sources) };
}

/** Those that do not rest on another one that is struck as well. */
function firstStruck(sources: readonly SourceId[]): readonly SourceId[] {
  return sources.filter((id) => !sources.some((other) => FOLLOWING[other]?.includes(id)));
}

function without(told: Readonly<Record<string, SourceOutcome>>, sources: readonly SourceId[]) {
  const touched = new Set<string>(sources.flatMap((id) => [id, ...(FOLLOWING[id] ?? [])]));
  return Object.fromEntries(Object.entries(told).filter(([id]) => !touched.has(id)));
}

describe("a source that is throttled for longer than is waited", () => {
  it.each(SOURCES)("degrades itself only: %s", async (source) => {
    expect(await strike([source], { status: 429, retryAfter: 600 })).toEqual({
      struck: ["throttled"],
      others: without(await undisturbed, [source]),
    });
  });
});

describe.each<[string, Parameters<typeof strike>[1], SourceOutcome]>([
  ["throttled again and again", { status: 429, retryAfter: 1 }, "throttled"],
  ["out of order", { status: 503, retryAfter: 1 }, "unavailable"],
  ["closed to the caller's role", { status: 403 }, "notPermitted"],
  [
    "closed to the tenant's licence",
    { status: 403, code: "Authentication_RequestFromNonPremiumTenantOrB2CTenant" },
    "notLicensed",
  ],
])("sources that are %s", (_, fault, outcome) => {
  it.each([0, 1, 2])("degrade themselves only: every third from position %d", async (first) => {
    const sources = SOURCES.filter((__, at) => at % 3 === first);

    expect(await strike(sources, fault)).toEqual({
      struck: firstStruck(sources).map(() => outcome),
      others: without(await undisturbed, sources),
    });
  });
});

/** One source for each set of scopes that is asked for. */
const SCOPE_SETS = [
  ...new Map(SOURCES.toReversed().map((id) => [sourceOf(id).scopes.join(" "), id])).values(),
];

describe("a source nobody consented to", () => {
  it.each(SCOPE_SETS)("degrades those of its scopes only: %s", async (source) => {
    const { scopes } = sourceOf(source);
    const tokens = emulatedCaller(emulator, "global-admin", "Woodgrove");
    const refusing: Tokens = {
      ...tokens,
      acquire: (asked, options) =>
        scopes.every((scope) => asked.includes(scope))
          ? Promise.reject(new AppError("CONSENT_REQUIRED"))
          : tokens.acquire(asked, options),
    };
    const after = await outcomes(refusing);
    const refused = Object.keys(after).filter((id) => after[id] === "notConsented");
    const sharing = Object.keys(after).filter((id) =>
      scopes.every((scope) => sourceOf(id as SourceId).scopes.includes(scope)),
    );

    // A narrower scope still tells who the tenant is.
    expect(refused).toEqual(sharing.filter((id) => id !== "organization"));
    expect(refused.length).toBeGreaterThan(0);
  });
});

describe("a source for which Entra renews no token for now", () => {
  it.each([
    ["ENTRA_THROTTLED", "throttled"],
    ["ENTRA_UNAVAILABLE", "unavailable"],
  ] as const)("degrades those of its scopes only: %s", async (code, outcome) => {
    const tokens = emulatedCaller(emulator, "global-admin", "Woodgrove");
    const failing: Tokens = {
      ...tokens,
      acquire: (asked, options) =>
        asked.includes("SecurityEvents.Read.All")
          ? Promise.reject(new AppError(code, { retryAfterSeconds: 5 }))
          : tokens.acquire(asked, options),
    };
    const after = await outcomes(failing);

    expect(after).toEqual({ ...(await undisturbed), secureScore: outcome });
  });
});

describe("the budget of a survey", () => {
  it.each([0, 1, 5, 20, 30])(
    "of %d requests shows where it bit, and never as an error",
    async (requests) => {
      const told = await outcomes(undefined, { requests, seconds: 900 });
      const values = new Set(Object.values(told));

      expect(
        [...values].filter((outcome) => outcome !== "used" && outcome !== "overBudget"),
      ).toEqual([]);
      expect(told["members"]).toBe("overBudget");
    },
  );

  it("of no time left shows at every source", async () => {
    const told = await outcomes(undefined, { requests: 1000, seconds: 0 });

    expect(new Set(Object.values(told))).toEqual(new Set(["overBudget"]));
  });
});

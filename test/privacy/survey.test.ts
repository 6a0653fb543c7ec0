import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { GraphReader, readActiveUserDetail, readMembers } from "../../src/graph/index.ts";
import { gatherUsage, ProductNames, surveyMembers } from "../../src/privacy/index.ts";
import type { Traits } from "../../src/privacy/traits.ts";
import { emulatedCaller } from "../graph/emulated-caller.ts";
import { rawGraph } from "../graph/raw-graph.ts";

const NOW = new Date("2026-11-21T10:00:00Z");
const DAY_MS = 86_400_000;

let emulator: Emulator;
let contoso: Awaited<ReturnType<typeof survey>>;

beforeAll(async () => {
  emulator = await startEmulator({
    now: NOW,
    tenants: [
      { name: "Contoso", members: 1500 },
      { name: "Concealed", members: 80, concealed: true },
      { name: "Hostile", members: 120, hostileText: true },
    ],
  });
  contoso = await survey("Contoso");
});

afterAll(async () => {
  await emulator.close();
});

async function survey(tenant: string, persona = "global-admin") {
  const reader = new GraphReader(
    { graphUrl: emulator.origin },
    { tokens: emulatedCaller(emulator, persona, tenant), signal: new AbortController().signal },
  );
  const usage = await gatherUsage(readActiveUserDetail(reader, "D180"), {
    hashKey: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]),
    products: new ProductNames([]),
  });
  const progress: object[] = [];
  const { pages } = await readMembers(reader);
  const result = await surveyMembers(pages, {
    now: NOW,
    usage,
    onProgress: (step) => progress.push(step),
  });
  return { ...result, progress };
}

const band = (days: number) =>
  ["under30", "under90", "under180", "over180"][
    [30, 90, 180, Infinity].findIndex((end) => days < end)
  ];

type SignInDate =
  | "lastSuccessfulSignInDateTime"
  | "lastSignInDateTime"
  | "lastNonInteractiveSignInDateTime";

/** The same tallies from the raw answers, written without our reader, index or bands. */
async function talliesFromRaw(tenant: string): Promise<Map<string, number>> {
  const graph = rawGraph(emulator, tenant);
  const lastUse = new Map<string, { days: number | null }>();
  for (const row of await graph.rows("/v1.0/reports/getOffice365ActiveUserDetail(period='D180')")) {
    const dates = [...row]
      .filter(([title, cell]) => title.endsWith("Last Activity Date") && cell !== "")
      .map(([, cell]) => Date.parse(cell));
    const refreshed = Date.parse(row.get("Report Refresh Date") ?? "");
    lastUse.set((row.get("User Principal Name") ?? "").toLowerCase(), {
      days: dates.length === 0 ? null : (refreshed - Math.max(...dates)) / DAY_MS,
    });
  }
  const tallies = new Map<string, number>();
  const users = await graph.items(
    "/v1.0/users?$top=500&$select=userPrincipalName,accountEnabled,userType,createdDateTime,department,assignedLicenses,signInActivity",
    ["User.Read.All", "AuditLog.Read.All"],
  );
  for (const user of users) {
    const activity = user["signInActivity"] as Partial<Record<SignInDate, string>> | undefined;
    const success = activity?.lastSuccessfulSignInDateTime;
    const attempts = [activity?.lastSignInDateTime, activity?.lastNonInteractiveSignInDateTime];
    const isTried = attempts.some((at) => at && NOW.getTime() - Date.parse(at) < 90 * DAY_MS);
    const use = lastUse.get(String(user["userPrincipalName"]).toLowerCase());
    const key = JSON.stringify([
      user["accountEnabled"],
      String(user["userType"]).toLowerCase(),
      success
        ? band((NOW.getTime() - Date.parse(success)) / DAY_MS)
        : String(user["createdDateTime"]) >= "2023-12-01" && !isTried
          ? "none"
          : "unknown",
      use === undefined ? "unknown" : use.days === null ? "none" : band(use.days),
      user.assignedLicenses.map(({ skuId }) => skuId).sort(),
      user["department"],
    ]);
    tallies.set(key, (tallies.get(key) ?? 0) + 1);
  }
  return tallies;
}

const keyOf = (
  { enabled, kind, activity, held, department }: Traits,
  departments: readonly string[],
) =>
  JSON.stringify([
    enabled,
    kind,
    activity.signIn,
    activity.workloads,
    held.map(({ skuId }) => skuId),
    department === null ? null : departments[department],
  ]);

describe("a survey", () => {
  it("counts every member once, in the cohort that the raw answers of Graph say", async () => {
    const { cohorts, members, words } = contoso;
    const tallies = new Map<string, number>();
    for (const cohort of cohorts) {
      const key = keyOf(cohort.traits, words.departments());
      tallies.set(key, (tallies.get(key) ?? 0) + cohort.members);
    }
    const expected = await talliesFromRaw("Contoso");

    expect(members).toBe(1500);
    expect(expected.size).toBeGreaterThan(200);
    expect(tallies).toEqual(expected);
  });

  it("has no two cohorts with equal traits", () => {
    const { cohorts } = contoso;
    const different = new Set([...cohorts].map(({ traits }) => JSON.stringify(traits)));

    expect(different.size).toBe(cohorts.length);
  });

  it("tells how far it is, page by page", () => {
    expect(contoso.progress).toEqual([
      { membersRead: 500, pagesRead: 1 },
      { membersRead: 1000, pagesRead: 2 },
      { membersRead: 1500, pagesRead: 3 },
    ]);
  });

  it("knows no workload activity of members where names are concealed, and counts by report", async () => {
    const found = await survey("Concealed");
    const rows = found.reportCohorts.reduce((sum, { members }) => sum + members, 0);

    expect(found).toMatchObject({ members: 80, reportNamesConcealed: true, judgedShare: 0 });
    expect(new Set([...found.cohorts].map(({ traits }) => traits.activity.workloads))).toEqual(
      new Set(["unknown"]),
    );
    expect(rows).toBeGreaterThan(40);
  });

  it("judges the seats of whom both sources speak", () => {
    const { cohorts, judgedShare } = contoso;
    const seats = [...cohorts]
      .filter(({ traits }) => traits.enabled)
      .flatMap(({ traits, members }) =>
        traits.held.map(() => ({
          members,
          known: Object.values(traits.activity).every((found) => found !== "unknown"),
        })),
      );
    const sum = (list: typeof seats) => list.reduce((total, { members }) => total + members, 0);

    expect(judgedShare).toBeCloseTo(sum(seats.filter(({ known }) => known)) / sum(seats), 12);
    expect(judgedShare).toBeGreaterThan(0.5);
  });

  it("shows no text of the tenant, whatever is printed of it", async () => {
    const found = await survey("Hostile");
    const printed = JSON.stringify(found);
    const words = [...found.words.departments(), ...found.words.countries()];

    expect(words.length).toBeGreaterThan(3);
    expect(words.filter((word) => printed.includes(JSON.stringify(word).slice(1, -1)))).toEqual([]);
    expect(printed).not.toContain("@");
  });

  it("is none when reading breaks off", async () => {
    async function* broken() {
      yield [];
      throw new Error("gone");
    }

    await expect(surveyMembers(broken(), { now: NOW, usage: null })).rejects.toThrow("gone");
  });
});

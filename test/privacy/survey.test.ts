import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { openPii } from "../../src/core/pii.ts";
import { GraphReader, readActiveUserDetail, readMembers } from "../../src/graph/index.ts";
import { gatherUsage, ProductNames, surveyMembers } from "../../src/privacy/index.ts";
import type { Traits } from "../../src/privacy/traits.ts";
import { emulatedCaller } from "../graph/emulated-caller.ts";

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

interface RawUser {
  readonly userPrincipalName: string;
  readonly accountEnabled: boolean;
  readonly userType: string;
  readonly createdDateTime: string;
  readonly department: string | null;
  readonly assignedLicenses: readonly { skuId: string }[];
  readonly signInActivity?: { lastSuccessfulSignInDateTime?: string | null };
}

const band = (days: number) =>
  ["under30", "under90", "under180", "over180"][
    [30, 90, 180, Infinity].findIndex((end) => days < end)
  ];

/** Cells of a CSV line; quoted ones may hold commas. */
const cellsOf = (line: string) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );

/** The same tallies from the raw answers, written without our reader, index or bands. */
async function talliesFromRaw(tenant: string): Promise<Map<string, number>> {
  const tokens = emulatedCaller(emulator, "global-admin", tenant);
  const get = async (url: string, scopes: readonly string[]) => {
    const { token } = await tokens.acquire(scopes, { signal: new AbortController().signal });
    return fetch(url, { headers: { authorization: `Bearer ${openPii(token)}` } });
  };
  const link = await get(
    `${emulator.origin}/v1.0/reports/getOffice365ActiveUserDetail(period='D180')`,
    ["Reports.Read.All"],
  );
  const [head = "", ...lines] = (await link.text())
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const columns = head.split(",");
  const lastUse = new Map<string, { days: number | null }>();
  for (const line of lines) {
    const cells = new Map(cellsOf(line).map((cell, at) => [columns[at] ?? "", cell]));
    const dates = [...cells]
      .filter(([name, cell]) => name.endsWith("Last Activity Date") && cell !== "")
      .map(([, cell]) => Date.parse(cell));
    const refreshed = Date.parse(cells.get("Report Refresh Date") ?? "");
    if (!/true|yes/i.test(cells.get("Is Deleted") ?? "")) {
      lastUse.set((cells.get("User Principal Name") ?? "").toLowerCase(), {
        days: dates.length === 0 ? null : (refreshed - Math.max(...dates)) / DAY_MS,
      });
    }
  }
  const tallies = new Map<string, number>();
  const select =
    "userPrincipalName,accountEnabled,userType,createdDateTime,department,assignedLicenses,signInActivity";
  let url: string | undefined = `${emulator.origin}/v1.0/users?$top=500&$select=${select}`;
  while (url !== undefined) {
    const body = (await (await get(url, ["User.Read.All", "AuditLog.Read.All"])).json()) as {
      value: RawUser[];
      "@odata.nextLink"?: string;
    };
    for (const user of body.value) {
      const success = user.signInActivity?.lastSuccessfulSignInDateTime;
      const use = lastUse.get(user.userPrincipalName.toLowerCase());
      const key = JSON.stringify([
        user.accountEnabled,
        user.userType.toLowerCase(),
        success
          ? band((NOW.getTime() - Date.parse(success)) / DAY_MS)
          : user.createdDateTime >= "2023-12-01"
            ? "none"
            : "unknown",
        use === undefined ? "unknown" : use.days === null ? "none" : band(use.days),
        user.assignedLicenses.map(({ skuId }) => skuId).sort(),
        user.department,
      ]);
      tallies.set(key, (tallies.get(key) ?? 0) + 1);
    }
    url = body["@odata.nextLink"];
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
    const different = new Set(cohorts.map(({ traits }) => JSON.stringify(traits)));

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
    expect(new Set(found.cohorts.map(({ traits }) => traits.activity.workloads))).toEqual(
      new Set(["unknown"]),
    );
    expect(rows).toBeGreaterThan(40);
  });

  it("judges the seats of whom both sources speak", () => {
    const { cohorts, judgedShare } = contoso;
    const seats = cohorts
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

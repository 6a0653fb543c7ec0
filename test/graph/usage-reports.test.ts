import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { openPii } from "../../src/core/pii.ts";
import {
  GraphReader,
  readActivations,
  readAppUserDetail,
  readAppUserDetailJson,
  readCopilotUsage,
  readEmailActivity,
  readMailboxUsage,
  readMailboxUsageJson,
  readOneDriveUsage,
  readSharePointActivity,
  readTeamsActivity,
  type UsageRow,
} from "../../src/graph/index.ts";
import { emulatedCaller } from "./emulated-caller.ts";
import { rawGraph } from "./raw-graph.ts";
import { drain } from "./scripted-graph.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    now: NOW,
    tenants: [
      { name: "Contoso", members: 600 },
      { name: "Fabrikam", members: 120 },
      { name: "Concealed", members: 120, concealed: true },
    ],
  });
});

afterAll(async () => {
  await emulator.close();
});

function readerFor(persona: string, tenant = "Contoso") {
  return new GraphReader(
    { graphUrl: emulator.origin, wait: async () => undefined },
    { tokens: emulatedCaller(emulator, persona, tenant), signal: new AbortController().signal },
  );
}

const whose = (row: UsageRow) => openPii(row.principalName);
const dateOrNull = (cell: string | undefined) => (cell ? cell : null);
const yes = (cell: string | undefined) => /^(yes|true)$/i.test(cell ?? "");

type Reading = readonly [
  name: string,
  read: (reader: GraphReader) => AsyncIterable<Iterable<UsageRow>>,
  path: string,
  expected: (cell: (title: string) => string | undefined) => object,
];

const APPS = ["Outlook", "Word", "Excel", "PowerPoint", "OneNote"];

const READINGS: readonly Reading[] = [
  [
    "use of Office apps",
    (reader) => readAppUserDetail(reader, "D90"),
    "/reports/getM365AppUserDetail(period='D90')",
    (cell) => ({
      usedOnDesktop: APPS.some((app) => yes(cell(`${app} (Windows)`)) || yes(cell(`${app} (Mac)`))),
      usedOnWebOrMobile: APPS.some(
        (app) => yes(cell(`${app} (Web)`)) || yes(cell(`${app} (Mobile)`)),
      ),
    }),
  ],
  [
    "mailboxes",
    (reader) => readMailboxUsage(reader, "D180"),
    "/reports/getMailboxUsageDetail(period='D180')",
    (cell) => ({
      kind: null,
      usedBytes: Number(cell("Storage Used (Byte)")),
      hasArchive: yes(cell("Has Archive")),
    }),
  ],
  [
    "mail",
    (reader) => readEmailActivity(reader, "D180"),
    "/reports/getEmailActivityUserDetail(period='D180')",
    (cell) => ({
      lastActivityOn: dateOrNull(cell("Last Activity Date")),
      sent: Number(cell("Send Count")),
      received: Number(cell("Receive Count")),
      read: Number(cell("Read Count")),
    }),
  ],
  [
    "Teams",
    (reader) => readTeamsActivity(reader, "D180"),
    "/reports/getTeamsUserActivityUserDetail(period='D180')",
    (cell) => ({
      lastActivityOn: dateOrNull(cell("Last Activity Date")),
      calls: Number(cell("Call Count")),
      meetingsOrganized: Number(cell("Meetings Organized Count")),
    }),
  ],
  [
    "OneDrive",
    (reader) => readOneDriveUsage(reader, "D180"),
    "/reports/getOneDriveUsageAccountDetail(period='D180')",
    (cell) => ({
      lastActivityOn: dateOrNull(cell("Last Activity Date")),
      usedBytes: Number(cell("Storage Used (Byte)")),
    }),
  ],
  [
    "SharePoint",
    (reader) => readSharePointActivity(reader, "D180"),
    "/reports/getSharePointActivityUserDetail(period='D180')",
    (cell) => ({
      lastActivityOn: dateOrNull(cell("Last Activity Date")),
      viewedOrEditedFiles: Number(cell("Viewed Or Edited File Count")),
      visitedPages: Number(cell("Visited Page Count")),
    }),
  ],
  [
    "activations",
    readActivations,
    "/reports/getOffice365ActivationsUserDetail",
    (cell) => ({
      product: cell("Product Type"),
      lastActivatedOn: dateOrNull(cell("Last Activated Date")),
      desktops: Number(cell("Windows")) + Number(cell("Mac")),
    }),
  ],
  [
    "Copilot",
    (reader) => readCopilotUsage(reader, "D180"),
    "/copilot/reports/getMicrosoft365CopilotUsageUserDetail(period='D180')?$format=text/csv",
    (cell) => ({
      lastActivityOn: dateOrNull(cell("Last Activity Date")),
      lastActivityByApp: {
        teams: dateOrNull(cell("Microsoft Teams Copilot Last Activity Date")),
        word: dateOrNull(cell("Word Copilot Last Activity Date")),
        excel: dateOrNull(cell("Excel Copilot Last Activity Date")),
        powerPoint: dateOrNull(cell("PowerPoint Copilot Last Activity Date")),
        outlook: dateOrNull(cell("Outlook Copilot Last Activity Date")),
        oneNote: dateOrNull(cell("OneNote Copilot Last Activity Date")),
        loop: dateOrNull(cell("Loop Copilot Last Activity Date")),
        chat: dateOrNull(cell("Copilot Chat Last Activity Date")),
      },
    }),
  ],
];

describe.each(READINGS)("the report on %s", (_, read, path, expected) => {
  it("is read row by row as the file says", async () => {
    const rows = await drain(read(readerFor("reports-reader")));
    const file = await rawGraph(emulator).rows(`/v1.0${path}`);

    expect(file.length).toBeGreaterThan(5);
    expect(
      rows.map(({ principalName, ...own }) => ({ ...own, whose: openPii(principalName) })),
    ).toEqual(
      file.map((row) => ({
        refreshedOn: row.get("Report Refresh Date"),
        concealed: false,
        whose: row.get("User Principal Name") ?? row.get("Owner Principal Name"),
        ...expected((title) => row.get(title)),
      })),
    );
  });

  it("is recognised as concealed", async () => {
    const rows = await drain(read(readerFor("reports-reader", "Concealed")));

    expect(new Set(rows.map(({ concealed }) => concealed))).toEqual(new Set([true]));
  });

  it("is closed to who may see totals only", async () => {
    await expect(drain(read(readerFor("global-reader")))).rejects.toMatchObject({
      code: "GRAPH_DENIED",
      details: { scopes: ["Reports.Read.All"] },
    });
  });
});

describe("the JSON form of the report on apps", () => {
  it.each(["D30", "D180"] as const)("tells what its file tells, of %s", async (period) => {
    const named = (rows: readonly UsageRow[]) =>
      rows.map((row) => ({ ...row, principalName: whose(row) }));
    const reader = readerFor("reports-reader");
    const json = named(await drain(readAppUserDetailJson(reader, period)));

    expect(json.length).toBeGreaterThan(100);
    expect(json).toEqual(named(await drain(readAppUserDetail(reader, period))));
  });
});

describe("kinds of mailboxes", () => {
  it.each(["Contoso", "Fabrikam"])(
    "are told by the JSON of the report in either vocabulary, and by newer files: %s",
    async (tenant) => {
      const byName = (rows: readonly { readonly kind: unknown }[]) => rows.map(({ kind }) => kind);
      const json = await drain(readMailboxUsageJson(readerFor("reports-reader", tenant), "D180"));
      emulator.tenant(tenant).settings.laterReportColumns = true;
      const file = await drain(readMailboxUsage(readerFor("reports-reader", tenant), "D180"));
      emulator.tenant(tenant).settings.laterReportColumns = false;

      expect(new Set(byName(json))).toEqual(new Set(["user", "shared", "room", "equipment"]));
      expect(json.map((row) => ({ ...row, principalName: whose(row) }))).toEqual(
        file.map((row) => ({ ...row, principalName: whose(row) })),
      );
    },
  );
});

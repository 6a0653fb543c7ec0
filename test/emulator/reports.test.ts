import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { reports } from "../../emulator/graph/reports/report-catalog.ts";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ask, askAll, download, graphTokenFor, type Json } from "./emulated.ts";

const headers = JSON.parse(
  readFileSync(new URL("data/csv-headers.json", import.meta.url), "utf8"),
) as Record<string, string>;

const MEMBERS = 500;
let emulator: Emulator;
let token: string;
let concealedToken: string;
let now = new Date("2026-11-21T10:00:00Z");

beforeAll(async () => {
  emulator = await startEmulator({
    now: () => now,
    tenants: [
      { name: "Contoso", members: MEMBERS },
      { name: "Concealed", members: 300, concealed: true },
    ],
  });
  token = await graphTokenFor(emulator);
  concealedToken = await graphTokenFor(emulator, { tenant: "Concealed" });
});

afterAll(() => emulator.close());

function pathOf(functionName: string, period = "D30", version = "v1.0"): string {
  const report = reports.find((known) => known.functionName === functionName);
  const call = report?.arguments === "none" ? "" : `(period='${period}')`;
  return `/${version}/${report?.root}/${functionName}${call}`;
}

const csv = (functionName: string, period?: string, given = token) =>
  download(emulator, given, `${pathOf(functionName, period)}?$format=text/csv`);

describe("every usage report", () => {
  const names = reports.map(({ functionName }) => functionName);

  it.each(Object.keys(headers).filter((name) => name !== "_source"))(
    "%s has exactly the published columns",
    async (functionName) => {
      const { titles, rows } = await csv(functionName);

      expect(titles.join(",")).toBe(headers[functionName]);
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  it.each(names)(
    "%s has as many cells as columns in every row, and is as of two days ago",
    async (functionName) => {
      const { titles, rows } = await csv(functionName);

      for (const row of rows) {
        expect(Object.keys(row)).toEqual(titles);
        expect(row["Report Refresh Date"]).toBe("2026-11-19");
      }
    },
  );

  it.each(names)(
    "%s as JSON has as many items as rows, where it is not gathered",
    async (functionName) => {
      const { rows } = await csv(functionName);
      const path = `${pathOf(functionName, "D30", "beta")}?$format=application/json&$top=999`;
      const items = await askAll(emulator, token, path);
      const gathered = items.flatMap((item) =>
        Object.values(item).filter((value): value is unknown[] => Array.isArray(value)),
      );

      expect([items.length, gathered[0]?.length]).toContain(rows.length);
    },
  );
});

describe("the way to a report file", () => {
  const path = "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')";

  it("is a redirect to another origin, good without and refused with an access token", async () => {
    const redirect = await ask(emulator, token, path);
    const location = redirect.headers.get("location") ?? "";

    expect(redirect.status).toBe(302);
    expect(new URL(location).origin).toBe(emulator.reportsOrigin);
    expect(emulator.reportsOrigin).not.toBe(emulator.origin);

    const without = await fetch(location);
    expect(without.status).toBe(200);
    expect(without.headers.get("content-type")).toBe("application/octet-stream");
    expect(
      Buffer.from(await without.arrayBuffer())
        .subarray(0, 3)
        .toString("hex"),
    ).toBe("efbbbf");

    const leaking = await fetch(location, { headers: { authorization: `Bearer ${token}` } });
    expect(leaking.status).toBe(401);
    const entry = emulator.journal.entries(({ area }) => area === "reports").at(-1);
    expect(entry?.headers["authorization"]).toBe("present");
  });

  it("ends in a file without a byte order mark where the tenant is set so", async () => {
    const { settings } = emulator.tenant("Contoso");
    settings.byteOrderMark = false;
    const redirect = await ask(emulator, token, path);
    const file = await fetch(redirect.headers.get("location") ?? "");
    settings.byteOrderMark = true;

    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.subarray(0, 19).toString()).toBe("Report Refresh Date");
  });

  it("ends after minutes, and cannot be invented", async () => {
    const redirect = await ask(emulator, token, path);
    const location = redirect.headers.get("location") ?? "";
    now = new Date("2026-11-21T10:06:00Z");
    const late = await fetch(location);
    now = new Date("2026-11-21T10:00:00Z");
    const invented = await fetch(`${location.slice(0, -3)}abc`);

    expect(late.status).toBe(403);
    expect(invented.status).toBe(404);
  });

  it("spares what is known already, by entity tag", async () => {
    const first = await ask(emulator, token, path);
    const etag = first.headers.get("etag") ?? "";
    const again = await ask(emulator, token, path, { "if-none-match": etag });
    const other = await ask(emulator, token, path.replace("D7", "D30"), { "if-none-match": etag });

    expect([again.status, other.status]).toEqual([304, 302]);
  });

  it.each([
    ["period='D8'", 400],
    ["period='ALL'", 400],
    ["date=2026-11-10", 302],
    ["date=2026-01-10", 400],
    ["date=yesterday", 400],
    ["period=%27D180%27", 302],
  ])("takes or refuses %s", async (argument, status) => {
    const answer = await ask(
      emulator,
      token,
      `/v1.0/reports/getOffice365ActiveUserDetail(${argument})`,
    );

    expect(answer.status).toBe(status);
  });

  it("leads to JSON by default for Copilot, in periods up to ALL", async () => {
    const { status, body } = await ask(
      emulator,
      token,
      "/v1.0/copilot/reports/getMicrosoft365CopilotUserCountSummary(period='ALL')",
    );

    expect(status).toBe(200);
    expect(body["value"]).toHaveLength(1);
  });
});

describe("JSON rows", () => {
  it("come 200 to a page, with a link to the next", async () => {
    const { body } = await ask(
      emulator,
      token,
      "/beta/reports/getOffice365ActiveUserDetail(period='D7')?$format=application/json",
    );

    expect(body["value"]).toHaveLength(200);
    expect(body["@odata.nextLink"]).toMatch(/skiptoken=/);
  });
});

describe("concealed reports", () => {
  const detail = reports.filter(({ isDetail }) => isDetail).map(({ functionName }) => functionName);
  const NAME_TITLES = [
    "User Principal Name",
    "Display Name",
    "Owner Display Name",
    "Owner Principal Name",
    "Site URL",
    "Group Display Name",
    "Group Id",
  ];

  it.each(detail)("%s prints 32 hexadecimal digits for every name", async (functionName) => {
    const { titles, rows } = await csv(functionName, "D30", concealedToken);

    const names = titles.filter((title) => NAME_TITLES.includes(title));
    expect(names.length).toBeGreaterThan(0);
    for (const row of rows) {
      for (const title of names) expect(row[title]).toMatch(/^[0-9A-F]{32}$/);
    }
  });

  it("keep dates, counts and products", async () => {
    const concealed = await csv("getOffice365ActiveUserDetail", "D30", concealedToken);
    emulator.tenant("Concealed").settings.concealed = false;
    const visible = await csv("getOffice365ActiveUserDetail", "D30", concealedToken);
    emulator.tenant("Concealed").settings.concealed = true;

    const rest = (row: Record<string, string>) => ({
      ...row,
      "User Principal Name": "",
      "Display Name": "",
    });
    expect(concealed.rows.map(rest)).toEqual(visible.rows.map(rest));
  });

  it("cannot be joined across functions", async () => {
    const names = async (functionName: string) =>
      (await csv(functionName, "D30", concealedToken)).rows.map(
        (row) => row["User Principal Name"],
      );

    const [users, mail] = [
      await names("getOffice365ActiveUserDetail"),
      await names("getEmailActivityUserDetail"),
    ];
    expect(users.filter((name) => mail.includes(name))).toEqual([]);
  });

  it("have another entity tag than visible ones", async () => {
    const path = "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')";
    const { settings } = emulator.tenant("Concealed");
    const concealed = await ask(emulator, concealedToken, path);
    settings.concealed = false;
    const visible = await ask(emulator, concealedToken, path);
    settings.concealed = true;

    expect(concealed.headers.get("etag")).not.toBe(visible.headers.get("etag"));
  });
});

describe("rows and counts", () => {
  const refresh = Date.UTC(2026, 10, 19);
  const within = (date: string | undefined, days: number) =>
    date !== "" && refresh - Date.parse(date ?? "") < days * 86_400_000;

  it.each([
    ["D7", 7],
    ["D90", 90],
    ["D180", 180],
  ])("agree on who was active in %s", async (period, days) => {
    const { rows } = await csv("getOffice365ActiveUserDetail", period);
    const { rows: counts } = await csv("getOffice365ServicesUserCounts", period);
    const [count = {}] = counts;

    for (const workload of [
      "Exchange",
      "OneDrive",
      "SharePoint",
      "Skype For Business",
      "Yammer",
      "Teams",
    ]) {
      const licensed = rows.filter((row) => row[`Has ${workload} License`] === "True");
      const active = licensed.filter((row) => within(row[`${workload} Last Activity Date`], days));
      expect([workload, count[`${workload} Active`], count[`${workload} Inactive`]]).toEqual([
        workload,
        String(active.length),
        String(licensed.length - active.length),
      ]);
    }
  });

  it("agree on Copilot", async () => {
    const { rows } = await csv("getMicrosoft365CopilotUsageUserDetail", "D30");
    const { rows: counts } = await csv("getMicrosoft365CopilotUserCountSummary", "D30");

    expect(counts[0]?.["Any App Enabled Users"]).toBe(String(rows.length));
    expect(counts[0]?.["Any App Active Users"]).toBe(
      String(rows.filter((row) => within(row["Last Activity Date"], 30)).length),
    );
    expect(rows.some((row) => row["Last Activity Date"] === "")).toBe(true);
  });

  it("agree on activations", async () => {
    const all = await csv("getOffice365ActivationsUserDetail");
    const rows = all.rows.filter((row) => row["Product Type"]?.startsWith("MICROSOFT 365 APPS"));
    const { rows: counts } = await csv("getOffice365ActivationsUserCounts");

    expect(counts[0]).toMatchObject({
      Assigned: String(rows.length),
      Activated: String(rows.filter((row) => row["Windows"] === "1" || row["Mac"] === "1").length),
    });
  });

  it("never say activity after the refresh date", async () => {
    for (const { functionName } of reports.filter(({ isDetail }) => isDetail)) {
      const { titles, rows } = await csv(functionName);
      const dates = titles.filter((title) => title.endsWith("Last Activity Date"));
      for (const row of rows) {
        for (const title of dates) {
          expect(row[title] === "" || (row[title] ?? "") <= "2026-11-19").toBe(true);
        }
      }
    }
  });

  it("join to members by principal name without regard to letter case, but for the deleted", async () => {
    const { rows } = await csv("getOffice365ActiveUserDetail");
    const users = await askAll(
      emulator,
      token,
      "/v1.0/users?$select=userPrincipalName,assignedLicenses&$top=999",
    );
    const licensed = users
      .filter((user) => (user["assignedLicenses"] as Json[]).length > 0)
      .map((user) => String(user["userPrincipalName"]).toLowerCase());
    const deleted = rows.filter((row) => row["Is Deleted"] === "True");
    const present = rows.filter((row) => row["Is Deleted"] === "False");

    expect(
      present.map((row) => (row["User Principal Name"] ?? "").toLowerCase()).toSorted(),
    ).toEqual(licensed.toSorted());
    expect(deleted).toHaveLength(Math.floor(MEMBERS * 0.008));
    expect(
      rows.some((row) => row["User Principal Name"] === row["User Principal Name"]?.toUpperCase()),
    ).toBe(true);
  });
});

describe("the mailbox report", () => {
  it("says the recipient type in JSON, and in files once told to, in either vocabulary", async () => {
    const { settings } = emulator.tenant("Contoso");
    const path =
      "/beta/reports/getMailboxUsageDetail(period='D7')?$format=application/json&$top=999";
    const short = await askAll(emulator, token, path);
    settings.laterReportColumns = true;
    settings.longRecipientTypes = true;
    const long = await csv("getMailboxUsageDetail");
    settings.laterReportColumns = false;
    settings.longRecipientTypes = false;

    const kinds = ["Equipment", "Room", "Shared", "User"];
    const types = (values: readonly unknown[]) =>
      [...new Set(values.map(String))].filter((type) => !["", "null"].includes(type)).toSorted();
    expect(types(short.map(({ recipientType }) => recipientType))).toEqual(kinds);
    expect(types(long.rows.map((row) => row["Recipient Type"]))).toEqual(
      kinds.map((kind) => `${kind}Mailbox`),
    );
  });
});

describe("the report quota", () => {
  it("lets 14 files and 100 pages of JSON pass in ten minutes and function, then says how long to wait", async () => {
    let clock = new Date("2026-11-21T10:00:00Z");
    const strict = await startEmulator({
      now: () => clock,
      tenants: [{ name: "Contoso", members: 20 }],
      quotas: { reports: true },
    });
    const given = await graphTokenFor(strict);
    const path = "/v1.0/reports/getOffice365ActiveUserCounts(period='D7')";
    const statuses: number[] = [];
    for (let n = 0; n < 14; n += 1) statuses.push((await ask(strict, given, path)).status);
    const json = `/beta${path.slice("/v1.0".length)}?$format=application/json`;
    const pages: number[] = [];
    for (let n = 0; n < 101; n += 1) pages.push((await ask(strict, given, json)).status);
    clock = new Date("2026-11-21T10:04:00Z");
    const refused = await ask(strict, given, path);
    const other = await ask(strict, given, "/v1.0/reports/getMailboxUsageStorage(period='D7')");
    clock = new Date("2026-11-21T10:10:00Z");
    const later = await ask(strict, given, path);
    await strict.close();

    expect(new Set(statuses)).toEqual(new Set([302]));
    expect([pages.indexOf(429), pages[99]]).toEqual([100, 200]);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "360"]);
    expect([other.status, later.status]).toEqual([302, 302]);
  });
});

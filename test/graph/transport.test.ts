import { afterEach, describe, expect, it } from "@jest/globals";
import {
  GraphReader,
  type GraphRequestEvent,
  readActiveUserDetail,
  readMembers,
  readSubscribedSkus,
} from "../../src/graph/index.ts";
import {
  countedTokens,
  drain,
  readerOf,
  type ScriptedAnswer,
  scriptedServer,
} from "./scripted-graph.ts";

const EMPTY = { body: { value: [] } };
const NOBODY = "personal@contoso.example";

let servers: Awaited<ReturnType<typeof scriptedServer>>[] = [];

async function graphThat(
  answers: readonly ScriptedAnswer[] | ((origin: string) => readonly ScriptedAnswer[]),
) {
  const server = await scriptedServer(typeof answers === "function" ? answers : () => answers);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const user = (number: number) => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  userPrincipalName: `user${number}@contoso.example`,
  accountEnabled: true,
  assignedLicenses: [],
  licenseAssignmentStates: [],
  signInActivity: { lastSuccessfulSignInDateTime: "2026-11-20T08:00:00Z" },
});

const CSV_HEAD =
  "Report Refresh Date,User Principal Name,Exchange Last Activity Date,Assigned Products\n";
const csvRow = (number: number) =>
  `2026-11-19,user${number}@contoso.example,2026-11-0${number},OFFICE 365 E3\n`;

describe("authorization of Graph requests", () => {
  it("goes with every request, every page and every retry", async () => {
    const graph = await graphThat((origin) => [
      { status: 503 },
      { body: { value: [user(1)], "@odata.nextLink": `${origin}/v1.0/users?$skiptoken=2` } },
      { body: { value: [user(2)] } },
    ]);
    const { reader } = readerOf(graph.origin);

    await drain((await readMembers(reader)).pages);

    expect(graph.received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
      "Bearer token-3",
    ]);
  });

  it("asks for the least scopes of the source", async () => {
    const graph = await graphThat([EMPTY]);
    const tokens = countedTokens();

    await readSubscribedSkus(readerOf(graph.origin, { tokens }).reader);

    expect(tokens.asked).toEqual([{ scopes: ["LicenseAssignment.Read.All"], claims: undefined }]);
  });

  it("sends nothing when no token can be had", async () => {
    const graph = await graphThat([EMPTY]);
    const tokens = {
      ...countedTokens(),
      acquire: () => Promise.reject(new Error("no token")),
    };

    await expect(readSubscribedSkus(readerOf(graph.origin, { tokens }).reader)).rejects.toThrow(
      "no token",
    );
    expect(graph.received).toEqual([]);
  });
});

describe("links of Graph", () => {
  it("are followed verbatim", async () => {
    const link = "/v1.0/users?$select=id&$skiptoken=a%2Bb%3D%3D&x=(1)&$skiptoken=again";
    const graph = await graphThat((origin) => [
      { body: { value: [user(1)], "@odata.nextLink": `${origin}${link}` } },
      EMPTY,
    ]);

    await drain((await readMembers(readerOf(graph.origin).reader)).pages);

    expect(graph.received[1]?.url).toBe(link);
  });

  it("to another origin are refused, and nothing is sent there", async () => {
    const elsewhere = await graphThat([EMPTY]);
    const graph = await graphThat([
      { body: { value: [user(1)], "@odata.nextLink": `${elsewhere.origin}/v1.0/users` } },
    ]);
    const { pages } = await readMembers(readerOf(graph.origin).reader);

    await expect(drain(pages)).rejects.toMatchObject({ code: "GRAPH_UNEXPECTED" });
    expect(elsewhere.received).toEqual([]);
  });

  it("that lead back are refused, also where they would lead on afterwards", async () => {
    const to = (link: number, origin: string) => ({
      body: { value: [user(1)], "@odata.nextLink": `${origin}/v1.0/users?$skiptoken=${link}` },
    });
    const graph = await graphThat((origin) => [
      ...[1, 2, 1].map((link) => to(link, origin)),
      { body: { value: [user(3)] } },
    ]);
    const { pages } = await readMembers(readerOf(graph.origin).reader);

    await expect(drain(pages)).rejects.toMatchObject({ code: "GRAPH_UNEXPECTED" });
  });

  it("that lead to the same page again are refused", async () => {
    const graph = await graphThat((origin) => [
      { body: { value: [user(1)], "@odata.nextLink": `${origin}/v1.0/users?$skiptoken=1` } },
    ]);
    const { pages } = await readMembers(readerOf(graph.origin).reader);

    await expect(drain(pages)).rejects.toMatchObject({ code: "GRAPH_UNEXPECTED" });
  });

  it("carry the consistency level to later pages of an advanced query", async () => {
    const graph = await graphThat((origin) => [
      { body: { value: [1], "@odata.nextLink": `${origin}/v1.0/groups?$skiptoken=2` } },
      EMPTY,
    ]);
    const { reader } = readerOf(graph.origin);

    await drain(reader.pages("licensedGroups", { advanced: true }));

    expect(graph.received.map(({ headers }) => headers["consistencylevel"])).toEqual([
      "eventual",
      "eventual",
    ]);
  });
});

describe("redirects", () => {
  it("of a report are followed without Authorization or any header of ours", async () => {
    const host = await graphThat([{ body: CSV_HEAD + csvRow(1) }]);
    const graph = await graphThat([
      { status: 302, headers: { location: `${host.origin}/data/download/abc?sig=1` } },
    ]);
    const rows = await drain(readActiveUserDetail(readerOf(graph.origin).reader, "D180"));

    expect(rows).toHaveLength(1);
    expect(graph.received.map(({ url }) => url)).toEqual([
      "/v1.0/reports/getOffice365ActiveUserDetail(period='D180')",
    ]);
    expect(host.received.map(({ url }) => url)).toEqual(["/data/download/abc?sig=1"]);
    expect(Object.keys(host.received[0]?.headers ?? {})).not.toEqual(
      expect.arrayContaining(["authorization"]),
    );
    expect(host.received[0]?.headers["x-ms-throttle-priority"]).toBeUndefined();
  });

  it.each([
    ["plain http to another machine", () => "http://reports.example/data"],
    ["another scheme", () => "ftp://127.0.0.1/data"],
    ["Graph itself", (origin: string) => `${origin}/v1.0/users`],
    ["nowhere", () => "http://"],
  ])("to %s are refused", async (_, location) => {
    const graph = await graphThat((origin) => [
      { status: 302, headers: { location: location(origin) } },
    ]);

    await expect(
      drain(readActiveUserDetail(readerOf(graph.origin).reader, "D180")),
    ).rejects.toMatchObject({ code: "GRAPH_UNEXPECTED" });
    expect(graph.received).toHaveLength(1);
  });

  it("are followed a few times and no more", async () => {
    const host = await graphThat((origin) => [
      { status: 302, headers: { location: `${origin}/again` } },
    ]);
    const graph = await graphThat([{ status: 302, headers: { location: `${host.origin}/data` } }]);

    await expect(
      drain(readActiveUserDetail(readerOf(graph.origin).reader, "D180")),
    ).rejects.toMatchObject({ code: "GRAPH_UNEXPECTED" });
    expect(host.received).toHaveLength(3);
  });
});

describe("failures that may pass", () => {
  const page = { body: { value: [] } };

  it.each<[string, number, ScriptedAnswer]>([
    ["429 with whole seconds", 7000, { status: 429, headers: { "retry-after": "7" } }],
    ["429 with a fraction", 3000, { status: 429, headers: { "retry-after": "2.128" } }],
    [
      "429 with a date",
      30_000,
      { status: 429, headers: { "retry-after": "Sat, 21 Nov 2026 10:00:30 GMT" } },
    ],
    ["429 without Retry-After", 1000, { status: 429 }],
    ["503 with Retry-After", 4000, { status: 503, headers: { "retry-after": "4" } }],
    ["504", 1000, { status: 504 }],
    ["500", 1000, { status: 500 }],
    ["502", 1000, { status: 502 }],
    ["a reset connection", 1000, "reset"],
    ["a body cut off", 1000, { body: '{"value":[', cut: true }],
    ["truncated JSON", 1000, { body: '{"value":[' }],
    ["a refusal cut off", 1000, { status: 403, body: '{"error":{', cut: true }],
  ])("%s is tried again after %d ms", async (_, waited, failure) => {
    const graph = await graphThat([failure, page]);
    const { reader, waits } = readerOf(graph.origin);

    await expect(readSubscribedSkus(reader)).resolves.toEqual([]);
    expect(waits).toEqual([waited]);
  });

  it("resume at the page that failed", async () => {
    const graph = await graphThat((origin) => [
      { body: { value: [user(1)], "@odata.nextLink": `${origin}/v1.0/users?$skiptoken=2` } },
      { body: '{"value":[{"id":', cut: true },
      { body: { value: [user(2)] } },
    ]);
    const { pages } = await readMembers(readerOf(graph.origin).reader);

    expect(await drain(pages)).toHaveLength(2);
    expect(
      graph.received.map(({ url }) => new URL(url, graph.origin).searchParams.get("$skiptoken")),
    ).toEqual([null, "2", "2"]);
  });

  it("wait twice as long each time, with jitter", async () => {
    const graph = await graphThat([{ status: 503 }, { status: 503 }, { status: 503 }, page]);
    const { reader, waits } = readerOf(graph.origin, { random: () => 0.5 });

    await readSubscribedSkus(reader);

    expect(waits).toEqual([1250, 2500, 5000]);
  });

  it("end after the retries of one request, saying what Graph asked for", async () => {
    const graph = await graphThat([{ status: 429, headers: { "retry-after": "9" } }]);
    const { reader, waits } = readerOf(graph.origin);

    await expect(readSubscribedSkus(reader)).rejects.toMatchObject({
      code: "GRAPH_THROTTLED",
      details: { retryAfterSeconds: 9 },
    });
    expect(waits).toEqual([9000, 9000, 9000, 9000, 9000]);
  });

  it("end at once when Graph asks for a longer wait than is allowed", async () => {
    const graph = await graphThat([{ status: 429, headers: { "retry-after": "121" } }]);
    const { reader, waits } = readerOf(graph.origin);

    await expect(readSubscribedSkus(reader)).rejects.toMatchObject({
      code: "GRAPH_THROTTLED",
      details: { retryAfterSeconds: 121 },
    });
    expect(waits).toEqual([]);
    expect(graph.received).toHaveLength(1);
  });

  it.each([
    ["15", [15_000]],
    ["16", []],
  ])(
    "end at once where a rationed report is used up for %s seconds, and nobody is kept waiting",
    async (after, waited) => {
      const graph = await graphThat([
        { status: 429, headers: { "retry-after": after } },
        { body: CSV_HEAD + csvRow(1) },
      ]);
      const { reader, waits } = readerOf(graph.origin);
      await drain(readActiveUserDetail(reader, "D180")).catch((error: unknown) => {
        expect(error).toMatchObject({ details: { retryAfterSeconds: Number(after) } });
      });

      expect(waits).toEqual(waited);
    },
  );

  it("share one budget of retries over all requests of an operation", async () => {
    const graph = await graphThat([{ status: 503 }, page, { status: 503 }, { status: 503 }, page]);
    const retryPolicy = { retriesPerRequest: 5, longestWaitSeconds: 120, retriesPerRun: 2 };
    const { reader, waits } = readerOf(graph.origin, { retryPolicy });
    await readSubscribedSkus(reader);

    await expect(readSubscribedSkus(reader)).rejects.toMatchObject({ code: "GRAPH_UNAVAILABLE" });
    expect(waits).toHaveLength(2);
  });

  it("in the middle of a report resume where it broke, with no row lost or repeated", async () => {
    const host = await graphThat([
      { body: CSV_HEAD + csvRow(1) + csvRow(2).slice(0, 20), cut: true },
      { body: CSV_HEAD + csvRow(1) + csvRow(2) + csvRow(3) },
    ]);
    const graph = await graphThat([{ status: 302, headers: { location: `${host.origin}/data` } }]);
    const rows = await drain(readActiveUserDetail(readerOf(graph.origin).reader, "D180"));

    expect(rows.map((row) => row.lastActivityOn.exchange)).toEqual([
      "2026-11-01",
      "2026-11-02",
      "2026-11-03",
    ]);
  });

  it("in the middle of a report that has changed since do not mix two reports", async () => {
    const host = await graphThat([
      { body: CSV_HEAD + csvRow(1), cut: true },
      { body: CSV_HEAD + csvRow(2) + csvRow(3) },
    ]);
    const graph = await graphThat([{ status: 302, headers: { location: `${host.origin}/data` } }]);

    await expect(
      drain(readActiveUserDetail(readerOf(graph.origin).reader, "D180")),
    ).rejects.toMatchObject({ code: "GRAPH_UNAVAILABLE" });
  });

  it("of a download whose link has died are mended with a fresh link", async () => {
    const host = await graphThat([{ status: 403 }, { body: CSV_HEAD + csvRow(1) }]);
    const graph = await graphThat([{ status: 302, headers: { location: `${host.origin}/data` } }]);

    expect(await drain(readActiveUserDetail(readerOf(graph.origin).reader, "D180"))).toHaveLength(
      1,
    );
    expect(graph.received).toHaveLength(2);
  });
});

describe("claims challenges", () => {
  const challenge = (claims: string) => ({
    status: 401,
    headers: {
      "www-authenticate": `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`,
    },
  });
  // The two published forms; the second ends in padding.
  const ACRS = "eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiY3AxIn19fQ==";
  const NBF =
    "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwgInZhbHVlIjoiMTYwNDEwNjY1MSJ9fX0=";
  const CLAIMS: Readonly<Record<string, string>> = {
    [ACRS]: '{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}',
    [NBF]: '{"access_token":{"nbf":{"essential":true, "value":"1604106651"}}}',
  };

  it.each([ACRS, NBF])("are answered once with a new token: %s", async (encoded) => {
    const graph = await graphThat([challenge(encoded), EMPTY]);
    const tokens = countedTokens();

    await readSubscribedSkus(readerOf(graph.origin, { tokens }).reader);

    expect(tokens.asked.map(({ claims }) => claims)).toEqual([undefined, CLAIMS[encoded]]);
    expect(graph.received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  it("that come again are passed on with their claims, without a third try", async () => {
    const graph = await graphThat([challenge(ACRS), challenge(NBF)]);

    await expect(readSubscribedSkus(readerOf(graph.origin).reader)).rejects.toMatchObject({
      code: "CLAIMS_CHALLENGE",
      details: { claims: CLAIMS[NBF] },
    });
    expect(graph.received).toHaveLength(2);
  });

  it.each(["", "!!!!", Buffer.from("not json").toString("base64")])(
    "that cannot be read (%j) count as an ended sign-in",
    async (encoded) => {
      const graph = await graphThat([challenge(encoded)]);

      await expect(readSubscribedSkus(readerOf(graph.origin).reader)).rejects.toMatchObject({
        code: "SIGN_IN_AGAIN",
      });
      expect(graph.received).toHaveLength(1);
    },
  );
});

describe("refusals", () => {
  const body = { error: { code: "Authorization_RequestDenied", message: `${NOBODY} may not` } };

  it("name the scopes and roles that would open the source, and nothing Graph wrote", async () => {
    const graph = await graphThat([{ status: 403, body }]);
    const { reader } = readerOf(graph.origin);

    const error = await drain(readActiveUserDetail(reader, "D180")).catch(
      (thrown: unknown) => thrown,
    );

    expect(error).toMatchObject({
      code: "GRAPH_DENIED",
      source: "activeUserDetail",
      kind: "permission",
      details: {
        scopes: ["Reports.Read.All"],
        roles: [
          "Reports Reader",
          "Global Administrator",
          "Exchange Administrator",
          "SharePoint Administrator",
          "Skype for Business Administrator",
          "Teams Administrator",
          "Teams Communications Administrator",
        ],
      },
    });
    expect(everythingIn(error)).not.toContain(NOBODY);
  });

  it.each([400, 401, 404, 410, 418, 501])(
    "with status %d tell nothing of what Graph wrote and are not tried again",
    async (status) => {
      const graph = await graphThat([{ status, body }]);
      const error = await readSubscribedSkus(readerOf(graph.origin).reader).catch(
        (thrown: unknown) => thrown,
      );

      expect(error).toMatchObject({ name: "AppError" });
      expect(everythingIn(error)).not.toContain(NOBODY);
      expect(graph.received).toHaveLength(1);
    },
  );

  it.each([
    ["no collection", { values: [] }],
    ["a SKU without id", { value: [{ appliesTo: NOBODY }] }],
    ["a link that is none", { value: [], "@odata.nextLink": 7 }],
  ])("an answer of unknown form (%s) is refused without quoting it", async (_, answer) => {
    const graph = await graphThat([{ body: answer }]);
    const error = await readSubscribedSkus(readerOf(graph.origin).reader).catch(
      (thrown: unknown) => thrown,
    );

    expect(error).toMatchObject({ code: "GRAPH_UNEXPECTED" });
    expect(everythingIn(error)).not.toContain(NOBODY);
  });
});

describe("silence", () => {
  const patience = 400;

  it("in place of an answer is asked about once more, then it is gone on without", async () => {
    const graph = await graphThat(["silence"]);

    await expect(
      readSubscribedSkus(readerOf(graph.origin, { patience }).reader),
    ).rejects.toMatchObject({ code: "GRAPH_UNAVAILABLE" });
    expect(graph.received).toHaveLength(2);
  });

  it("that is over is forgotten", async () => {
    const graph = await graphThat(["silence", { body: { value: [] } }]);

    expect(await readSubscribedSkus(readerOf(graph.origin, { patience }).reader)).toEqual([]);
  });

  it.each<[string, ScriptedAnswer]>([
    ["before a report begins", "silence"],
    ["in the middle of a report", { body: `${CSV_HEAD}${csvRow(1)}`, stalls: true }],
  ])("%s is waited for as long, and the report goes on where it stopped", async (_, broken) => {
    const files = await graphThat([broken, { body: `${CSV_HEAD}${csvRow(1)}${csvRow(2)}` }]);
    const graph = await graphThat([
      { status: 302, headers: { location: `${files.origin}/file.csv` } },
    ]);
    const { reader } = readerOf(graph.origin, { patience });
    const rows = await drain(readActiveUserDetail(reader, "D180"));

    expect(rows.map(({ lastActivityOn }) => lastActivityOn.exchange)).toEqual([
      "2026-11-01",
      "2026-11-02",
    ]);
    expect(files.received).toHaveLength(2);
  });
});

describe("going away", () => {
  it("stops a request under way", async () => {
    const graph = await graphThat(["silence"]);
    const away = new AbortController();
    const reading = readSubscribedSkus(readerOf(graph.origin, { signal: away.signal }).reader);
    await until(() => graph.received.length === 1);
    away.abort();

    await expect(reading).rejects.toMatchObject({ code: "ABORTED" });
    await until(() => graph.received[0]?.abandoned === true);
    expect(graph.received.map(({ abandoned }) => abandoned)).toEqual([true]);
  });

  it("stops a wait under way", async () => {
    const graph = await graphThat([{ status: 429, headers: { "retry-after": "100" } }]);
    const away = new AbortController();
    const reader = new GraphReader(
      { graphUrl: graph.origin },
      {
        tokens: countedTokens(),
        signal: away.signal,
        observe: () => setImmediate(() => away.abort()),
      },
    );

    await expect(readSubscribedSkus(reader)).rejects.toMatchObject({ code: "ABORTED" });
    expect(graph.received).toHaveLength(1);
  });

  it("asks for nothing when it has happened already", async () => {
    const graph = await graphThat([EMPTY]);

    await expect(
      readSubscribedSkus(readerOf(graph.origin, { signal: AbortSignal.abort() }).reader),
    ).rejects.toMatchObject({ code: "ABORTED" });
    expect(graph.received).toEqual([]);
  });

  it("stops the page that was on its way when the reader of pages stops early", async () => {
    const graph = await graphThat((origin) => [
      { body: { value: [user(1)], "@odata.nextLink": `${origin}/v1.0/users?$skiptoken=2` } },
      "silence",
    ]);
    const { pages } = await readMembers(readerOf(graph.origin).reader);
    for await (const page of pages) {
      expect([...page]).toHaveLength(1);
      await until(() => graph.received.length === 2);
      break;
    }
    await until(() => graph.received[1]?.abandoned === true);

    expect(graph.received.map(({ abandoned }) => abandoned)).toEqual([false, true]);
  });
});

describe("the budget of an operation", () => {
  it("ends it at its number of requests", async () => {
    const graph = await graphThat([EMPTY]);
    const { reader } = readerOf(graph.origin, { budget: { requests: 2, seconds: 60 } });
    await readSubscribedSkus(reader);
    await readSubscribedSkus(reader);

    await expect(readSubscribedSkus(reader)).rejects.toMatchObject({ code: "BUDGET_EXCEEDED" });
    expect(graph.received).toHaveLength(2);
  });

  it("ends it when its seconds are over", async () => {
    const graph = await graphThat([EMPTY]);
    let now = new Date("2026-11-21T10:00:00Z");
    const { reader } = readerOf(graph.origin, {
      clock: { now: () => now },
      budget: { requests: 10, seconds: 60 },
    });
    await readSubscribedSkus(reader);
    now = new Date("2026-11-21T10:01:00Z");

    await expect(readSubscribedSkus(reader)).rejects.toMatchObject({ code: "BUDGET_EXCEEDED" });
  });

  it("does not begin a wait that would outlast it", async () => {
    const graph = await graphThat([{ status: 429, headers: { "retry-after": "61" } }]);
    const { reader, waits } = readerOf(graph.origin, { budget: { requests: 10, seconds: 60 } });

    await expect(readSubscribedSkus(reader)).rejects.toMatchObject({ code: "BUDGET_EXCEEDED" });
    expect(waits).toEqual([]);
  });
});

describe("the observer of requests", () => {
  it("sees template, scopes, status and load of each request, and no address", async () => {
    const host = await graphThat([{ body: CSV_HEAD + csvRow(1) }]);
    const graph = await graphThat([
      { status: 503, headers: { "x-ms-throttle-limit-percentage": "0.9" } },
      { status: 302, headers: { location: `${host.origin}/secret` } },
    ]);
    const seen: GraphRequestEvent[] = [];
    const { reader } = readerOf(graph.origin, { observe: (event) => seen.push(event) });
    await drain(readActiveUserDetail(reader, "D180"));

    const path = "/v1.0/reports/getOffice365ActiveUserDetail(period='{period}')";
    const scopes = ["Reports.Read.All"];
    const source = "activeUserDetail";
    expect(seen).toEqual([
      { source, path, scopes, status: 503, durationMs: 0, throttleLoad: 0.9 },
      { source, path, scopes, status: 302, durationMs: 0, throttleLoad: undefined },
      { source, path: "download", scopes: [], status: 200, durationMs: 0, throttleLoad: undefined },
    ]);
  });
});

/** All text an error carries, causes included. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const own = JSON.stringify([Object.entries(error), error.message, error.stack]);
  return own + (error.cause === undefined ? "" : everythingIn(error.cause));
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000 && !condition(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

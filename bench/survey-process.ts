/**
 * One measured reading in a process of its own, so that its memory is nobody else's. Arguments: origin,
 * Graph token, and `plain`, `members`, `joined` or `survey`. Prints one line of JSON.
 */
import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { watchLoop } from "./loop-watch.ts";

const [origin = "", token = "", mode = ""] = process.argv.slice(2);
const dist = new URL("../dist/", import.meta.url);
// The server runs compiled; the types are those of the sources.
const graph: typeof import("../src/graph/index.ts") = await import(`${dist.href}graph/index.js`);
const privacy: typeof import("../src/privacy/index.ts") = await import(
  `${dist.href}privacy/index.js`
);
const insights: typeof import("../src/insights/index.ts") = await import(
  `${dist.href}insights/index.js`
);
const ids: typeof import("../src/core/ids.ts") = await import(`${dist.href}core/ids.js`);
const logging: typeof import("../src/core/logger.ts") = await import(`${dist.href}core/logger.js`);
const boxes: typeof import("../src/core/pii.ts") = await import(`${dist.href}core/pii.js`);

const PROPERTIES =
  "id,userPrincipalName,accountEnabled,userType,createdDateTime,department,country,assignedLicenses,licenseAssignmentStates,signInActivity";

/** The least that reading the same pages can cost: fetch them and parse them. */
async function readPlainly(): Promise<number> {
  let members = 0;
  let url: string | undefined = `${origin}/v1.0/users?$top=500&$select=${PROPERTIES}`;
  while (url !== undefined) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const page = JSON.parse(await response.text()) as {
      value: unknown[];
      "@odata.nextLink"?: string;
    };
    members += page.value.length;
    url = page["@odata.nextLink"];
  }
  return members;
}

const tokens = {
  tenantId: ids.tenantId.parse("11111111-1111-4111-8111-111111111111"),
  acquire: async () => ({ token: new boxes.Pii(token), grantedScopes: [] }),
};

/** Members read and counted as a survey does it, the usage report joined in the pass where it is wanted. */
async function readMembers(withUsage: boolean): Promise<number> {
  const reader = new graph.GraphReader(
    { graphUrl: origin },
    { tokens, signal: new AbortController().signal },
  );
  const usage = withUsage
    ? await privacy.gatherUsage(graph.readActiveUserDetail(reader, "D180"), {
        hashKey: randomBytes(8),
        products: new privacy.ProductNames([]),
      })
    : null;
  const { pages } = await graph.readMembers(reader);
  return (await privacy.surveyMembers(pages, { now: new Date(), usage })).members;
}

const thread = new insights.SurveyThread(
  { graphUrl: origin, seatwiseKey: randomBytes(32).toString("hex"), prices: [[], []] },
  logging.createLogger("error"),
);

/** A whole survey, as the server makes it: reports joined, assessed and sealed. */
async function survey(): Promise<number> {
  let members = 0;
  await thread.make(
    { tenantId: tokens.tenantId, now: new Date(), closed: new Map(), concealed: false },
    {
      tokens,
      pace: { take: async () => 0 },
      progress: {
        enter: () => undefined,
        expect: () => undefined,
        note: ({ membersRead }) => {
          members = membersRead;
        },
      },
      toldArchive: { read: async () => [], keep: async (_tenantId, entry) => entry },
      minimums: async () => privacy.cohortMinimums(),
      audienceOf: async () => ({
        visibilityClass: ids.visibilityClass.parse("a".repeat(43)),
        seesEverybody: true,
      }),
    },
    new AbortController().signal,
  );
  return members;
}

const WORK: Readonly<Record<string, () => Promise<number>>> = {
  plain: readPlainly,
  members: () => readMembers(false),
  joined: () => readMembers(true),
  survey,
};

/** What a server has behind it when it is asked: `fetch` is loaded, and the thread of surveys. */
await (await fetch(`${origin}/_emulator/tenants`)).text();
if (mode === "survey") {
  thread.warm();
  await pause(2_000);
}

const watched = watchLoop();
const startedAt = performance.now();
const startedCpu = process.cpuUsage();
const members = (await WORK[mode]?.()) ?? 0;
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(startedCpu);

process.stdout.write(
  `${JSON.stringify({
    mode,
    members,
    seconds: Number(seconds.toFixed(2)),
    membersPerSecond: Math.round(members / seconds),
    cpuMicrosecondsPerMember: Number(((user + system) / members).toFixed(1)),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    ...watched(),
  })}\n`,
);
process.exit(0);

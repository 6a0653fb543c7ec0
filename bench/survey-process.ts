/**
 * One measured reading in a process of its own, so that its memory is nobody else's. Arguments: origin,
 * Graph token, `plain` or `survey`, and whether sign-in activity is read. Prints one line of JSON.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

const [origin = "", token = "", mode = ""] = process.argv.slice(2);
const dist = new URL("../dist/", import.meta.url);
// The server runs compiled; the types are those of the sources.
const graph: typeof import("../src/graph/index.ts") = await import(`${dist.href}graph/index.js`);
const privacy: typeof import("../src/privacy/survey.ts") = await import(
  `${dist.href}privacy/survey.js`
);
const evidence: typeof import("../src/privacy/usage-evidence.ts") = await import(
  `${dist.href}privacy/usage-evidence.js`
);
const products: typeof import("../src/privacy/assigned-products.ts") = await import(
  `${dist.href}privacy/assigned-products.js`
);
const ids: typeof import("../src/core/ids.ts") = await import(`${dist.href}core/ids.js`);
const boxes: typeof import("../src/core/pii.ts") = await import(`${dist.href}core/pii.js`);

const PROPERTIES =
  "id,userPrincipalName,accountEnabled,userType,createdDateTime,department,country,assignedLicenses,licenseAssignmentStates,signInActivity";

/** The least that reading the same pages can cost: fetch them and parse them. */
async function readPlainly(): Promise<{ members: number; cohorts: number }> {
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
  return { members, cohorts: 0 };
}

/** What the server does, usage report included where it says so. */
async function survey(withUsage: boolean): Promise<{ members: number; cohorts: number }> {
  const reader = new graph.GraphReader(
    { graphUrl: origin },
    {
      tokens: {
        tenantId: ids.tenantId.parse(randomUUID()),
        acquire: async () => ({ token: new boxes.Pii(token), grantedScopes: [] }),
      },
      signal: new AbortController().signal,
    },
  );
  const usage = withUsage
    ? await evidence.gatherUsage(graph.readActiveUserDetail(reader, "D180"), {
        hashKey: randomBytes(8),
        products: new products.ProductNames([]),
      })
    : null;
  const { pages } = await graph.readMembers(reader);
  const { members, cohorts } = await privacy.surveyMembers(pages, { now: new Date(), usage });
  return { members, cohorts: cohorts.length };
}

/** What a server has behind it when it is asked: Node loads `fetch` at its first use. */
await (await fetch(`${origin}/_emulator/tenants`)).text();

/** The most work between two turns of the event loop, whatever else the machine was busy with. */
let longestTurnMs = 0;
let turnStartedMs = cpuMs();
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
setInterval(() => {
  const nowMs = cpuMs();
  longestTurnMs = Math.max(longestTurnMs, nowMs - turnStartedMs);
  turnStartedMs = nowMs;
}, 1).unref();

const stalls = monitorEventLoopDelay({ resolution: 1 });
stalls.enable();
const startedAt = performance.now();
const startedCpu = process.cpuUsage();
const { members, cohorts } =
  mode === "plain" ? await readPlainly() : await survey(mode === "survey");
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(startedCpu);

process.stdout.write(
  `${JSON.stringify({
    mode,
    members,
    cohorts,
    seconds: Number(seconds.toFixed(2)),
    membersPerSecond: Math.round(members / seconds),
    cpuMicrosecondsPerMember: Number(((user + system) / members).toFixed(1)),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    longestStallMs: Number((stalls.max / 1e6).toFixed(1)),
    longestTurnMs: Number(longestTurnMs.toFixed(1)),
  })}\n`,
);
process.exit(0);

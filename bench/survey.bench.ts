/**
 * Reading a very large tenant: memory, throughput, stalls, and what reading side by side gains when
 * Graph answers slowly. The emulator and every reading have a process of their own.
 *   npm run bench survey -- [--sizes 10000,100000,1000000] [--json]
 */
import { parseArgs } from "node:util";
import { build } from "../scripts/build.ts";
import { SERVER_FLAGS } from "../scripts/server-flags.ts";
import type { LoopFigures } from "./loop-watch.ts";
import {
  given,
  mayGoAhead,
  NOT_AHEAD,
  outputOf,
  path,
  startAhead,
  startEmulator,
} from "./processes.ts";

interface Reading extends LoopFigures {
  readonly mode: string;
  readonly members: number;
  readonly seconds: number;
  readonly membersPerSecond: number;
  readonly cpuMicrosecondsPerMember: number;
  readonly peakMegabytes: number;
}

const LIMITS = {
  megabytesPer100k: 8,
  shareOfPlain: 0.6,
  longestStallMs: 15,
  gainSideBySide: 6,
} as const;

const MEMBERS_WITH_LATENCY = 60_000;
const LATENCY_MS = 150;

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000,1000000" },
    json: { type: "boolean", default: false },
  },
});

/** An emulator and a token for Graph. */
async function openTenant(members: number) {
  const emulator = await startEmulator(members);
  const token = await given(`${emulator.origin}/_emulator/graph-token?persona=reports-reader`);
  return { ...emulator, token };
}

type Tenant = Awaited<ReturnType<typeof openTenant>>;

async function read({ origin, token }: Tenant, mode: string): Promise<Reading> {
  const child = startAhead([...SERVER_FLAGS, path("survey-process.ts"), origin, token, mode], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const reading = JSON.parse(await outputOf(child)) as Reading;
  process.stderr.write(`${reading.members} members, ${mode}: ${reading.seconds} s\n`);
  return reading;
}

async function plantFaults(origin: string, faults: readonly object[]): Promise<void> {
  await fetch(`${origin}/_emulator/faults`, { method: "PUT", body: JSON.stringify(faults) });
}

interface Row {
  readonly plain: Reading;
  /** Members alone, as the plain reading reads them. */
  readonly members: Reading;
  /** With the usage report joined: what memory is judged by. */
  readonly joined: Reading;
  /** A whole survey as the server makes it, assessed and sealed: what stalls are judged by. */
  readonly survey: Reading;
}

async function measureSizes(sizes: readonly number[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const tenant = await openTenant(size);
    const plain = await read(tenant, "plain");
    const members = await read(tenant, "members");
    const joined = await read(tenant, "joined");
    const survey = await read(tenant, "survey");
    tenant.stop();
    rows.push({ plain, members, joined, survey });
  }
  return rows;
}

async function measureLatency(): Promise<number> {
  const tenant = await openTenant(MEMBERS_WITH_LATENCY);
  const slow = { area: "graph", effect: { kind: "latency", milliseconds: LATENCY_MS } };
  await plantFaults(tenant.origin, [
    slow,
    { path: "/v1.0/users/$count", effect: { kind: "status", status: 404 } },
  ]);
  const inOneList = await read(tenant, "members");
  await plantFaults(tenant.origin, [slow]);
  const sideBySide = await read(tenant, "members");
  tenant.stop();
  return inOneList.seconds / sideBySide.seconds;
}

if (!build()) {
  process.exit(1);
}
const rows = await measureSizes(values.sizes.split(",").map(Number));
const gain = await measureLatency();

/** How much the peak of memory grows from one size to another. */
function growthBetween(from: Row | undefined, to: Row | undefined): number {
  const [small, large] = [from?.joined, to?.joined];
  return small === undefined || large === undefined || large.members === small.members
    ? 0
    : (large.peakMegabytes - small.peakMegabytes) / ((large.members - small.members) / 100_000);
}

const shareOf = ({ plain, members }: Row) => members.membersPerSecond / plain.membersPerSecond;
const rounded = (value: number, digits = 1) => Number(value.toFixed(digits));

const measured = {
  megabytesPer100k: rounded(growthBetween(rows[0], rows.at(-1))),
  shareOfPlain: rounded(Math.min(...rows.map(shareOf)), 2),
  longestStallMs: rounded(Math.max(...rows.map(({ survey }) => survey.longestStallMs))),
  gainSideBySide: rounded(gain),
};
const verdicts = [
  {
    what: "Megabytes per further 100,000 members",
    measured: measured.megabytesPer100k,
    limit: `below ${LIMITS.megabytesPer100k}`,
    holds: measured.megabytesPer100k < LIMITS.megabytesPer100k,
  },
  {
    what: "Members per second, as a share of fetch and JSON.parse alone",
    measured: measured.shareOfPlain,
    limit: `at least ${LIMITS.shareOfPlain}`,
    holds: measured.shareOfPlain >= LIMITS.shareOfPlain,
  },
  {
    what: "Longest stall of the event loop in milliseconds",
    measured: measured.longestStallMs,
    limit: `at most ${LIMITS.longestStallMs}`,
    holds: measured.longestStallMs <= LIMITS.longestStallMs,
  },
  {
    what: `Times faster side by side, at ${LATENCY_MS} ms per request`,
    measured: measured.gainSideBySide,
    limit: `at least ${LIMITS.gainSideBySide}`,
    holds: measured.gainSideBySide >= LIMITS.gainSideBySide,
  },
];
const result = {
  limits: LIMITS,
  aheadOfOtherProcesses: mayGoAhead,
  ...measured,
  verdicts,
  rows: rows.map((row, position) => ({
    members: row.survey.members,
    shareOfPlain: rounded(shareOf(row), 2),
    membersPerSecond: row.members.membersPerSecond,
    cpuMicrosecondsPerMember: row.members.cpuMicrosecondsPerMember,
    plainCpuMicrosecondsPerMember: row.plain.cpuMicrosecondsPerMember,
    peakMegabytes: row.joined.peakMegabytes,
    megabytesPer100kSinceLastSize: rounded(growthBetween(rows[position - 1], row)),
    surveySeconds: row.survey.seconds,
    surveyPeakMegabytes: row.survey.peakMegabytes,
    longestStallMs: row.survey.longestStallMs,
    longestTurnMs: row.survey.longestTurnMs,
    longestCollectionMs: row.survey.longestCollectionMs,
    plainLongestStallMs: row.plain.longestStallMs,
  })),
};

if (values.json) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
} else {
  console.table(result.rows);
  if (!mayGoAhead) process.stdout.write(NOT_AHEAD);
  for (const { what, measured: value, limit, holds } of verdicts) {
    process.stdout.write(`${holds ? "holds" : "FAILS"}  ${what}: ${value} (${limit}).\n`);
  }
}

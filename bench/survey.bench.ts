/**
 * Reading a very large tenant: memory, throughput, stalls, and what reading side by side gains when
 * Graph answers slowly. The emulator and every reading have a process of their own.
 *   npm run bench survey -- [--sizes 10000,100000,1000000] [--json]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "../scripts/build.ts";
import { SERVER_FLAGS } from "../scripts/server-flags.ts";

interface Reading {
  readonly mode: string;
  readonly members: number;
  readonly cohorts: number;
  readonly seconds: number;
  readonly membersPerSecond: number;
  readonly cpuMicrosecondsPerMember: number;
  readonly peakMegabytes: number;
  /** By the clock, which also counts what other processes took away. */
  readonly longestStallMs: number;
  /** The same in time of the processor. */
  readonly longestTurnMs: number;
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

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Everything a process writes until a pattern shows, or until it ends. */
function outputOf(child: ChildProcess, until?: RegExp): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    if (until?.test(output)) {
      resolve(output);
    }
  });
  child.once("error", reject);
  child.once("exit", (code) =>
    code === 0 || until === undefined ? resolve(output) : reject(new Error(`Exit code ${code}.`)),
  );
  return promise;
}

interface RunningEmulator {
  readonly origin: string;
  readonly token: string;
  readonly stop: () => void;
}

async function startEmulator(members: number): Promise<RunningEmulator> {
  const child = spawn(
    process.execPath,
    [path("../emulator/main.ts"), "--port", "0", "--members", String(members)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const printed = await outputOf(child, /http:\/\/127\.0\.0\.1:\d+\n/);
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? "";
  const answer = (await (
    await fetch(`${origin}/_emulator/graph-token?persona=reports-reader`)
  ).json()) as Record<string, string>;
  return { origin, token: Object.values(answer)[0] ?? "", stop: () => child.kill() };
}

async function read({ origin, token }: RunningEmulator, mode: string): Promise<Reading> {
  const child = spawn(
    process.execPath,
    [...SERVER_FLAGS, path("survey-process.ts"), origin, token, mode],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  return JSON.parse(await outputOf(child)) as Reading;
}

async function plantFaults(origin: string, faults: readonly object[]): Promise<void> {
  await fetch(`${origin}/_emulator/faults`, { method: "PUT", body: JSON.stringify(faults) });
}

interface Row {
  readonly plain: Reading;
  /** Members alone, as the plain reading reads them. */
  readonly members: Reading;
  /** With the usage report joined: what memory and stalls are judged by. */
  readonly survey: Reading;
}

async function measureSizes(sizes: readonly number[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const emulator = await startEmulator(size);
    const plain = await read(emulator, "plain");
    const members = await read(emulator, "members");
    const survey = await read(emulator, "survey");
    emulator.stop();
    rows.push({ plain, members, survey });
  }
  return rows;
}

async function measureLatency(): Promise<number> {
  const emulator = await startEmulator(MEMBERS_WITH_LATENCY);
  const slow = { area: "graph", effect: { kind: "latency", milliseconds: LATENCY_MS } };
  await plantFaults(emulator.origin, [
    slow,
    { path: "/v1.0/users/$count", effect: { kind: "status", status: 404 } },
  ]);
  const inOneList = await read(emulator, "members");
  await plantFaults(emulator.origin, [slow]);
  const sideBySide = await read(emulator, "members");
  emulator.stop();
  return inOneList.seconds / sideBySide.seconds;
}

if (!build()) {
  process.exit(1);
}
const rows = await measureSizes(values.sizes.split(",").map(Number));
const gain = await measureLatency();

/** How much the peak of memory grows from one size to another. */
function growthBetween(from: Row | undefined, to: Row | undefined): number {
  const [small, large] = [from?.survey, to?.survey];
  return small === undefined || large === undefined || large.members === small.members
    ? 0
    : (large.peakMegabytes - small.peakMegabytes) / ((large.members - small.members) / 100_000);
}

const shareOf = ({ plain, members }: Row) => members.membersPerSecond / plain.membersPerSecond;
const stallOf = ({ survey, members }: Row) =>
  Math.max(survey.longestStallMs, members.longestStallMs);
const rounded = (value: number, digits = 1) => Number(value.toFixed(digits));

const measured = {
  megabytesPer100k: rounded(growthBetween(rows[0], rows.at(-1))),
  shareOfPlain: rounded(Math.min(...rows.map(shareOf)), 2),
  longestStallMs: rounded(Math.max(...rows.map(stallOf))),
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
  ...measured,
  verdicts,
  rows: rows.map((row, position) => ({
    members: row.survey.members,
    cohorts: row.survey.cohorts,
    shareOfPlain: rounded(shareOf(row), 2),
    membersPerSecond: row.survey.membersPerSecond,
    cpuMicrosecondsPerMember: row.survey.cpuMicrosecondsPerMember,
    plainCpuMicrosecondsPerMember: row.plain.cpuMicrosecondsPerMember,
    peakMegabytes: row.survey.peakMegabytes,
    megabytesPer100kSinceLastSize: rounded(growthBetween(rows[position - 1], row)),
    longestStallMs: stallOf(row),
    plainLongestStallMs: row.plain.longestStallMs,
    longestTurnMs: Math.max(row.survey.longestTurnMs, row.members.longestTurnMs),
  })),
};

if (values.json) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
} else {
  console.table(result.rows);
  for (const { what, measured: value, limit, holds } of verdicts) {
    process.stdout.write(`${holds ? "holds" : "FAILS"}  ${what}: ${value} (${limit}).\n`);
  }
}

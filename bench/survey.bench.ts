/**
 * Reading a very large tenant: memory, throughput, stalls, and what reading side by side gains when
 * Graph answers slowly. The emulator and every reading have a process of their own.
 *   npm run bench survey -- [--sizes 10000,100000,1000000] [--json]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "../scripts/build.ts";

interface Reading {
  readonly mode: string;
  readonly members: number;
  readonly cohorts: number;
  readonly seconds: number;
  readonly membersPerSecond: number;
  readonly cpuMicrosecondsPerMember: number;
  readonly peakMegabytes: number;
  readonly longestStallMs: number;
}

const LIMITS = {
  megabytesPer100k: 8,
  shareOfPlain: 0.6,
  longestStallMs: 15,
  gainSideBySide: 6,
} as const;

/** Pages and their records stay within the young heap; the default lets it swell by 100 MB. */
const NODE_FLAGS = ["--max-semi-space-size=8"];
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
    [...NODE_FLAGS, path("survey-process.ts"), origin, token, mode],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  return JSON.parse(await outputOf(child)) as Reading;
}

async function plantFaults(origin: string, faults: readonly object[]): Promise<void> {
  await fetch(`${origin}/_emulator/faults`, { method: "PUT", body: JSON.stringify(faults) });
}

async function measureSizes(sizes: readonly number[]) {
  const rows: { plain: Reading; survey: Reading; shareOfPlain: number }[] = [];
  for (const size of sizes) {
    const emulator = await startEmulator(size);
    const plain = await read(emulator, "plain");
    // The plain reading has no usage report either; the survey with one is what memory is judged by.
    const members = await read(emulator, "members");
    const survey = await read(emulator, "survey");
    emulator.stop();
    rows.push({ plain, survey, shareOfPlain: members.membersPerSecond / plain.membersPerSecond });
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
const gainSideBySide = await measureLatency();
const [smallest, largest] = [rows[0]?.survey, rows.at(-1)?.survey];
const megabytesPer100k =
  smallest === undefined || largest === undefined || largest === smallest
    ? 0
    : (largest.peakMegabytes - smallest.peakMegabytes) /
      ((largest.members - smallest.members) / 100_000);
const result = {
  limits: LIMITS,
  megabytesPer100k: Number(megabytesPer100k.toFixed(1)),
  gainSideBySide: Number(gainSideBySide.toFixed(1)),
  rows: rows.map(({ plain, survey, shareOfPlain }) => ({
    members: survey.members,
    cohorts: survey.cohorts,
    shareOfPlain: Number(shareOfPlain.toFixed(2)),
    membersPerSecond: survey.membersPerSecond,
    cpuMicrosecondsPerMember: survey.cpuMicrosecondsPerMember,
    plainCpuMicrosecondsPerMember: plain.cpuMicrosecondsPerMember,
    peakMegabytes: survey.peakMegabytes,
    longestStallMs: survey.longestStallMs,
  })),
};

if (values.json) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
} else {
  console.table(result.rows);
  process.stdout.write(
    `Memory grows by ${result.megabytesPer100k} MB per 100,000 members (limit ${LIMITS.megabytesPer100k}); ` +
      `at ${LATENCY_MS} ms per request, side by side is ${result.gainSideBySide} times faster (at least ${LIMITS.gainSideBySide}).\n`,
  );
}

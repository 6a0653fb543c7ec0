/**
 * The whole product on a very large tenant: the first question of a caller, which makes a survey, and
 * the same question again.
 * With Redis and PostgreSQL, as a tenant of that size is served: both need to be installed.
 *   npm run bench product -- [--members 1000000] [--json]
 */
import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { build } from "../scripts/build.ts";
import { SERVER_FLAGS } from "../scripts/server-flags.ts";
import { startServices } from "../scripts/services.ts";
import {
  figuresOf,
  given,
  mayGoAhead,
  NOT_AHEAD,
  path,
  startAhead,
  startEmulator,
} from "./processes.ts";

const LIMITS = { longestStallMs: 15, emulatorStartSeconds: 10 } as const;

const QUERY = `{ tenant {
  spend { totals { __typename } }
  savings { seats }
  findings(first: 100) { totalCount edges { node { id } } }
} }`;

const { values } = parseArgs({
  options: {
    members: { type: "string", default: "1000000" },
    json: { type: "boolean", default: false },
  },
});

if (!build()) {
  process.exit(1);
}
const services = await startServices();
const emulator = await startEmulator(Number(values.members));
const settings = (await (await fetch(`${emulator.origin}/_emulator/settings`)).json()) as object;
const server = startAhead(
  [...SERVER_FLAGS, "--import", path("watched.ts"), path("../dist/main.js")],
  {
    env: {
      ...process.env,
      LOG_LEVEL: "error",
      ...settings,
      PORT: "0",
      REDIS_URL: services.env.TEST_REDIS_URL,
      DATABASE_URL: services.env.TEST_DATABASE_URL,
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  },
);
const origin = await originOf(server);
const accessToken = await given(`${emulator.origin}/_emulator/token?persona=global-admin`);

// What a server has behind it when a large tenant's caller comes: its database is open.
await ask(`{ interaction(id: "${randomUUID()}") { id } }`);
await new Promise((resolve) => setTimeout(resolve, 3_000));
await figuresOf(server);

const first = await measured(() => ask(QUERY));
const again = await measured(() => ask(QUERY));
server.kill();
emulator.stop();
await services.stop();

const stalls = [first, again].map(({ longestStallMs }) => longestStallMs);
const verdicts = [
  {
    what: "Longest stall of the server's event loop in milliseconds",
    measured: Math.max(...stalls),
    limit: `at most ${LIMITS.longestStallMs}`,
    holds: Math.max(...stalls) <= LIMITS.longestStallMs,
  },
  {
    what: "Seconds until the emulator answers",
    measured: Number(emulator.startSeconds.toFixed(1)),
    limit: `at most ${LIMITS.emulatorStartSeconds}`,
    holds: emulator.startSeconds <= LIMITS.emulatorStartSeconds,
  },
];
const rows = Object.entries({ first, again }).map(([question, figures]) => ({
  question,
  ...figures,
}));

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ limits: LIMITS, aheadOfOtherProcesses: mayGoAhead, verdicts, rows })}\n`,
  );
} else {
  console.table(rows);
  if (!mayGoAhead) process.stdout.write(NOT_AHEAD);
  for (const { what, measured: value, limit, holds } of verdicts) {
    process.stdout.write(`${holds ? "holds" : "FAILS"}  ${what}: ${value} (${limit}).\n`);
  }
}

async function measured(work: () => Promise<void>) {
  const startedAt = performance.now();
  await work();
  const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(2));
  return { seconds, ...(await figuresOf(server)) };
}

async function ask(query: string): Promise<void> {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { readonly errors?: unknown };
  if (errors !== undefined) {
    throw new Error(JSON.stringify(errors));
  }
}

function originOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("The server did not start.")));
    child.on("message", (message) => {
      if (typeof message === "object" && message !== null && "origin" in message) {
        resolve(String(message.origin));
      }
    });
  });
}

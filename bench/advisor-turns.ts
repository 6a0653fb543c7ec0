import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { createAdvisor } from "../src/agent/index.ts";
import { createLogger } from "../src/core/logger.ts";
import { ConversationWall } from "../src/privacy/index.ts";
import { API_KEY } from "../test/agent/support/emulated-model.ts";
import { SMALL_INSIGHTS, skuNames } from "../test/agent/support/sealed-insights.ts";

// Asks questions that take two model calls and one tool, and tells what a turn cost this process: the
// first hundred, in which most of the time goes into compiling, and one of a server that has run a while.

const FIRST = 100;
const WARM_UP = 500;
const BATCHES = 9;
const TURNS = 30;

const model = fork(fileURLToPath(new URL("advisor-model.ts", import.meta.url)));
const [started] = await once(model, "message");
const { endpoint } = z.object({ endpoint: z.string() }).parse(started);

const advisor = createAdvisor({
  model: {
    kind: "azure-deployments",
    endpoint,
    boundary: { region: null, retentionDays: null },
    price: null,
    deployment: "demo-planner",
    model: "gpt-4.1",
    apiVersion: "2024-10-21",
    credential: { kind: "key", key: API_KEY },
    timeoutSeconds: 10,
    maxRetries: 0,
    maxOutputTokens: 1_000,
  },
  skuNames,
  logger: createLogger("silent"),
});

async function askTimes(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await advisor.ask({
      question: "How many E5 licences are idle?",
      wall: new ConversationWall(),
      insights: SMALL_INSIGHTS,
      signal: new AbortController().signal,
    });
  }
}

/** Milliseconds a turn took, of this process and by the clock. */
async function measure(
  turns: number,
): Promise<{ readonly cpuMs: number; readonly wallMs: number }> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await askTimes(turns);
  const { user, system } = process.cpuUsage(cpu);
  return {
    cpuMs: (user + system) / 1_000 / turns,
    wallMs: (performance.now() - began) / turns,
  };
}

const first = await measure(FIRST);
await askTimes(WARM_UP);
const batches = [];
for (let batch = 0; batch < BATCHES; batch += 1) batches.push(await measure(TURNS));
model.kill();

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const measured = {
  cpuMs: median(batches.map(({ cpuMs }) => cpuMs)),
  wallMs: median(batches.map(({ wallMs }) => wallMs)),
  firstCpuMs: first.cpuMs,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);

import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { writeHeapSnapshot } from "node:v8";
import type { Worker } from "node:worker_threads";

/*
 * The product in a process of its own whose memory can be looked into. Told `keep TEXT` on its standard
 * input, it keeps a text as a leak would; told `later`, all that waits for ten seconds or longer happens as
 * if three days had passed; told `look FOLDER`, it writes the heap of every thread there.
 */

const LONG_MS = 10_000;
const LATER_MS = 3 * 24 * 60 * 60_000;

const waiting = new Map<unknown, () => void>();
const workers = new Set<Worker>();
const kept: string[] = [];
let passedMs = 0;

const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
const start = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout => {
  if (ms < LONG_MS) return startTimer(run, ms, ...args);
  const fire = (): void => {
    stop(timer);
    run(...args);
  };
  const timer = startTimer(fire, ms);
  waiting.set(timer, fire);
  return timer;
};
const stop = (timer: NodeJS.Timeout | undefined): void => {
  waiting.delete(timer);
  stopTimer(timer);
};
// Before anything of the product is loaded.
Object.assign(globalThis, { setTimeout: Object.assign(start, startTimer), clearTimeout: stop });
AbortSignal.timeout = (ms) => {
  const controller = new AbortController();
  start(() => controller.abort(new DOMException("", "TimeoutError")), ms).unref();
  return controller.signal;
};
process.on("worker", (worker) => {
  workers.add(worker);
  worker.on("exit", () => workers.delete(worker));
});

const { createApp } = await import("../../src/app.ts");
const { readSettings } = await import("../../src/core/config.ts");
const app = await createApp(readSettings(), {
  clock: { now: () => new Date(Date.now() + passedMs) },
  isApart: true,
});

async function look(folder: string): Promise<void> {
  // What the last regular expression was run on is reachable by its statics, whoever ran it.
  /./.exec("a");
  writeHeapSnapshot(`${folder}/main.heapsnapshot`);
  for (const worker of workers) {
    await pipeline(
      await worker.getHeapSnapshot(),
      createWriteStream(`${folder}/${worker.threadId}.heapsnapshot`),
    );
  }
}

process.stdout.write(`${await app.listen()}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const [order, ...words] = line.split(" ");
  if (order === "keep") kept.push(words.join(" "));
  if (order === "look") await look(words.join(" "));
  if (order === "later") {
    passedMs += LATER_MS;
    // Not those that are started meanwhile.
    const due = [...waiting.values()];
    for (const fire of due) fire();
  }
  process.stdout.write(`done with ${order}, ${kept.length} kept\n`);
}

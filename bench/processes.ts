import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ProcessFigures } from "./watched.ts";

/** Path of a file beside this one. */
export const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Everything a process writes until a pattern shows, or until it ends. */
export function outputOf(child: ChildProcess, until?: RegExp): Promise<string> {
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

export interface RunningEmulator {
  readonly origin: string;
  /** From its start to its first word. */
  readonly startSeconds: number;
  readonly stop: () => void;
}

export async function startEmulator(members: number): Promise<RunningEmulator> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [path("../emulator/main.ts"), "--port", "0", "--members", String(members)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const printed = await outputOf(child, /http:\/\/127\.0\.0\.1:\d+\n/);
  const startSeconds = (performance.now() - startedAt) / 1000;
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? "";
  return { origin, startSeconds, stop: () => child.kill() };
}

/** The first value of a small JSON object that an emulator gives, e.g. a token. */
export async function given(address: string): Promise<string> {
  const answer = (await (await fetch(address)).json()) as Record<string, string>;
  return Object.values(answer)[0] ?? "";
}

/** Runs a command so that its first thread, not those that it starts, has the processor before all others. */
const AHEAD = ["chrt", "--reset-on-fork", "--fifo", "50"] as const;

/** Whether the machine lets a process go ahead of others. Where it does not, stalls are also theirs. */
export const mayGoAhead = spawnSync(AHEAD[0], [...AHEAD.slice(1), "true"]).status === 0;

/** What is said where it does not. */
export const NOT_AHEAD =
  "This machine did not let the measured process go ahead of others: stalls include what they took.\n";

/**
 * Node with its event loop ahead of other processes, where the machine allows it: the emulator and the
 * load run on the same cores and stand for machines elsewhere, and what they take is no stall of ours.
 */
export function startAhead(args: readonly string[], options: SpawnOptions): ChildProcess {
  const [command = "", ...rest] = [...(mayGoAhead ? AHEAD : []), process.execPath, ...args];
  return spawn(command, rest, options);
}

/** How a process with `watched.ts` in it fared since it was last asked. */
export function figuresOf(child: ChildProcess): Promise<ProcessFigures> {
  return new Promise((resolve) => {
    const hear = (message: unknown): void => {
      if (typeof message === "object" && message !== null && "figures" in message) {
        child.off("message", hear);
        resolve(message.figures as ProcessFigures);
      }
    };
    child.on("message", hear);
    child.send("figures");
  });
}

import { type ChildProcess, spawn } from "node:child_process";
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

/** A process that does nothing: what its event loop suffers is the machine's. */
export function startIdling(): ChildProcess {
  return spawn(process.execPath, [path("watched.ts")], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
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

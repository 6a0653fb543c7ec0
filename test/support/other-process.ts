import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A second process of ours: told things on its standard input, answering line by line. */
export interface OtherProcess {
  tell(line: string): void;
  /** The next line it writes. */
  hear(): Promise<string>;
  kill(): Promise<void>;
}

/** Runs a file of the test tree in a Node process of its own. */
export function startProcess(file: URL, ...args: readonly string[]): OtherProcess {
  return startNode(["--experimental-transform-types", fileURLToPath(file), ...args], process.env);
}

/** Runs the product in a process whose memory can be looked into (watched-server.ts); first tells its address. */
export function startWatchedServer(settings: Readonly<Record<string, string>>): OtherProcess {
  const args = [
    // By default long texts are cut off in a snapshot of the heap.
    "--heap-snapshot-string-limit=1000000000",
    `--import=${new URL("compiled-as-in-tests.mjs", import.meta.url).href}`,
    fileURLToPath(new URL("watched-server.ts", import.meta.url)),
  ];
  return startNode(args, { ...process.env, ...settings, PORT: "0", LOG_LEVEL: "warn" });
}

function startNode(args: readonly string[], env: NodeJS.ProcessEnv): OtherProcess {
  const child: ChildProcess & { stdin: NodeJS.WritableStream; stdout: NodeJS.ReadableStream } =
    spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
      env,
      stdio: ["pipe", "pipe", "inherit"],
    });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, "exit");
  return {
    tell: (line) => child.stdin.write(`${line}\n`),
    hear: async () => {
      const { value, done } = await lines.next();
      return done === true ? "(ended)" : value;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

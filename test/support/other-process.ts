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
  const child: ChildProcess & { stdin: NodeJS.WritableStream; stdout: NodeJS.ReadableStream } =
    spawn(
      process.execPath,
      [
        "--experimental-transform-types",
        "--disable-warning=ExperimentalWarning",
        fileURLToPath(file),
        ...args,
      ],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
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

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

/** A Redis of one suite's own, to be killed, frozen and listened to. */
export interface OwnRedis {
  readonly url: string;
  /** Ends it as a crash would: connections are reset, nothing is written. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  /** Stops its clock: connections stand, nobody answers. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Starts a Redis, keeping what it holds over `restart` when `persistent`. */
export async function startOwnRedis({ persistent = false } = {}): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), "seatwise-own-redis-"));
  const port = await freePort();
  const persistence = persistent ? ["--appendonly", "yes"] : ["--save", ""];
  let child = await launch(port, folder, persistence);
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      child = await launch(port, folder, persistence);
    },
    freeze: () => child.kill("SIGSTOP"),
    thaw: () => child.kill("SIGCONT"),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Everything sent to this Redis by others, as MONITOR shows it, from now until `stop`. */
export async function listenTo(
  url: string,
): Promise<{ readonly lines: readonly string[]; stop(): void }> {
  const redis = new Redis(url);
  const monitor = await redis.monitor();
  const lines: string[] = [];
  monitor.on("monitor", (_time: string, args: readonly string[]) => lines.push(args.join(" ")));
  return {
    lines,
    stop: () => {
      monitor.disconnect();
      redis.disconnect();
    },
  };
}

async function launch(
  port: number,
  folder: string,
  persistence: readonly string[],
): Promise<ChildProcess> {
  const child = spawn(
    process.env["TEST_REDIS_SERVER"] ?? "redis-server",
    ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, ...persistence],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await new Promise<void>((resolve) => {
    let written = "";
    child.stdout.on("data", (chunk: Buffer) => {
      written = (written + chunk.toString()).slice(-1_000);
      if (written.includes("eady to accept connections")) {
        resolve();
      }
    });
  });
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
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

/**
 * Listens to everything sent to this Redis by others, as MONITOR shows it. `stop` gives all that was
 * sent until then: MONITOR tells in the order of the server, so a last word of our own ends it.
 */
export async function listenTo(url: string): Promise<{ stop(): Promise<readonly string[]> }> {
  const redis = new Redis(url);
  const monitor = await redis.monitor();
  const lines: string[] = [];
  const last = `echo ${randomUUID()}`;
  const ended = new Promise<void>((resolve) => {
    monitor.on("monitor", (_time: string, args: readonly string[]) => {
      const line = args.join(" ");
      if (line === last) resolve();
      else lines.push(line);
    });
  });
  return {
    stop: async () => {
      await redis.echo(last.replace("echo ", ""));
      await ended;
      monitor.disconnect();
      redis.disconnect();
      return lines;
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

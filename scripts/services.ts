import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Refusal, requireServers } from "./system-servers.ts";

/** Redis and PostgreSQL of one test run: own ports, own folders, gone afterwards. */
export interface Services {
  /** What the suites read: where the two are, and the binary for suites that kill a Redis of their own. */
  readonly env: {
    readonly TEST_REDIS_URL: string;
    readonly TEST_DATABASE_URL: string;
    readonly TEST_REDIS_SERVER: string;
  };
  stop(): Promise<void>;
}

interface RunningService {
  readonly url: string;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;

/**
 * Brings up Redis and PostgreSQL on free loopback ports.
 * @throws Refusal when the system has no such server, or it does not come up.
 */
export async function startServices(): Promise<Services> {
  const paths = requireServers();
  const redis = await startRedis(paths["redis-server"]);
  const postgres = await startPostgres(paths.postgres).catch(async (error: unknown) => {
    await redis.stop();
    throw error;
  });
  return {
    env: {
      TEST_REDIS_URL: redis.url,
      TEST_DATABASE_URL: postgres.url,
      TEST_REDIS_SERVER: paths["redis-server"],
    },
    stop: async () => {
      await Promise.all([redis.stop(), postgres.stop()]);
    },
  };
}

async function startRedis(binary: string): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), "seatwise-redis-"));
  const port = await freePort();
  const settings = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const child = spawn(binary, ["--port", `${port}`, ...settings]);
  return running(child, { url: `redis://127.0.0.1:${port}`, folder, stopSignal: "SIGTERM" });
}

/** Nothing of this database outlives the run, so it need not wait for the disk. */
const FAST = ["fsync", "synchronous_commit", "full_page_writes"].flatMap((name) => [
  "-c",
  `${name}=off`,
]);

async function startPostgres(binary: string): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), "seatwise-postgres-"));
  const account = unprivilegedAccount();
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(folder, account.uid, account.gid);
  }
  const data = join(folder, "data");
  const options: SpawnOptions = { ...account, cwd: folder, env: { ...process.env, LC_ALL: "C" } };
  const init = spawnSync(
    join(dirname(binary), "initdb"),
    ["--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "-N"],
    { ...options, encoding: "utf8" },
  );
  if (init.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Refusal(`initdb failed: ${init.stderr || init.error?.message}`);
  }
  const port = await freePort();
  const listen = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  const child = spawn(binary, ["-D", data, "-p", `${port}`, ...listen, ...FAST], options);
  return running(child, {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder,
    stopSignal: "SIGINT", // "fast shutdown": ends sessions instead of waiting for them
  });
}

/** PostgreSQL refuses to run as root; then it runs as the account its package made, else as nobody. */
function unprivilegedAccount(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const account = accountOf("postgres") ?? accountOf("nobody");
  if (account === undefined) {
    throw new Refusal("PostgreSQL does not run as root, and there is no account to run it as.");
  }
  return account;
}

function accountOf(name: string): { readonly uid: number; readonly gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((what) => {
    const run = spawnSync("id", [what, name], { encoding: "utf8" });
    return run.status === 0 ? Number(run.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

interface Running {
  readonly url: string;
  readonly folder: string;
  readonly stopSignal: NodeJS.Signals;
}

/** Waits for the words both servers write when they listen. */
async function running(child: ChildProcess, service: Running): Promise<RunningService> {
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const stop = async () => {
    child.kill(service.stopSignal);
    const patience = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
    await exited;
    clearTimeout(patience);
    rmSync(service.folder, { recursive: true, force: true });
  };
  let written = "";
  const listening = new Promise<boolean>((resolve) => {
    const patience = setTimeout(() => resolve(false), START_LIMIT_MS);
    const settle = (ready: boolean) => {
      clearTimeout(patience);
      resolve(ready);
    };
    const read = (chunk: Buffer) => {
      // Kept short: afterwards the output is only drained.
      written = (written + chunk.toString()).slice(-4_000);
      if (/ready to accept connections/i.test(written)) {
        settle(true);
      }
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    void exited.then(() => settle(false));
  });
  if (await listening) {
    return { url: service.url, stop };
  }
  await stop();
  throw new Refusal(`${child.spawnfile} did not start: ${written.trim().split("\n").at(-1)}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") {
    throw new Refusal("The system gives no free port.");
  }
  return address.port;
}

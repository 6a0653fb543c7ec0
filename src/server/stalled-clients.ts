import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";

/** Bytes that wait for a client's acknowledgement, by `localPort:remotePort`. */
type SendQueues = ReadonlyMap<string, number>;

interface StallLimits {
  /** How often watched clients are looked at. */
  readonly everyMs: number;
  /** How long a client may take none of what was sent to it. */
  readonly mostMs: number;
}

/**
 * With the probes of an idle connection (at most five seconds, `transports.ts`) this keeps what runs for
 * a client that vanished below ten seconds, whenever something was last written to it.
 */
const LIMITS: StallLimits = { everyMs: 500, mostMs: 4_000 };

interface Watched {
  /** Bytes the client took so far, as far as known. */
  taken: number;
  /** When it took something for the last time, or had taken all. */
  since: number;
}

/**
 * Ends connections whose client takes nothing of what is sent to it. While something unacknowledged is
 * under way the operating system sends no probes and tries again for a quarter of an hour
 * (tcp(7), `tcp_retries2`); Node offers no TCP_USER_TIMEOUT. Where the system's table of connections
 * cannot be read, only what the process itself still holds is counted.
 */
export class StalledClients {
  readonly #watched = new Map<Socket, Watched>();
  readonly #limits: StallLimits;
  #isLooking = false;

  constructor(limits: StallLimits = LIMITS) {
    this.#limits = limits;
  }

  /** Watches a connection until it closes or the function given back is called. */
  watch(socket: Socket): () => void {
    this.#watched.set(socket, { taken: socket.bytesWritten, since: performance.now() });
    if (!this.#isLooking) this.#lookLater();
    const leave = (): void => void this.#watched.delete(socket);
    socket.once("close", leave);
    return leave;
  }

  async #look(): Promise<void> {
    const owing = [...this.#watched].filter(([socket, { taken }]) => socket.bytesWritten > taken);
    const queues = owing.length === 0 ? new Map<string, number>() : await readSendQueues();
    const now = performance.now();
    for (const [socket, watched] of owing) {
      const taken = socket.bytesWritten - socket.writableLength - queued(socket, queues);
      if (taken > watched.taken) Object.assign(watched, { taken, since: now });
      else if (now - watched.since >= this.#limits.mostMs) socket.destroy();
    }
    for (const [socket, watched] of this.#watched) {
      if (socket.bytesWritten === watched.taken) watched.since = now;
    }
    this.#lookLater();
  }

  #lookLater(): void {
    this.#isLooking = this.#watched.size > 0;
    if (this.#isLooking) setTimeout(() => void this.#look(), this.#limits.everyMs).unref();
  }
}

function queued({ localPort, remotePort }: Socket, queues: SendQueues): number {
  return queues.get(`${localPort}:${remotePort}`) ?? 0;
}

/** The table of connections as Linux tells it (proc(5), /proc/net/tcp); empty elsewhere. */
export async function readSendQueues(): Promise<SendQueues> {
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/self/net/${name}`, "latin1").catch(() => "")),
  );
  const queues = new Map<string, number>();
  for (const line of tables.flatMap((table) => table.split("\n").slice(1))) {
    const [, local = "", remote = "", , waiting = ""] = line.trim().split(/\s+/);
    const key = `${portOf(local)}:${portOf(remote)}`;
    const bytes = Number.parseInt(waiting, 16);
    // Two clients of different addresses may have the same port: the one in doubt is not stalled.
    queues.set(key, Math.min(bytes, queues.get(key) ?? bytes));
  }
  return queues;
}

/** "0100007F:1F90" is port 8080. */
const portOf = (address: string): number => Number.parseInt(address.split(":")[1] ?? "", 16);

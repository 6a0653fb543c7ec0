import type { Caller } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";

/** One authenticated connection. */
export interface Session {
  readonly caller: Caller;
  /** Aborted when the connection is gone, so that whatever runs for it stops. */
  readonly gone: AbortController;
}

/**
 * Who is behind which lasting connection, for how long, and how many a caller holds: none outlives
 * the access token it was opened with.
 */
export class CallerSessions {
  readonly #sessions = new WeakMap<object, Session>();
  readonly #held = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    /** Connections one caller may hold at a time. */
    private readonly limit: number,
  ) {}

  /** @returns `undefined` when the caller already holds all the connections allowed. */
  open(connection: object, caller: Caller, onExpired: () => void): Session | undefined {
    const held = this.#held.get(keyOf(caller)) ?? 0;
    if (held >= this.limit) {
      return undefined;
    }
    this.#held.set(keyOf(caller), held + 1);
    const session = { caller, gone: new AbortController() };
    this.#sessions.set(connection, session);
    const life = Math.max(0, caller.expiresAt.getTime() - this.clock.now().getTime());
    const expiry = setTimeout(onExpired, life);
    session.gone.signal.addEventListener("abort", () => clearTimeout(expiry), { once: true });
    return session;
  }

  of(connection: object): Session | undefined {
    return this.#sessions.get(connection);
  }

  close(connection: object): void {
    const session = this.#sessions.get(connection);
    if (session === undefined) {
      return;
    }
    this.#sessions.delete(connection);
    session.gone.abort(new AppError("ABORTED"));
    const left = (this.#held.get(keyOf(session.caller)) ?? 1) - 1;
    if (left > 0) {
      this.#held.set(keyOf(session.caller), left);
    } else {
      this.#held.delete(keyOf(session.caller));
    }
  }
}

function keyOf(caller: Caller): string {
  return `${caller.tenantId}/${caller.objectId}`;
}

import type { WebSocket } from "ws";
import type { Caller } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";

/** Sockets one caller may hold at a time. */
const SOCKETS_PER_CALLER = 5;
/** Close code of graphql-transport-ws for "may not"; clients reconnect with a fresh access token. */
const FORBIDDEN = 4403;

/** One authenticated socket. */
export interface Session {
  readonly caller: Caller;
  /** Aborted when the socket is gone, so that whatever runs for it stops. */
  readonly gone: AbortController;
}

/**
 * Who is behind which socket, for how long, and how many sockets a caller holds. A socket is closed
 * when its access token expires.
 */
export class CallerSessions {
  readonly #sessions = new WeakMap<WebSocket, Session>();
  readonly #held = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** @returns false when the caller already holds all the sockets allowed. */
  open(socket: WebSocket, caller: Caller): boolean {
    const held = this.#held.get(keyOf(caller)) ?? 0;
    if (held >= SOCKETS_PER_CALLER) {
      return false;
    }
    this.#held.set(keyOf(caller), held + 1);
    const session = { caller, gone: new AbortController() };
    this.#sessions.set(socket, session);
    const life = Math.max(0, caller.expiresAt.getTime() - this.clock.now().getTime());
    const expiry = setTimeout(() => socket.close(FORBIDDEN, "Access token expired"), life);
    session.gone.signal.addEventListener("abort", () => clearTimeout(expiry), { once: true });
    return true;
  }

  of(socket: WebSocket): Session | undefined {
    return this.#sessions.get(socket);
  }

  close(socket: WebSocket): void {
    const session = this.#sessions.get(socket);
    if (session === undefined) {
      return;
    }
    this.#sessions.delete(socket);
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

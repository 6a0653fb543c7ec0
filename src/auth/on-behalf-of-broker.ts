import { hash, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import { keyedHash } from "../core/derived-key.ts";
import { AppError } from "../core/errors.ts";
import { AccessToken, type Caller } from "./caller.ts";
import { CallerBackOff } from "./caller-back-off.ts";
import type { EntraClient } from "./entra-client.ts";
import { qualifiedScopes, shortScopes, spelledAsAsked } from "./graph-scopes.ts";

/** An access token for Microsoft Graph that acts as the caller. */
export interface GraphAccess {
  readonly token: AccessToken;
  /** Delegated Graph scopes by short name, sorted; Entra may grant more than was asked for. */
  readonly grantedScopes: readonly string[];
  /** When the broker stops using it: five minutes before its end, or with the caller's own token. */
  readonly expiresAt: Date;
}

export interface AccessRequest {
  readonly caller: Caller;
  /** Delegated Graph scopes by short name, all needed at once. */
  readonly scopes: readonly string[];
  /** Claims request of a challenge by Graph, as JSON: what is remembered will not do any more. */
  readonly claims?: string;
  readonly signal?: AbortSignal;
}

export interface OnBehalfOfBrokerOptions {
  readonly client: EntraClient;
  readonly clock: Clock;
  /** Base address of Graph; scopes are asked for as scopes of this resource. */
  readonly graphUrl: string;
  /** Graph tokens remembered at most. */
  readonly capacity?: number;
}

/** The capability by which Entra learns that its clients can answer claims challenges. */
const HANDLES_CLAIMS_CHALLENGES = "CP1";

const RENEW_BEFORE_END_MS = 300_000;

interface Flight {
  readonly claims: string | undefined;
  readonly landing: Promise<GraphAccess>;
}

/**
 * Exchanges the caller's access token for Graph tokens (OAuth 2.0 on-behalf-of) and remembers them
 * in this process only, never longer than the caller's own token lasts. What is remembered belongs
 * to one access token, tenant and set of scopes; equal requests at one time share one exchange.
 */
export class OnBehalfOfBroker {
  readonly #client: EntraClient;
  readonly #clock: Clock;
  readonly #graphUrl: string;
  readonly #backOff: CallerBackOff;
  readonly #remembered: LRUCache<string, GraphAccess>;
  readonly #flights = new Map<string, Flight>();
  /** Keys cannot be recomputed outside this process, not even by who has the access token. */
  readonly #processKey = randomBytes(32);

  constructor({ client, clock, graphUrl, capacity = 10_000 }: OnBehalfOfBrokerOptions) {
    this.#client = client;
    this.#clock = clock;
    this.#graphUrl = graphUrl;
    this.#backOff = new CallerBackOff(clock, capacity);
    this.#remembered = new LRUCache({
      max: capacity,
      perf: { now: () => clock.now().getTime() },
      ttlResolution: 0,
      // Without it tokens that have ended stay in memory until somebody asks for them.
      ttlAutopurge: true,
    });
  }

  /**
   * A Graph token that acts as the caller with at least the given scopes.
   * @throws AppError CONSENT_REQUIRED, CLAIMS_CHALLENGE, SIGN_IN_AGAIN, ACCESS_BLOCKED, … as Entra answers
   * @throws AppError ENTRA_THROTTLED or ENTRA_UNAVAILABLE with `retryAfterSeconds`, for this caller only
   * @throws AppError ABORTED when the signal fires; an exchange others may wait for goes on.
   */
  async acquire({ caller, scopes, claims, signal }: AccessRequest): Promise<GraphAccess> {
    if (signal?.aborted) {
      throw new AppError("ABORTED");
    }
    const wanted = shortScopes(scopes);
    const key = this.#keyOf(caller, wanted);
    if (claims === undefined) {
      const known = this.#remembered.get(key);
      if (known) {
        return known;
      }
    } else {
      this.#remembered.delete(key);
    }
    return untilAborted(this.#join(key, { caller, scopes: wanted, claims }).landing, signal);
  }

  /** Graph tokens remembered at the moment, for the health report and tests. */
  get size(): number {
    return this.#remembered.size;
  }

  /** The exchange under way for this key, or a new one; claims are answered by an exchange of their own. */
  #join(key: string, request: Ticket): Flight {
    const current = this.#flights.get(key);
    if (current && (request.claims === undefined || request.claims === current.claims)) {
      return current;
    }
    this.#backOff.check(request.caller);
    const flight: Flight = {
      claims: request.claims,
      landing: this.#exchange(request)
        .then((access) => {
          this.#remember(key, flight, access);
          return access;
        })
        .catch((error: unknown) => {
          this.#backOff.note(request.caller, error);
          throw error;
        })
        .finally(() => {
          if (this.#flights.get(key) === flight) {
            this.#flights.delete(key);
          }
        }),
    };
    this.#flights.set(key, flight);
    return flight;
  }

  async #exchange({ caller, scopes: shortNames, claims }: Ticket): Promise<GraphAccess> {
    const scopes = qualifiedScopes(this.#graphUrl, shortNames);
    const grant = await this.#client.exchange({
      tenant: caller.tenantId,
      scopes,
      capabilities: [HANDLES_CLAIMS_CHALLENGES],
      run: (client) =>
        client.acquireTokenOnBehalfOf({
          oboAssertion: AccessToken.reveal(caller.accessToken),
          scopes,
          ...(claims === undefined ? {} : { claims }),
        }),
    });
    const useUntil = Math.min(
      grant.expiresAt.getTime() - RENEW_BEFORE_END_MS,
      caller.expiresAt.getTime(),
    );
    return {
      token: grant.token,
      grantedScopes: spelledAsAsked(grant.scopes, shortNames),
      expiresAt: new Date(useUntil),
    };
  }

  /** Keeps what the latest exchange for a key brought; one overtaken by a claims challenge is not kept. */
  #remember(key: string, flight: Flight, access: GraphAccess): void {
    const ttl = access.expiresAt.getTime() - this.#clock.now().getTime();
    if (ttl > 0 && this.#flights.get(key) === flight) {
      this.#remembered.set(key, access, { ttl });
    }
  }

  #keyOf(caller: Caller, scopes: readonly string[]): string {
    const assertion = hash("sha256", AccessToken.reveal(caller.accessToken), "hex");
    return keyedHash(this.#processKey, [
      assertion,
      caller.tenantId,
      caller.objectId,
      ...shortScopes(scopes.map((scope) => scope.toLowerCase())),
    ]);
  }
}

interface Ticket {
  readonly caller: Caller;
  readonly scopes: readonly string[];
  readonly claims: string | undefined;
}

/** The outcome of shared work for one who may stop waiting for it. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return work;
  }
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const abort = () => reject(new AppError("ABORTED"));
  signal.addEventListener("abort", abort, { once: true });
  work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  return promise;
}

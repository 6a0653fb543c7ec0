import { AppError } from "../core/errors.ts";
import type { TenantId, VisibilityClass } from "../core/ids.ts";
import type { SecurityEventCause } from "../core/security-events.ts";
import { type Aggregate, type AggregateKind, isSealed } from "../privacy/index.ts";

/** What an entry is kept under. Only callers of the same visibility class are given it. */
export interface CacheKey {
  readonly tenantId: TenantId;
  readonly visibilityClass: VisibilityClass;
  /** What it is, such as `survey`. */
  readonly name: string;
  /** Version of the rules or data behind it: entries of another version are never found. */
  readonly version: string;
}

/**
 * Why there is nothing: `absent`: nobody put it, or it is too old; `unavailable`: the cache does not
 * answer; `rejected`: what lies there was not put there by Seatwise.
 */
export type CacheMiss = "absent" | "unavailable" | "rejected";

export type CacheLookup<T> = { readonly hit: Aggregate<T> } | { readonly miss: CacheMiss };

/** Where entries live, and whether it answers just now. */
export interface CacheHealth {
  readonly store: "in-process" | "redis";
  readonly state: "ready" | "away";
}

/**
 * Keeps sealed aggregates, and nothing else, for a while. A cache that does not answer is a miss,
 * never a failure: what it holds can always be computed again.
 */
export interface AggregateCache {
  readonly health: CacheHealth;

  get<T>(kind: AggregateKind<T>, key: CacheKey): Promise<CacheLookup<T>>;

  /**
   * @param ttlSeconds whole seconds for which the entry may be found, at least one.
   * @returns whether it is kept; `unavailable` when the cache does not answer.
   * @throws AppError INTERNAL when the value was not sealed.
   */
  put(
    aggregate: Aggregate<unknown>,
    key: CacheKey,
    ttlSeconds: number,
  ): Promise<"kept" | "unavailable">;

  close(): Promise<void>;
}

/** Something in Redis that Seatwise did not put there, or not now. Counted as a security event. */
export interface Rejection {
  readonly store: "cache" | "recommendation-log" | "records";
  /**
   * `forged`: not encrypted by us for this place; `outlived`: genuine, but past its time, so it was
   * put back; `superseded`: genuine, but a newer one had been seen under this key.
   */
  readonly because: SecurityEventCause<"entryRejected">;
  /** The entry's name in Redis, a keyed hash. */
  readonly entry: string;
}

export type RejectionListener = (rejection: Rejection) => void;

/** The words of a key, in the order in which names and values are bound to them. */
export function bindingOf(key: CacheKey): readonly string[] {
  return [key.tenantId, key.visibilityClass, key.name, key.version];
}

/** Run-time twin of the parameter type `Aggregate`, for values that came past the compiler. */
export function requireSealed(candidate: unknown): void {
  if (!isSealed(candidate)) {
    throw new AppError("INTERNAL", { reason: "Refused to keep a value that was not sealed." });
  }
}

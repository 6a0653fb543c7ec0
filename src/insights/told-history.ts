import type { AggregateCache } from "../cache/index.ts";
import type { TenantId, VisibilityClass } from "../core/ids.ts";
import {
  type Aggregate,
  type AggregateKind,
  type CohortMinimums,
  type Coverage,
  isUsed,
} from "../privacy/index.ts";

/** What a tenant's members were last told to be; holds sealed aggregates only. */
export interface ToldHistory {
  /** What was told last on the same evidence; `null` when nothing was, or it is not known. */
  last<T>(kind: AggregateKind<T>): Promise<Aggregate<T> | null>;
  keep(told: Aggregate<unknown>): Promise<void>;
}

/** Nobody compares over longer: far more than a period, so that a quiet month is bridged. */
const TTL_SECONDS = 90 * 86_400;

export interface Telling {
  readonly tenantId: TenantId;
  readonly visibilityClass: VisibilityClass;
  /** Which sources were read: figures of other evidence are other figures, not newer ones. */
  readonly coverage: Coverage;
  /** What was told under lower ones is never told again. */
  readonly minimums: CohortMinimums;
}

/** Remembers in the aggregate cache, per tenant, visibility class, evidence and minimums. */
export class CachedToldHistory implements ToldHistory {
  readonly #cache: AggregateCache;
  readonly #telling: Telling;

  constructor(cache: AggregateCache, telling: Telling) {
    this.#cache = cache;
    this.#telling = telling;
  }

  async last<T>(kind: AggregateKind<T>): Promise<Aggregate<T> | null> {
    const found = await this.#cache.get(kind, this.#keyOf(kind));
    return "hit" in found ? found.hit : null;
  }

  async keep(told: Aggregate<unknown>): Promise<void> {
    await this.#cache.put(told, this.#keyOf(told), TTL_SECONDS);
  }

  #keyOf({ kind, name, version }: { kind?: string; name?: string; version: number }) {
    const { coverage, minimums, ...place } = this.#telling;
    const used = coverage.sources
      .map(({ source }) => source)
      .filter((one) => isUsed(coverage, one));
    const evidence = used.sort().join(" ");
    return {
      ...place,
      name: `${kind ?? name} ${evidence}`,
      version: `${version}-${wordOf(minimums)}`,
    };
  }
}

/** Minimums as a part of a cache key. */
export function wordOf({ assignments, behaviour }: CohortMinimums): string {
  return `${assignments}.${behaviour}`;
}

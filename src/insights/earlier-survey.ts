import type { CacheKey, SharedAggregates } from "../cache/index.ts";
import { dayOf } from "../core/clock.ts";
import type { SourceId } from "../core/source-ids.ts";
import { sourceOf } from "../graph/index.ts";
import { type Aggregate, type Coverage, type SourceOutcome, seal } from "../privacy/index.ts";
import { productsOf, type TenantSnapshot, tenantSnapshot } from "./tenant-snapshot.ts";

/** Usage reports tell of the day before yesterday: a day later they say much the same. */
const EARLIER_SECONDS = 24 * 3600;

type Seen = Pick<Coverage, "sources" | "opensAgain">;

/**
 * The last survey in which nothing failed for now, kept for a day beside the one of the hour. Graph
 * gives each usage report fourteen times in ten minutes to all callers of a tenant together, and each
 * kind of caller surveys for itself: who comes when it is used up is told of an earlier day rather
 * than nothing of it.
 */
export class EarlierSurveys {
  readonly #shared: SharedAggregates;

  constructor(shared: SharedAggregates) {
    this.#shared = shared;
  }

  /** Keeps a survey in which nothing failed for now. */
  async keep(survey: Aggregate<TenantSnapshot>, place: CacheKey): Promise<void> {
    await this.#shared.keep(survey, lastWhole(place), EARLIER_SECONDS);
  }

  /**
   * The survey to tell of instead of one that rationed reports were kept from: for the same callers and
   * under the same rules, with the reports it had, which are marked as of its day.
   * @returns `undefined` when there is none that knows more.
   */
  async insteadOf(seen: Seen, place: CacheKey): Promise<Aggregate<TenantSnapshot> | undefined> {
    const kept = new Set(
      seen.sources.flatMap(({ source, outcome }) =>
        outcome === "throttled" && sourceOf(source).isRationed === true ? [source] : [],
      ),
    );
    const earlier =
      kept.size === 0 ? undefined : await this.#shared.peek(tenantSnapshot, lastWhole(place));
    return earlier === undefined || !knowsAllOf(earlier.coverage, kept)
      ? undefined
      : seal(
          tenantSnapshot,
          earlier.value,
          { asOf: earlier.asOf, coverage: markedIn(earlier, kept, seen) },
          productsOf(earlier.value),
        );
  }
}

/** Whether a survey was made earlier than the one it stands in for. */
export function isEarlier({ sources }: Coverage): boolean {
  return sources.some(({ outcome, staleSince }) => READ.has(outcome) && staleSince !== null);
}

const READ: ReadonlySet<SourceOutcome> = new Set(["used", "concealed"]);

function lastWhole(place: CacheKey): CacheKey {
  return { ...place, name: "last whole survey" };
}

function knowsAllOf({ sources }: Coverage, wanted: ReadonlySet<SourceId>): boolean {
  const read = new Set(sources.flatMap(({ source, outcome }) => (READ.has(outcome) ? source : [])));
  return [...wanted].every((source) => read.has(source));
}

function markedIn(
  { coverage, asOf }: Aggregate<TenantSnapshot>,
  kept: ReadonlySet<SourceId>,
  { opensAgain }: Seen,
): Coverage {
  const staleSince = dayOf(new Date(asOf));
  return {
    ...coverage,
    sources: coverage.sources.map((entry) =>
      kept.has(entry.source) ? { ...entry, staleSince } : entry,
    ),
    opensAgain: opensAgain.filter(({ source }) => kept.has(source)),
  };
}

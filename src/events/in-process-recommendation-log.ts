import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import type { TenantId } from "../core/ids.ts";
import type { Aggregate } from "../privacy/index.ts";
import { EventFeed } from "./event-feed.ts";
import { type Attachment, EventSubscription } from "./event-subscription.ts";
import { draftPublication } from "./publication.ts";
import type { RecommendationKinds, RecommendationSet } from "./recommendation-event.ts";
import {
  BEGINNING,
  compareCursors,
  cursorTooOld,
  type EventCursor,
  type EventReader,
  eventCursor,
  type LogEntry,
  type Publication,
  type ReadRequest,
  type RecommendationLog,
  type RecommendationScope,
} from "./recommendation-log.ts";

interface Options {
  readonly kinds: RecommendationKinds;
  readonly clock: Clock;
  /** Events kept per tenant. */
  readonly limit?: number;
}

/** The embedded default: readers of this process hear of surveys of this process. */
export class InProcessRecommendationLog implements RecommendationLog {
  readonly #kinds: RecommendationKinds;
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #feeds = new Map<TenantId, EventFeed>();
  readonly #published = new LRUCache<string, Aggregate<RecommendationSet>>({ max: 1_000 });
  readonly #closing = new AbortController();
  /** Cursors from before belong to a process that is gone, and so are its events. */
  readonly #start: EventCursor;

  constructor({ kinds, clock, limit = 1_000 }: Options) {
    this.#start = nextCursor(BEGINNING, clock.now());
    this.#kinds = kinds;
    this.#clock = clock;
    this.#limit = limit;
  }

  async publishChanges(
    { tenantId, visibilityClass }: RecommendationScope,
    current: Aggregate<RecommendationSet>,
  ): Promise<Publication> {
    const scope = `${tenantId} ${visibilityClass}`;
    const now = this.#clock.now();
    const draft = draftPublication(this.#kinds, this.#published.get(scope), current, now);
    this.#published.set(scope, draft.published);
    const feed = this.#feedOf(tenantId);
    const entries: LogEntry[] = [];
    for (const event of draft.events) {
      entries.push({ cursor: nextCursor(entries.at(-1)?.cursor ?? feed.upTo, now), event });
    }
    feed.append({ entries, upTo: entries.at(-1)?.cursor ?? feed.upTo });
    return { published: entries.length };
  }

  read({ tenantId, after, accepts, signal }: ReadRequest): EventReader {
    const ending = signal === undefined ? [] : [signal];
    return new EventSubscription({
      attach: async (onMore) => this.#attach(tenantId, after, onMore),
      accepts,
      signal: AbortSignal.any([this.#closing.signal, ...ending]),
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  #attach(tenantId: TenantId, after: EventCursor | "now", onMore: () => void): Attachment {
    const feed = this.#feedOf(tenantId);
    const position = after === "now" ? feed.upTo : after === BEGINNING ? feed.start : after;
    if (compareCursors(position, feed.upTo) > 0) {
      throw cursorTooOld();
    }
    return {
      position,
      after: async (from) => {
        const page = feed.after(from);
        if (page === undefined) {
          throw cursorTooOld();
        }
        return page;
      },
      detach: feed.listen(onMore),
    };
  }

  #feedOf(tenantId: TenantId): EventFeed {
    const feed = this.#feeds.get(tenantId) ?? new EventFeed(this.#start, this.#limit);
    this.#feeds.set(tenantId, feed);
    return feed;
  }
}

/** Later than every cursor before, even when the clock was put back. */
function nextCursor(last: EventCursor, now: Date): EventCursor {
  const [lastTime = 0, lastCount = 0] = last.split("-").map(Number);
  return eventCursor.parse(
    now.getTime() > lastTime ? `${now.getTime()}-0` : `${lastTime}-${lastCount + 1}`,
  );
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Guarded } from "../cache/index.ts";
import type { TenantId } from "../core/ids.ts";
import type { Aggregate } from "../privacy/index.ts";
import { EventFeed, type EventPage } from "./event-feed.ts";
import { type Attachment, EventSubscription } from "./event-subscription.ts";
import { draftPublication } from "./publication.ts";
import type { RecommendationSet } from "./recommendation-event.ts";
import {
  BEGINNING,
  compareCursors,
  cursorTooOld,
  type EventCursor,
  type EventReader,
  type Publication,
  type ReadRequest,
  type RecommendationLog,
  type RecommendationScope,
} from "./recommendation-log.ts";
import { RecommendationStreams, type StreamsOptions } from "./recommendation-streams.ts";
import { StreamReader } from "./stream-reader.ts";

interface Options extends StreamsOptions {
  /** Address of the same Redis, for the reader's own connection. */
  readonly url: string;
}

/** A tenant's stream while somebody of this process reads it. */
interface Followed {
  readonly tenantId: TenantId;
  readonly stream: string;
  readonly feed: EventFeed;
  readers: number;
}

/** Events a process keeps of a tenant; readers who are further behind read the stream themselves. */
const FEED_LENGTH = 1_000;
/** Tries to publish while others publish for the same callers at the same time. */
const RACES = 5;
const PAUSE_WHILE_AWAY_MS = 500;

/** The log of all processes, on Redis Streams. Each process reads every stream once. */
export class RedisRecommendationLog implements RecommendationLog {
  readonly #options: Options;
  readonly #streams: RecommendationStreams;
  readonly #followed = new Map<string, Followed>();
  readonly #closing = new AbortController();
  #reader: StreamReader | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#streams = new RecommendationStreams(options);
  }

  async publishChanges(
    scope: RecommendationScope,
    current: Aggregate<RecommendationSet>,
  ): Promise<Publication> {
    const { kinds, clock } = this.#options;
    for (let race = 0; race < RACES; race += 1) {
      const last = await this.#streams.lastPublished(scope);
      if (last === "unavailable") {
        return last;
      }
      const draft = draftPublication(kinds, last.reply.set, current, clock.now());
      const appended = await this.#streams.append(scope, last.reply, draft);
      if (appended === "unavailable") {
        return appended;
      }
      if (appended.reply) {
        return { published: draft.events.length };
      }
    }
    return "unavailable";
  }

  read({ tenantId, after, accepts, signal }: ReadRequest): EventReader {
    const ending = signal === undefined ? [] : [signal];
    return new EventSubscription({
      attach: (onMore, closing) => this.#attach(tenantId, after, { onMore, closing }),
      accepts,
      signal: AbortSignal.any([this.#closing.signal, ...ending]),
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#reader?.stop();
  }

  async #attach(
    tenantId: TenantId,
    after: EventCursor | "now",
    { onMore, closing }: { onMore: () => void; closing: AbortSignal },
  ): Promise<Attachment> {
    const tail = await this.#insist(() => this.#streams.tail(tenantId), closing);
    if (after !== "now" && compareCursors(after, tail) > 0) {
      throw cursorTooOld();
    }
    const followed = this.#follow(tenantId, tail);
    const unlisten = followed.feed.listen(onMore);
    return {
      position: after === "now" ? tail : after,
      after: (position) => this.#after(followed, position, closing),
      detach: () => {
        unlisten();
        this.#unfollow(followed);
      },
    };
  }

  async #after(
    { tenantId, feed }: Followed,
    position: EventCursor,
    closing: AbortSignal,
  ): Promise<EventPage> {
    const recent = feed.after(position);
    if (recent !== undefined) {
      return recent;
    }
    const ask = () => this.#streams.history(tenantId, position);
    const { oldest, page } = await this.#insist(ask, closing);
    // Only while the event at the position is kept itself is it certain that none after it is lost.
    if (position !== BEGINNING && (oldest === undefined || compareCursors(oldest, position) > 0)) {
      throw cursorTooOld();
    }
    return page;
  }

  /** Asks until Redis answers or the reader goes away. */
  async #insist<T>(ask: () => Promise<Guarded<T>>, closing: AbortSignal): Promise<T> {
    for (;;) {
      const answer = await ask();
      if (answer !== "unavailable") {
        return answer.reply;
      }
      await sleep(PAUSE_WHILE_AWAY_MS, undefined, { signal: closing });
    }
  }

  #follow(tenantId: TenantId, tail: EventCursor): Followed {
    const stream = this.#streams.nameOf(tenantId);
    const followed = this.#followed.get(stream) ?? {
      tenantId,
      stream,
      feed: new EventFeed(tail, FEED_LENGTH),
      readers: 0,
    };
    followed.readers += 1;
    this.#followed.set(stream, followed);
    this.#reader ??= new StreamReader({
      url: this.#options.url,
      positions: () =>
        new Map([...this.#followed.values()].map(({ stream, feed }) => [stream, feed.upTo])),
      onEntries: (stream, raw) => {
        const { tenantId, feed } = this.#followed.get(stream) ?? {};
        if (tenantId !== undefined && feed !== undefined) {
          feed.append(this.#streams.decode(tenantId, raw, feed.upTo));
        }
      },
    });
    return followed;
  }

  #unfollow(followed: Followed): void {
    followed.readers -= 1;
    if (followed.readers === 0) {
      this.#followed.delete(followed.stream);
    }
    if (this.#followed.size === 0) {
      this.#reader?.stop();
      this.#reader = undefined;
    }
  }
}

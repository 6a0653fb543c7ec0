import { LRUCache } from "lru-cache";
import {
  type Guarded,
  type GuardedRedis,
  KeyBoundCipher,
  type RejectionListener,
} from "../cache/index.ts";
import type { TenantId } from "../core/ids.ts";
import { type Aggregate, reopenAggregate, serializeAggregate } from "../privacy/index.ts";
import type { EventPage } from "./event-feed.ts";
import type { Draft } from "./publication.ts";
import type { RecommendationKinds, RecommendationSet } from "./recommendation-event.ts";
import {
  BEGINNING,
  type EventCursor,
  eventCursor,
  type LogEntry,
  type RecommendationScope,
} from "./recommendation-log.ts";

/** An entry of a stream as Redis gives it: its id, then field names and values in turn. */
export type RawEntry = readonly [id: Buffer, fields: readonly Buffer[]];

/** The last published set, and its bytes as they lie in Redis (none: empty). */
export interface LastPublished {
  readonly bytes: Buffer;
  readonly set: Aggregate<RecommendationSet> | undefined;
}

interface Options {
  readonly redis: GuardedRedis;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  readonly kinds: RecommendationKinds;
  readonly onRejected: RejectionListener;
}

/** Events kept per tenant, give or take a hundred. */
const STREAM_LENGTH = 10_000;
/** A tenant that nobody surveys for this long leaves nothing behind. */
const RETENTION_SECONDS = 90 * 86_400;
const HISTORY_PAGE = 200;
const REMEMBERED_EVENTS = 20_000;

/** Appends the events if nobody has published since the last set was read: one step for all processes. */
const APPEND = `
if (redis.call("get", KEYS[1]) or "") ~= ARGV[1] then return 0 end
redis.call("set", KEYS[1], ARGV[2], "EX", ARGV[3])
for i = 5, #ARGV do redis.call("xadd", KEYS[2], "MAXLEN", "~", ARGV[4], "*", "event", ARGV[i]) end
redis.call("expire", KEYS[2], ARGV[3])
return 1`;

/**
 * Recommendation events as they lie in Redis: one stream per tenant under a keyed name, every event
 * and every published set encrypted and bound to its tenant.
 */
export class RecommendationStreams {
  readonly #redis: GuardedRedis;
  readonly #cipher: KeyBoundCipher;
  readonly #kinds: RecommendationKinds;
  readonly #onRejected: RejectionListener;
  /** Where each event was first seen, to notice one that is appended again. */
  readonly #firstSeen = new LRUCache<string, EventCursor>({ max: REMEMBERED_EVENTS });

  constructor({ redis, seatwiseKey, kinds, onRejected }: Options) {
    this.#redis = redis;
    this.#cipher = new KeyBoundCipher(seatwiseKey, "recommendation log");
    this.#kinds = kinds;
    this.#onRejected = onRejected;
  }

  /** Name of a tenant's stream. The braces keep what belongs together on one node of a cluster. */
  nameOf(tenantId: TenantId): string {
    return `seatwise:recommendations:{${this.#cipher.nameOf(["tenant", tenantId])}}:events`;
  }

  async lastPublished(scope: RecommendationScope): Promise<Guarded<LastPublished>> {
    const name = this.#setNameOf(scope);
    const read = await this.#redis.run((redis) => redis.getBuffer(name));
    if (read === "unavailable" || read.reply === null) {
      return read === "unavailable" ? read : { reply: { bytes: Buffer.alloc(0), set: undefined } };
    }
    const text = this.#cipher.decrypt(read.reply, setBinding(scope));
    if (text === undefined) {
      this.#onRejected({ store: "recommendation-log", because: "forged", entry: name });
    }
    const set = text === undefined ? undefined : reopenAggregate(this.#kinds.set, text);
    return { reply: { bytes: read.reply, set } };
  }

  /** @returns whether the draft was appended: it is not when somebody published since `last`. */
  async append(
    scope: RecommendationScope,
    last: LastPublished,
    draft: Draft,
  ): Promise<Guarded<boolean>> {
    const binding = eventBinding(scope.tenantId);
    const set = this.#cipher.encrypt(serializeAggregate(draft.published), setBinding(scope));
    const events = draft.events.map((event) =>
      this.#cipher.encrypt(serializeAggregate(event), binding),
    );
    const names = [this.#setNameOf(scope), this.nameOf(scope.tenantId)] as const;
    const sent = await this.#redis.run((redis) =>
      redis.eval(APPEND, 2, ...names, last.bytes, set, RETENTION_SECONDS, STREAM_LENGTH, ...events),
    );
    return sent === "unavailable" ? sent : { reply: sent.reply === 1 };
  }

  /** Position of the newest event. */
  async tail(tenantId: TenantId): Promise<Guarded<EventCursor>> {
    const read = await this.#redis.run((redis) =>
      redis.xrevrangeBuffer(this.nameOf(tenantId), "+", "-", "COUNT", 1),
    );
    return read === "unavailable" ? read : { reply: cursorOf(read.reply[0]) ?? BEGINNING };
  }

  /** Position of the oldest event that is kept, and the first events after a position. */
  async history(
    tenantId: TenantId,
    after: EventCursor,
  ): Promise<Guarded<{ readonly oldest: EventCursor | undefined; readonly page: EventPage }>> {
    const name = this.nameOf(tenantId);
    const read = await this.#redis.run((redis) =>
      Promise.all([
        redis.xrangeBuffer(name, "-", "+", "COUNT", 1),
        redis.xrangeBuffer(name, `(${after}`, "+", "COUNT", HISTORY_PAGE),
      ]),
    );
    if (read === "unavailable") {
      return read;
    }
    const [[oldest], entries] = read.reply;
    return { reply: { oldest: cursorOf(oldest), page: this.decode(tenantId, entries, after) } };
  }

  /**
   * Reads raw entries. What was not written by us for this tenant, or is there a second time, is
   * left out and reported.
   * @param after position that was read on from.
   */
  decode(tenantId: TenantId, raw: readonly RawEntry[], after: EventCursor): EventPage {
    const entries = raw.flatMap((entry): readonly LogEntry[] => {
      const cursor = cursorOf(entry) ?? after;
      const [, bytes = Buffer.alloc(0)] = entry[1];
      const text = this.#cipher.decrypt(bytes, eventBinding(tenantId));
      if (text === undefined || this.#isRepeated(bytes, cursor)) {
        const because = text === undefined ? "forged" : "superseded";
        this.#onRejected({ store: "recommendation-log", because, entry: this.nameOf(tenantId) });
        return [];
      }
      const event = reopenAggregate(this.#kinds.event, text);
      return event === undefined ? [] : [{ cursor, event }];
    });
    return { entries, upTo: cursorOf(raw.at(-1)) ?? after };
  }

  /** No two encryptions are alike, so equal bytes at two places are one event put there twice. */
  #isRepeated(bytes: Buffer, cursor: EventCursor): boolean {
    const mark = bytes.toString("base64", bytes.length - 16);
    const first = this.#firstSeen.get(mark) ?? cursor;
    this.#firstSeen.set(mark, first);
    return first !== cursor;
  }

  #setNameOf({ tenantId, visibilityClass }: RecommendationScope): string {
    const tenant = this.#cipher.nameOf(["tenant", tenantId]);
    const set = this.#cipher.nameOf(["set", tenantId, visibilityClass]);
    return `seatwise:recommendations:{${tenant}}:published:${set}`;
  }
}

function setBinding({ tenantId, visibilityClass }: RecommendationScope): readonly string[] {
  return ["published set", tenantId, visibilityClass];
}

function eventBinding(tenantId: TenantId): readonly string[] {
  return ["event", tenantId];
}

function cursorOf(entry: RawEntry | undefined): EventCursor | undefined {
  return entry === undefined ? undefined : eventCursor.parse(entry[0].toString());
}

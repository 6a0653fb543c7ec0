import {
  ArmsLength,
  type EntryRecord,
  type Guarded,
  type GuardedRedis,
  KeyBoundCipher,
  type RejectionListener,
} from "../cache/index.ts";
import type { Clock } from "../core/clock.ts";
import type { TenantId } from "../core/ids.ts";
import type { Logger } from "../core/logger.ts";
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

/** What was published last, as it lies in Redis. */
export interface LastPublished {
  /** Bytes of the set; none: empty. */
  readonly bytes: Buffer;
  readonly set: Aggregate<RecommendationSet> | undefined;
  /** Which writing of the set this is; 0 where there is none. */
  readonly generation: number;
  /** Position of the tenant's newest event. */
  readonly tail: EventCursor;
}

export interface StreamsOptions {
  readonly redis: GuardedRedis;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  readonly kinds: RecommendationKinds;
  /** Which writing of a published set is the newest. */
  readonly record: EntryRecord;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onRejected: RejectionListener;
}

interface Writing {
  readonly draft: Draft;
  readonly generation: number;
  readonly writtenAtMs: number;
}

/** Events kept per tenant, give or take a hundred. */
const STREAM_LENGTH = 10_000;
/** A tenant that nobody surveys for this long leaves nothing behind. */
const RETENTION_SECONDS = 90 * 86_400;
const HISTORY_PAGE = 200;
/** How long a publication waits to hear which set is the newest, or to have it noted. */
const RECORD_LIMIT_MS = 2_000;

/** Appends the events if nobody has published since the last set was read: one step for all processes. */
const APPEND = `
if (redis.call("get", KEYS[1]) or "") ~= ARGV[1] then return 0 end
local newest = redis.call("xrevrange", KEYS[2], "+", "-", "COUNT", 1)
if (newest[1] and newest[1][1] or "0-0") ~= ARGV[2] then return 0 end
redis.call("set", KEYS[1], ARGV[3], "EX", ARGV[4])
for i = 6, #ARGV, 2 do redis.call("xadd", KEYS[2], "MAXLEN", "~", ARGV[5], ARGV[i], "event", ARGV[i + 1]) end
redis.call("expire", KEYS[2], ARGV[4])
return 1`;

/**
 * Recommendation events as they lie in Redis: one stream per tenant under a keyed name, every event
 * encrypted and bound to its tenant and its place in the stream, every published set to its tenant,
 * visibility class and writing. A copied event opens nowhere, and an older set is known for what it is
 * also where nobody saw the newer one.
 */
export class RecommendationStreams {
  readonly #options: StreamsOptions;
  readonly #cipher: KeyBoundCipher;
  readonly #recordGuard: ArmsLength;

  constructor(options: StreamsOptions) {
    const { seatwiseKey, clock, log } = options;
    this.#options = options;
    this.#cipher = new KeyBoundCipher(seatwiseKey, "recommendation log");
    const service = "The record of published sets";
    this.#recordGuard = new ArmsLength({ service, limitMs: RECORD_LIMIT_MS, clock, log });
  }

  /** Name of a tenant's stream. The braces keep what belongs together on one node of a cluster. */
  nameOf(tenantId: TenantId): string {
    return `seatwise:recommendations:{${this.#cipher.nameOf(["tenant", tenantId])}}:events`;
  }

  async lastPublished(scope: RecommendationScope): Promise<Guarded<LastPublished>> {
    const { redis, record, kinds } = this.#options;
    const name = this.#setNameOf(scope);
    // First what must be there at least, then what is: whoever writes in between writes something newer.
    const newest = await this.#recordGuard.run(() => record.newest(scope.tenantId, name));
    const stored = await redis.run((client) => client.getBuffer(name));
    const tail = await this.tail(scope.tenantId);
    if (newest === "unavailable" || stored === "unavailable" || tail === "unavailable") {
      return "unavailable";
    }
    const nothing = { bytes: stored.reply ?? Buffer.alloc(0), set: undefined, tail: tail.reply };
    if (stored.reply === null) {
      return { reply: { ...nothing, generation: 0 } };
    }
    const written = decodeSet(this.#cipher.decrypt(stored.reply, setBinding(scope)));
    if (written === undefined || written.generation < newest.reply) {
      const because = written === undefined ? "forged" : "superseded";
      this.#options.onRejected({ store: "recommendation-log", because, entry: name });
      return { reply: { ...nothing, generation: newest.reply } };
    }
    const { generation, text } = written;
    return { reply: { ...nothing, generation, set: reopenAggregate(kinds.set, text) } };
  }

  /** @returns whether the draft was appended: it is not when somebody published since `last`. */
  async append(
    scope: RecommendationScope,
    last: LastPublished,
    draft: Draft,
  ): Promise<Guarded<boolean>> {
    const { record, clock } = this.#options;
    const { tenantId } = scope;
    const writtenAtMs = clock.now().getTime();
    const endsAtMs = writtenAtMs + RETENTION_SECONDS * 1_000;
    const place = { tenantId, entry: this.#setNameOf(scope), writtenAtMs, endsAtMs };
    let sent: Guarded<boolean> = "unavailable";
    const recorded = await this.#recordGuard.run(() =>
      record.advance(place, async (next) => {
        // Also above what a process wrote that shares no record with this one.
        const generation = Math.max(next, last.generation + 1);
        sent = await this.#write(scope, last, { draft, generation, writtenAtMs });
        return sent !== "unavailable" && sent.reply;
      }),
    );
    return recorded === "unavailable" ? recorded : sent;
  }

  async #write(
    scope: RecommendationScope,
    { bytes, tail }: LastPublished,
    { draft, generation, writtenAtMs }: Writing,
  ): Promise<Guarded<boolean>> {
    const { tenantId } = scope;
    const text = `${generation}\n${serializeAggregate(draft.published)}`;
    const set = this.#cipher.encrypt(text, setBinding(scope));
    const events = draft.events.flatMap((event, at) => {
      const cursor = cursorAfter(tail, writtenAtMs, at);
      return [
        cursor,
        this.#cipher.encrypt(serializeAggregate(event), eventBinding(tenantId, cursor)),
      ];
    });
    const names = [this.#setNameOf(scope), this.nameOf(tenantId)] as const;
    const limits = [RETENTION_SECONDS, STREAM_LENGTH] as const;
    const sent = await this.#options.redis.run((redis) =>
      redis.eval(APPEND, 2, ...names, bytes, tail, set, ...limits, ...events),
    );
    return sent === "unavailable" ? sent : { reply: sent.reply === 1 };
  }

  /** Position of the newest event. */
  async tail(tenantId: TenantId): Promise<Guarded<EventCursor>> {
    const read = await this.#options.redis.run((redis) =>
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
    const read = await this.#options.redis.run((redis) =>
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
   * Reads raw entries. What was not written by us for this tenant and this very place is left out and
   * reported.
   * @param after position that was read on from.
   */
  decode(tenantId: TenantId, raw: readonly RawEntry[], after: EventCursor): EventPage {
    const { kinds, onRejected } = this.#options;
    const entries = raw.flatMap((entry): readonly LogEntry[] => {
      const cursor = cursorOf(entry) ?? after;
      const [, bytes = Buffer.alloc(0)] = entry[1];
      const text = this.#cipher.decrypt(bytes, eventBinding(tenantId, cursor));
      if (text === undefined) {
        const name = this.nameOf(tenantId);
        onRejected({ store: "recommendation-log", because: "forged", entry: name });
        return [];
      }
      const event = reopenAggregate(kinds.event, text);
      return event === undefined ? [] : [{ cursor, event }];
    });
    return { entries, upTo: cursorOf(raw.at(-1)) ?? after };
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

function eventBinding(tenantId: TenantId, cursor: EventCursor): readonly string[] {
  return ["event", tenantId, cursor];
}

/** A set as it lies inside the encryption: which writing it is, a line break, and itself. */
function decodeSet(
  encoded: string | undefined,
): { readonly generation: number; readonly text: string } | undefined {
  const [, generation, text] = /^(\d{1,16})\n(.*)$/s.exec(encoded ?? "") ?? [];
  return generation === undefined || text === undefined
    ? undefined
    : { generation: Number(generation), text };
}

/** The place of the event at an index of those appended behind the newest: never before it, by any clock. */
function cursorAfter(tail: EventCursor, nowMs: number, index: number): EventCursor {
  const [tailMs = 0, tailCount = 0] = tail.split("-").map(Number);
  const isLater = nowMs > tailMs;
  const count = isLater ? index : tailCount + 1 + index;
  return eventCursor.parse(`${isLater ? nowMs : tailMs}-${count}`);
}

function cursorOf(entry: RawEntry | undefined): EventCursor | undefined {
  return entry === undefined ? undefined : eventCursor.parse(entry[0].toString());
}

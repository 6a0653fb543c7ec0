import type { EventPage } from "./event-feed.ts";
import type { RecommendationEvent } from "./recommendation-event.ts";
import type { EventCursor, EventReader, LogEntry } from "./recommendation-log.ts";

/** A reader's place in a log. */
export interface Attachment {
  readonly position: EventCursor;
  /** What comes after a position, as far as it is known now. */
  after(position: EventCursor): Promise<EventPage>;
  detach(): void;
}

interface Options {
  /** Takes a place in the log; calls `onMore` whenever there may be more to read. */
  readonly attach: (onMore: () => void, signal: AbortSignal) => Promise<Attachment>;
  readonly accepts: (event: RecommendationEvent) => boolean | Promise<boolean>;
  readonly signal: AbortSignal | undefined;
}

/**
 * A reader of a log. Written by hand rather than as an async generator: a generator that waits for
 * the next event cannot be returned, so an unsubscribed reader would stay until an event came.
 */
export class EventSubscription implements EventReader {
  readonly #accepts: (event: RecommendationEvent) => boolean | Promise<boolean>;
  readonly #closing = new AbortController();
  readonly #attachment: Promise<Attachment>;
  #position: EventCursor | undefined;
  #entries: Iterator<LogEntry> = Iterator.from<LogEntry>([]);
  #mayHaveMore = true;
  #wake: () => void = () => undefined;

  constructor({ attach, accepts, signal }: Options) {
    this.#accepts = accepts;
    this.#attachment = attach(() => this.#onMore(), this.#closing.signal);
    // Told to the reader by `next`; here only kept from being called unhandled.
    this.#attachment.catch(() => undefined);
    if (signal?.aborted === true) {
      this.#close();
    }
    signal?.addEventListener("abort", () => this.#close(), { signal: this.#closing.signal });
  }

  async next(): Promise<IteratorResult<LogEntry, undefined>> {
    try {
      const attachment = await this.#attachment;
      while (!this.#closing.signal.aborted) {
        const entry = this.#entries.next();
        if (entry.done === true) {
          await (this.#mayHaveMore ? this.#readOn(attachment) : this.#more());
        } else if (await this.#accepts(entry.value.event.value)) {
          return { done: false, value: entry.value };
        }
      }
    } catch (error) {
      if (!this.#closing.signal.aborted) {
        this.#close();
        throw error;
      }
    }
    return { done: true, value: undefined };
  }

  /** May be called any number of times: servers do so after a reader has ended by itself. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#close();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #readOn(attachment: Attachment): Promise<void> {
    this.#mayHaveMore = false;
    const position = this.#position ?? attachment.position;
    const page = await attachment.after(position);
    this.#entries = page.entries.values();
    this.#position = page.upTo;
    // Where reading led further there may be a further page.
    this.#mayHaveMore ||= page.upTo !== position;
  }

  async #more(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  #onMore(): void {
    this.#mayHaveMore = true;
    this.#wake();
  }

  #close(): void {
    if (!this.#closing.signal.aborted) {
      this.#closing.abort();
      this.#wake();
      this.#attachment.then(
        (attachment) => attachment.detach(),
        () => undefined,
      );
    }
  }
}

import { compareCursors, type EventCursor, type LogEntry } from "./recommendation-log.ts";

/** Events in order, and the position up to which the log was read to get them. */
export interface EventPage {
  readonly entries: readonly LogEntry[];
  readonly upTo: EventCursor;
}

/** The newest events of one tenant's log, kept once per process whatever the number of readers. */
export class EventFeed {
  readonly #limit: number;
  readonly #listeners = new Set<() => void>();
  #start: EventCursor;
  #upTo: EventCursor;
  #entries: LogEntry[] = [];

  /**
   * @param start the feed holds what comes after this position.
   * @param limit number of events kept; older ones make way.
   */
  constructor(start: EventCursor, limit: number) {
    this.#start = start;
    this.#upTo = start;
    this.#limit = limit;
  }

  /** Position after which the feed has everything. */
  get start(): EventCursor {
    return this.#start;
  }

  /** Position up to which the log has been read. */
  get upTo(): EventCursor {
    return this.#upTo;
  }

  /** Takes what comes after the position reached; what it has already is left out. */
  append(page: EventPage): void {
    const isNew = ({ cursor }: LogEntry) => compareCursors(cursor, this.#upTo) > 0;
    this.#entries.push(...page.entries.filter(isNew));
    this.#upTo = laterOf(page.upTo, this.#upTo);
    const dropped = this.#entries.splice(0, Math.max(0, this.#entries.length - this.#limit));
    this.#start = dropped.at(-1)?.cursor ?? this.#start;
    for (const listener of this.#listeners) {
      listener();
    }
  }

  /** What comes after a position; `undefined` when the feed does not reach back that far. */
  after(position: EventCursor): EventPage | undefined {
    if (compareCursors(position, this.#start) < 0) {
      return undefined;
    }
    const seen = this.#entries.findLastIndex(({ cursor }) => compareCursors(cursor, position) <= 0);
    return { entries: this.#entries.slice(seen + 1), upTo: laterOf(position, this.#upTo) };
  }

  /** Calls the listener after every `append`, until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function laterOf(a: EventCursor, b: EventCursor): EventCursor {
  return compareCursors(a, b) > 0 ? a : b;
}

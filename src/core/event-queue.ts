/**
 * Events of one producer for one consumer. Made by hand rather than by an async generator: `return`
 * takes effect at once, also while a `next` is waiting, so that a consumer who leaves is noticed.
 */
export class EventQueue<Event> implements AsyncIterableIterator<Event, undefined> {
  readonly #events: Event[] = [];
  readonly #waiting: ((result: IteratorResult<Event, undefined>) => void)[] = [];
  readonly #onLeave: () => void;
  #isEnded = false;

  /** @param onLeave called when the consumer leaves; may be called after the end as well. */
  constructor(onLeave: () => void) {
    this.#onLeave = onLeave;
  }

  push(value: Event): void {
    if (this.#isEnded) return;
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#events.push(value);
    else waiting({ done: false, value });
  }

  end(): void {
    this.#isEnded = true;
    for (const waiting of this.#waiting.splice(0)) waiting({ done: true, value: undefined });
  }

  next(): Promise<IteratorResult<Event, undefined>> {
    const value = this.#events.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.#isEnded) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  return(): Promise<IteratorResult<Event, undefined>> {
    this.#events.length = 0;
    this.end();
    this.#onLeave();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

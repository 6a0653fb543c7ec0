/**
 * Items of several streams in the order in which they come, at most `limit()` streams being waited for
 * at a time. A stream is asked for its next item only when its last one has been taken, so no more
 * items lie about than streams are read; begun streams go before new ones.
 * @throws the first error of any stream. The caller ends the others, by the signal they were made with.
 */
export async function* merged<T>(
  streams: Iterable<AsyncGenerator<T>>,
  limit: () => number,
): AsyncGenerator<T> {
  const resting = [...streams];
  const running = new Map<AsyncGenerator<T>, Promise<Step<T>>>();
  for (;;) {
    for (const stream of resting.splice(0, Math.max(0, limit() - running.size))) {
      running.set(stream, stepOf(stream));
    }
    if (running.size === 0) {
      return;
    }
    const { stream, result } = await Promise.race(running.values());
    running.delete(stream);
    if (result.done !== true) {
      resting.unshift(stream);
      yield result.value;
    }
  }
}

interface Step<T> {
  readonly stream: AsyncGenerator<T>;
  readonly result: IteratorResult<T>;
}

function stepOf<T>(stream: AsyncGenerator<T>): Promise<Step<T>> {
  const step = stream.next().then((result) => ({ stream, result }));
  // Raced against others; a failure that loses the race must not count as unhandled.
  step.catch(() => undefined);
  return step;
}

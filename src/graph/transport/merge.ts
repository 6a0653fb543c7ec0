/** Items that may lie ready before no more are asked for: then taking them is what takes time. */
const MOST_READY = 2;

/**
 * Items of several streams in the order in which they come, at most `limit()` streams being waited for
 * at a time, and fewer when items come faster than they are taken. Begun streams go before new ones.
 * @throws the first error of any stream. The caller ends the others, by the signal they were made with.
 */
export async function* merged<T>(
  streams: Iterable<AsyncGenerator<T>>,
  limit: () => number,
): AsyncGenerator<T> {
  const resting = [...streams];
  const running = new Map<AsyncGenerator<T>, Promise<Step<T>>>();
  let ready = 0;
  for (;;) {
    const wanted = ready >= MOST_READY ? 0 : limit() - running.size;
    for (const stream of resting.splice(0, Math.max(0, wanted))) {
      const step = stepOf(stream, () => {
        ready += 1;
      });
      // Raced against others; a failure that loses the race must not count as unhandled.
      step.catch(() => undefined);
      running.set(stream, step);
    }
    if (running.size === 0) {
      return;
    }
    const { stream, result } = await Promise.race(running.values());
    ready -= 1;
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

async function stepOf<T>(stream: AsyncGenerator<T>, onReady: () => void): Promise<Step<T>> {
  const result = await stream.next();
  onReady();
  return { stream, result };
}

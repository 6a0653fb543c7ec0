import { crc32 } from "node:zlib";
import { AppError } from "../../core/errors.ts";

/** How a broken body is opened again. */
export interface Reopening {
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
  /** Waits before the next try, or throws when there is none; `tried` counts tries without progress. */
  readonly beforeRetry: (error: unknown, tried: number) => Promise<void>;
}

/**
 * The pieces of a body that can be fetched again from its start. After a break, what was already
 * given is skipped, once a checksum has shown that it is the same: nothing comes twice, nothing is
 * held back, and nothing is stored.
 * @throws AppError GRAPH_UNAVAILABLE when the body has changed in between; what `beforeRetry` throws.
 */
export async function* resumableBody({ open, beforeRetry }: Reopening): AsyncGenerator<Uint8Array> {
  const given = new GivenPart();
  for (let tried = 0; ; tried += 1) {
    const lengthBefore = given.length;
    try {
      yield* given.remainderOf(await open());
      return;
    } catch (error) {
      tried = given.length > lengthBefore ? 0 : tried;
      await beforeRetry(error, tried);
    }
  }
}

class GivenPart {
  length = 0;
  #checksum = 0;

  async *remainderOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let toSkip = this.length;
    let checksum = 0;
    for await (const piece of body) {
      const skipped = piece.subarray(0, toSkip);
      toSkip -= skipped.length;
      checksum = crc32(skipped, checksum);
      if (toSkip === 0 && skipped.length > 0 && checksum !== this.#checksum) {
        throw changed();
      }
      const fresh = piece.subarray(skipped.length);
      if (fresh.length > 0) {
        this.length += fresh.length;
        this.#checksum = crc32(fresh, this.#checksum);
        yield fresh;
      }
    }
    if (toSkip > 0) {
      throw changed();
    }
  }
}

function changed(): AppError {
  return new AppError("GRAPH_UNAVAILABLE", {
    reason: "A usage report was renewed while it was being read.",
  });
}

/** The pieces of a body; `giveUp` is called when the next one does not come in time. */
export async function* inTime(
  pieces: AsyncIterable<Uint8Array>,
  patience: number,
  giveUp: () => void,
): AsyncGenerator<Uint8Array> {
  let timer = setTimeout(giveUp, patience);
  try {
    for await (const piece of pieces) {
      clearTimeout(timer);
      yield piece;
      timer = setTimeout(giveUp, patience);
    }
  } finally {
    clearTimeout(timer);
  }
}

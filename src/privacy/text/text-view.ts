import type { Span } from "./span.ts";

/**
 * A text made from another one that still knows where each of its code units came from, so that what
 * is found in the rewritten form can be cut out of the original.
 */
export interface TextView {
  readonly text: string;
  /** The stretch of the original that a stretch of this text was made from. */
  originOf(span: Span): Span;
}

/** The text itself, unchanged. */
export function plainView(text: string): TextView {
  return { text, originOf: (span) => span };
}

/** Collects the pieces of a rewritten text in order. */
export class ViewBuilder {
  readonly #pieces: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Adds text that stands for one stretch of the original as a whole. */
  add(text: string, origin: Span): void {
    this.#pieces.push(text);
    for (let unit = 0; unit < text.length; unit += 1) {
      this.#starts.push(origin.start);
      this.#ends.push(origin.end);
    }
  }

  /** Adds a stretch of the original as it is. */
  keep(original: string, origin: Span): void {
    this.#pieces.push(original.slice(origin.start, origin.end));
    for (let at = origin.start; at < origin.end; at += 1) {
      this.#starts.push(at);
      this.#ends.push(at + 1);
    }
  }

  /** Code units so far. */
  get length(): number {
    return this.#starts.length;
  }

  build(): TextView {
    const starts = this.#starts;
    const ends = this.#ends;
    return {
      text: this.#pieces.join(""),
      originOf: ({ start, end }) => ({
        start: starts[start] ?? ends.at(-1) ?? 0,
        end: end > start ? (ends[end - 1] ?? 0) : (starts[start] ?? 0),
      }),
    };
  }
}

/** Replaces every match of a global pattern; `undefined` from `rewrite` leaves the match as it is. */
export function rewriteMatches(
  text: string,
  pattern: RegExp,
  rewrite: (match: string) => string | undefined,
): TextView {
  const builder = new ViewBuilder();
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const replacement = rewrite(match[0]);
    if (replacement !== undefined) {
      const origin = { start: match.index, end: match.index + match[0].length };
      builder.keep(text, { start: done, end: origin.start });
      builder.add(replacement, origin);
      done = origin.end;
    }
  }
  if (done === 0) {
    return plainView(text);
  }
  builder.keep(text, { start: done, end: text.length });
  return builder.build();
}

/** A view of a view, told in terms of the first original. */
export function throughView(inner: TextView, outer: TextView): TextView {
  return { text: outer.text, originOf: (span) => inner.originOf(outer.originOf(span)) };
}

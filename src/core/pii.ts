import { inspect } from "node:util";

/**
 * A personal value in a box: printing, logging, JSON and string templates show `[personal]`.
 * Only `openPii` gives the value, so every place that looks inside can be found by name.
 */
export class Pii<T = string> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  static open<T>(box: Pii<T>): T {
    return box.#value;
  }

  toString(): string {
    return "[personal]";
  }

  toJSON(): string {
    return "[personal]";
  }

  [inspect.custom](): string {
    return "[personal]";
  }
}

/** The value inside the box. Call it where the value is used and let go of it there. */
export function openPii<T>(box: Pii<T>): T {
  return Pii.open(box);
}

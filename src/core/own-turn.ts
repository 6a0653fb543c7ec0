import { setImmediate } from "node:timers";

/** How long a piece of work may keep the event loop to itself before others are let in. */
const TURN_MS = 2;

/** Those who wait, work that was begun before work that was not: a page half counted is kept in memory. */
const toGoOn: (() => void)[] = [];
const toBegin: (() => void)[] = [];
let turnBeganAt = 0;

/**
 * Waits for a turn of the event loop that nobody else who asked for one works in. Pages and pieces of
 * reports come from many requests at once: taken apart in one turn, each of them short, together they
 * would keep everybody else waiting. Shared by the whole process, because the event loop is.
 */
export function turnToBegin(): Promise<void> {
  return turnIn(toBegin);
}

/** The same for the next part of work that was begun: it goes before all that waits to begin. */
export function turnToGoOn(): Promise<void> {
  return turnIn(toGoOn);
}

/** Whether work in a turn of its own should wait for the next one; cheap enough to ask at every step. */
export function isTurnOver(): boolean {
  return performance.now() - turnBeganAt > TURN_MS;
}

/** Does something with every item and gives way to others as often as that takes long. */
export async function inTurns<T>(items: Iterable<T>, visit: (item: T) => void): Promise<void> {
  for (const item of items) {
    visit(item);
    if (isTurnOver()) {
      await turnToGoOn();
    }
  }
}

/** How many wait to begin: what they hold is in memory already. */
export function waitingToBegin(): number {
  return toBegin.length;
}

function turnIn(queue: (() => void)[]): Promise<void> {
  return new Promise((resolve) => {
    if (toGoOn.length + toBegin.length === 0) {
      setImmediate(giveTurn);
    }
    queue.push(resolve);
  });
}

function giveTurn(): void {
  const resolve = toGoOn.shift() ?? toBegin.shift();
  if (toGoOn.length + toBegin.length > 0) {
    setImmediate(giveTurn);
  }
  turnBeganAt = performance.now();
  resolve?.();
}

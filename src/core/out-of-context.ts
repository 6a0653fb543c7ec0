import { AsyncLocalStorage } from "node:async_hooks";

const outside = AsyncLocalStorage.snapshot();

/**
 * Does something outside of whatever is going on. Node keeps with a connection the asynchronous context
 * it was opened in for as long as it lives, and connections outlive the request they were opened for: with
 * an interaction's context, its caller's token and the names of the directory would stay in memory.
 */
export function outOfContext<T>(act: () => T): T {
  return outside(act);
}

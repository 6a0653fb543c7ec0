import { monitorEventLoopDelay, PerformanceObserver } from "node:perf_hooks";

/** How a thread's event loop fared, in milliseconds. */
export interface LoopFigures {
  /** By the clock, which also counts what other processes took away. */
  readonly longestStallMs: number;
  /** The same in time of the processor. */
  readonly longestTurnMs: number;
  /** Of its own heap. */
  readonly longestCollectionMs: number;
}

/** Watches the event loop of this thread from now on. @returns what was seen until it is called. */
export function watchLoop(): () => LoopFigures {
  let longestTurnMs = 0;
  let turnStartedMs = cpuMs();
  setInterval(() => {
    const nowMs = cpuMs();
    longestTurnMs = Math.max(longestTurnMs, nowMs - turnStartedMs);
    turnStartedMs = nowMs;
  }, 1).unref();

  let longestCollectionMs = 0;
  new PerformanceObserver((list) => {
    const durations = list.getEntries().map(({ duration }) => duration);
    longestCollectionMs = Math.max(longestCollectionMs, ...durations);
  }).observe({ entryTypes: ["gc"] });

  const stalls = monitorEventLoopDelay({ resolution: 1 });
  stalls.enable();
  return () => ({
    longestStallMs: rounded(stalls.max / 1e6),
    longestTurnMs: rounded(longestTurnMs),
    longestCollectionMs: rounded(longestCollectionMs),
  });
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}

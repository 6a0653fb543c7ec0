// Loaded ahead of a program (`node --import`): says on request how the event loop fared since the last
// request, and how much memory was in use at most.
import { isMainThread } from "node:worker_threads";
import { type LoopFigures, watchLoop } from "./loop-watch.ts";

export interface ProcessFigures extends LoopFigures {
  readonly peakMegabytes: number;
}

if (isMainThread) {
  let watched = watchLoop();
  let peakBytes = 0;
  setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 20).unref();
  process.on("message", (message) => {
    if (message === "figures") {
      process.send?.({ figures: { ...watched(), peakMegabytes: Math.round(peakBytes / 2 ** 20) } });
      watched = watchLoop();
      peakBytes = 0;
    }
  });
  process.on("disconnect", () => process.exit());
}

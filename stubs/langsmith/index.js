// LangChain imports these names from `langsmith` and, when one environment variable is set, ships
// every prompt and tool result to a third party. Here the names exist and the way out does not:
// whoever turns tracing on gets an error instead of a leak.

function refuse() {
  throw new Error("Tracing to LangSmith is removed from Seatwise: prompts never leave that way.");
}

export class Client {
  constructor() {
    refuse();
  }
}

/** LangChain builds run trees for its own bookkeeping, so they can be made; they cannot be sent. */
export class RunTree {
  constructor(config) {
    Object.assign(this, config);
    this.child_runs ??= [];
  }
  postRun() {
    return refuse();
  }
  patchRun() {
    return refuse();
  }
}

export const isRunTree = (value) => value instanceof RunTree;
export const isTraceableFunction = () => false;
export const getCurrentRunTree = () => undefined;
export const convertToDottedOrderFormat = (epoch, runId, executionOrder = 1) => ({
  dottedOrder: `${new Date(epoch).toISOString()}${executionOrder}${runId}`,
  microsecondPrecisionDatestring: new Date(epoch).toISOString(),
});

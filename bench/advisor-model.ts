import { startEmulatedModel } from "../test/agent/support/emulated-model.ts";

// The emulated model in a process of its own, so that its time is not the advisor's.
const { endpoint } = await startEmulatedModel();
process.send?.({ endpoint });

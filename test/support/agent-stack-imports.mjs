// Preloaded into a process, tells on standard error which modules of the agent stack it loads.
import { registerHooks } from "node:module";

const AGENT_STACK = /node_modules\/(langchain|@langchain\/[^/]+|openai|@azure\/openai)\//;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const found = AGENT_STACK.exec(resolved.url);
    if (found !== null) process.stderr.write(`agent stack: ${found[1]}\n`);
    return resolved;
  },
});

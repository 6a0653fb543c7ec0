import { subscribe } from "node:diagnostics_channel";
import { z } from "zod";
import { scrubEnvironment } from "../../../src/core/config.ts";
import { isAppError } from "../../../src/core/errors.ts";

// A process of its own that asks the advisor one question and tells on standard output what came of
// it and every host it talked to. With "scrub" it prepares its environment as the product does.

const hosts = new Set<string>();
const undiciRequest = z.object({
  request: z.object({ origin: z.union([z.string(), z.instanceof(URL)]) }),
});
subscribe("undici:request:create", (message) => {
  hosts.add(new URL(undiciRequest.parse(message).request.origin).hostname);
});
const httpRequest = z.object({ request: z.object({ host: z.string() }) });
subscribe("http.client.request.start", (message) => {
  hosts.add(httpRequest.parse(message).request.host);
});

async function outcome(): Promise<string> {
  if (process.argv.includes("scrub")) scrubEnvironment();
  const { startEmulatedModel } = await import("./emulated-model.ts");
  const { ask } = await import("./asking.ts");
  const model = await startEmulatedModel();
  try {
    return (await ask({ model: model.settings("demo-planner") })).outcome;
  } finally {
    await model.close();
  }
}

const told = await outcome().catch((error: unknown) =>
  isAppError(error) ? `${error.code}: ${error.details.reason ?? ""}` : "a foreign error",
);
process.stdout.write(`${JSON.stringify({ told, hosts: [...hosts] })}\n`);

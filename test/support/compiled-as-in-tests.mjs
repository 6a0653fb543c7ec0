import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformFileSync } from "@swc/core";
import jest from "../../jest.config.mjs";

const [, asInTests] = jest.transform["^.+\\.ts$"];

// Loaded ahead of a program (`node --import`): TypeScript is compiled as in the tests (jest.config.mjs),
// so that a server runs in a process of its own without being built.
registerHooks({
  load: (url, context, next) =>
    url.startsWith("file:") && url.endsWith(".ts")
      ? {
          format: "module",
          shortCircuit: true,
          source: transformFileSync(fileURLToPath(url), asInTests).code,
        }
      : next(url, context),
});

import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformFileSync } from "@swc/core";

// Loaded ahead of a program (`node --import`): TypeScript is compiled as in the tests (jest.config.mjs),
// so that a server runs in a process of its own without being built.
registerHooks({
  load: (url, context, next) =>
    url.startsWith("file:") && url.endsWith(".ts")
      ? {
          format: "module",
          shortCircuit: true,
          source: transformFileSync(fileURLToPath(url), {
            jsc: {
              target: "es2024",
              experimental: { keepImportAttributes: true },
              parser: { syntax: "typescript", decorators: true },
              transform: {
                legacyDecorator: true,
                decoratorMetadata: true,
                useDefineForClassFields: false,
              },
            },
            module: { type: "es6" },
          }).code,
        }
      : next(url, context),
});

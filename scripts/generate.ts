import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Every generator, in the order in which they depend on each other. */
const GENERATORS = [
  ["learn-intents.ts"],
  ["emit-schema.ts"],
  ["generate-operations.ts"],
  ["generate-docs.ts"],
  // Reads the shape of sealed values, whose file Node cannot run by leaving types out alone.
  [
    "--experimental-transform-types",
    "--disable-warning=ExperimentalWarning",
    "generate-privacy.ts",
  ],
];

for (const generator of GENERATORS) {
  const run = spawnSync(process.execPath, generator, {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    stdio: "inherit",
  });
  if (run.status !== 0) {
    process.exit(run.status ?? 1);
  }
}

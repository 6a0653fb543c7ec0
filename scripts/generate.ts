import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Every generator, in the order in which they depend on each other. */
const GENERATORS = ["emit-schema.ts", "generate-operations.ts", "generate-docs.ts"];

for (const generator of GENERATORS) {
  const file = fileURLToPath(new URL(generator, import.meta.url));
  const run = spawnSync(process.execPath, [file], { stdio: "inherit" });
  if (run.status !== 0) {
    process.exit(run.status ?? 1);
  }
}

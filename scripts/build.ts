import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Compiles src to dist and puts the licensing tables beside it.
 * @returns whether the compiler was content; its words went to standard error.
 */
export function build(): boolean {
  rmSync(`${root}dist`, { recursive: true, force: true });
  const run = spawnSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  cpSync(`${root}src/licensing/data`, `${root}dist/licensing/data`, { recursive: true });
  return run.status === 0;
}

if (import.meta.main) {
  process.exitCode = build() ? 0 : 1;
}

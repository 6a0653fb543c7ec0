import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const run = spawnSync("node_modules/.bin/biome", ["check", "--write", "."], {
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { checking } from "./generated.ts";

const run = spawnSync(
  "node_modules/.bin/graphql-codegen",
  ["--config", "codegen.yml", "--silent", ...(checking ? ["--check"] : [])],
  { cwd: fileURLToPath(new URL("..", import.meta.url)), stdio: ["ignore", 2, 2] },
);
if (checking && run.status !== 0) {
  process.stderr.write("operations/gql is out of date; run npm run generate and commit it.\n");
}
process.exitCode = run.status ?? 1;

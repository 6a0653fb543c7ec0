import { spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}dist/.built`;
const INPUTS = ["src/**/*", "tsconfig.json", "tsconfig.build.json", "package-lock.json"];

/**
 * Compiles src to dist and puts the licensing tables beside it; nothing when dist is up to date, so
 * that a second server does not pull the files from under a running one.
 * @returns whether the compiler was content; its words went to standard error.
 */
export function build(): boolean {
  if (isFresh()) {
    return true;
  }
  rmSync(`${root}dist`, { recursive: true, force: true });
  // Types are judged by `npm run check`; emitting alone takes a tenth of the time.
  const run = spawnSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json", "--noCheck"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (run.status !== 0) {
    return false;
  }
  cpSync(`${root}src/licensing/data`, `${root}dist/licensing/data`, { recursive: true });
  writeFileSync(stamp, "");
  return true;
}

function isFresh(): boolean {
  if (!existsSync(stamp)) {
    return false;
  }
  const builtAt = statSync(stamp).mtimeMs;
  return globSync(INPUTS, { cwd: root }).every(
    (file) => statSync(`${root}${file}`).mtimeMs < builtAt,
  );
}

if (import.meta.main) {
  process.exitCode = build() ? 0 : 1;
}

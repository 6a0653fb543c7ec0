// Plain JavaScript for any Node >= 20: finds or fetches Node 24, installs the packages, and hands
// over to the command in scripts/. Nothing else belongs here.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NODE_VERSION = "24.21.0";
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Command name to the file Node 24 runs. Commands that take a file run where the user stands. */
const COMMANDS = {
  start: "scripts/start.ts",
  test: "scripts/test.ts",
  check: "scripts/check.ts",
  build: "scripts/build.ts",
  format: "scripts/format.ts",
  generate: "scripts/generate.ts",
  emulator: "emulator/main.ts",
  token: "emulator/token.ts",
  plan: "scripts/plan.ts",
  prices: "scripts/prices.ts",
  "refresh-catalogue": "scripts/refresh-catalogue.ts",
  "refresh-prices": "scripts/refresh-prices.ts",
  "model-check": "scripts/model-check.ts",
  eval: "scripts/eval.ts",
  "eval-privacy": "scripts/eval-privacy.ts",
  bench: "scripts/bench.ts",
};

/** Commands that run the advisor's own sources, which are written for a compiler. */
const TRANSFORMED = new Set(["model-check", "eval"]);
const READS_FILES = new Set([
  "eval",
  "plan",
  "prices",
  "refresh-catalogue",
  "refresh-prices",
  "eval-privacy",
]);

const say = (sentence) => process.stderr.write(`seatwise: ${sentence}\n`);

function fail(sentence) {
  say(sentence);
  process.exit(1);
}

/** npm as a child of the given Node, so that `engines` are judged by the Node the product runs on. */
function npm(node, args, cwd) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`;
  const npmCli = process.env.npm_execpath;
  const [program, first] = npmCli?.endsWith(".js") ? [node, [npmCli]] : ["npm", []];
  const run = spawnSync(
    program,
    [...first, ...args, "--no-fund", "--no-audit", "--loglevel=error"],
    {
      cwd,
      env: { ...process.env, PATH: path },
      stdio: ["ignore", 2, 2],
    },
  );
  return run.status === 0;
}

function findNode() {
  if (Number(process.versions.node.split(".")[0]) >= 24) {
    return process.execPath;
  }
  const home = join(root, ".runtime");
  const fetched = join(
    home,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (!existsSync(fetched)) {
    say(`Seatwise runs on Node 24; fetching ${NODE_VERSION} through npm (once).`);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "package.json"), JSON.stringify({ private: true }));
    npm(
      process.execPath,
      ["install", `node@${NODE_VERSION}`, "--no-save", "--no-package-lock"],
      home,
    );
  }
  if (!existsSync(fetched)) {
    fail(
      `Node ${NODE_VERSION} could not be fetched through npm; install Node 24 or newer yourself and try again.`,
    );
  }
  return fetched;
}

/** `npm install`, not `npm ci`: the lock may lack packages of other platforms (docs/decisions/0002). */
function install(node) {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package.json")))
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".seatwise-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    return;
  }
  say("installing packages (about a minute the first time).");
  if (!npm(node, ["install"], root)) {
    fail("npm install failed; the lines above say why.");
  }
  writeFileSync(stamp, wanted);
}

const [command, ...args] = process.argv.slice(2);
const file = COMMANDS[command];
if (file === undefined) {
  fail(`there is no command "${command ?? ""}"; there are ${Object.keys(COMMANDS).join(", ")}.`);
}
const node = findNode();
install(node);
const flags = TRANSFORMED.has(command) ? ["--experimental-transform-types"] : [];
flags.push("--disable-warning=ExperimentalWarning");
// Compiling the solver's WebAssembly a second time, for speed, takes a plan longer than it saves.
if (command === "plan") flags.push("--liftoff-only");
flags.push("--import", new URL("closed-pipe.mjs", import.meta.url).href);
const child = spawn(node, [...flags, join(root, file), ...args], {
  cwd: READS_FILES.has(command) ? (process.env.INIT_CWD ?? root) : root,
  env: {
    // Sources are TypeScript: read once, their JavaScript is kept for the next command.
    NODE_COMPILE_CACHE: join(root, ".cache", "compiled"),
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`,
  },
  stdio: "inherit",
});
// Ctrl-C reaches the child by the terminal; a signal sent to this process alone is handed on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) {
      child.kill(signal);
    }
  });
}
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));

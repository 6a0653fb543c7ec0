import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string): string => `node_modules/.bin/${name}`;

const remembering = ["--incremental", "--tsBuildInfoFile", ".cache/check.tsbuildinfo"];

/** What must hold before a commit, each with the command a person would type to look closer. */
const CHECKS = [
  // Remembers what held last time, so that a second run looks at what changed.
  { name: "types", command: [bin("tsc"), "-p", "tsconfig.json", ...remembering] },
  { name: "lint", command: [bin("oxlint"), "--type-aware", "--quiet"] },
  { name: "format", command: [bin("biome"), "check", "."] },
  {
    name: "layers",
    command: [bin("depcruise"), "src", "emulator", "--config", ".dependency-cruiser.mjs"],
  },
  { name: "schema", command: [process.execPath, "scripts/emit-schema.ts", "--check"] },
  { name: "operations", command: [process.execPath, "scripts/generate-operations.ts", "--check"] },
  { name: "intents", command: [process.execPath, "scripts/learn-intents.ts", "--check"] },
  { name: "docs", command: [process.execPath, "scripts/generate-docs.ts", "--check"] },
  {
    name: "privacy",
    command: [
      process.execPath,
      "--experimental-transform-types",
      "--disable-warning=ExperimentalWarning",
      "scripts/generate-privacy.ts",
      "--check",
    ],
  },
] as const;

async function run({ name, command }: (typeof CHECKS)[number]): Promise<boolean> {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  child.stdout.on("data", (chunk) => (words += String(chunk)));
  child.stderr.on("data", (chunk) => (words += String(chunk)));
  const code = await new Promise<number>((resolve) =>
    child.on("exit", (status) => resolve(status ?? 1)),
  );
  process.stdout.write(
    code === 0 ? `ok      ${name}\n` : `FAILED  ${name} (${command.join(" ")})\n${words}\n`,
  );
  return code === 0;
}

const held = await Promise.all(CHECKS.map(run));
process.exitCode = held.every(Boolean) ? 0 : 1;

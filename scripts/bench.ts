import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../bench", import.meta.url));
const benchmarks = readdirSync(folder).filter((file) => file.endsWith(".bench.ts"));
const [wanted, ...rest] = process.argv.slice(2);
const named = wanted !== undefined && !wanted.startsWith("-");
const chosen = named ? benchmarks.filter((file) => file.startsWith(`${wanted}.`)) : benchmarks;

if (chosen.length === 0) {
  const names = benchmarks.map((file) => basename(file, ".bench.ts"));
  process.stderr.write(
    `seatwise: there is no benchmark "${wanted}"; there are ${names.join(", ")}.\n`,
  );
  process.exit(1);
}
for (const file of chosen) {
  const args = named ? rest : process.argv.slice(2);
  const command = [...process.execArgv, `${folder}/${file}`, ...args];
  const run = spawnSync(process.execPath, command, { stdio: "inherit" });
  if (run.status !== 0) {
    process.exit(run.status ?? 1);
  }
}

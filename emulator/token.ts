import { get } from "node:http";
import { text } from "node:stream/consumers";
import { Command } from "commander";
import { z } from "zod";

/** Prints an access token of a running emulator, and nothing else. */
const options = new Command("token")
  .description("Prints an access token for the API, from the running emulator.")
  .option("--persona <name>", "who to be", "reports-reader")
  .option("--tenant <name>", "in which tenant", "Contoso")
  .option(
    "--emulator <url>",
    "address of the emulator",
    process.env["EMULATOR_URL"] ?? "http://127.0.0.1:4010",
  )
  .parse()
  .opts<{ readonly persona: string; readonly tenant: string; readonly emulator: string }>();

const answer = z.union([z.object({ accessToken: z.string() }), z.object({ error: z.string() })]);

function read(url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, (response) => resolve(text(response))).once("error", reject);
  });
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

try {
  const url = new URL("/_emulator/token", options.emulator);
  url.searchParams.set("persona", options.persona);
  url.searchParams.set("tenant", options.tenant);
  const given = answer.parse(JSON.parse(await read(url)));
  if ("accessToken" in given) process.stdout.write(`${given.accessToken}\n`);
  else fail(given.error);
} catch {
  fail(`No emulator answers at ${options.emulator}: start one with "npm run emulator".`);
}

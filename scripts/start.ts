import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { type Emulator, startEmulator } from "../emulator/index.ts";
import { REAL_SERVICE_SETTINGS, readSettings } from "../src/core/config.ts";
import { isAppError } from "../src/core/errors.ts";
import { build } from "./build.ts";
import { SERVER_FLAGS } from "./server-flags.ts";

const QUESTION = "How much could we save per year, and by when must we act?";

const number = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new InvalidArgumentError("It must be a whole number.");
  }
  return value;
};

const options = new Command("npm start --")
  .description(
    "Starts Seatwise. With real settings in the environment (see README) it serves real tenants; " +
      "without any it starts a local Microsoft 365 to try it on.",
  )
  .option("--emulator-port <port>", "port of the local Microsoft 365", number, 4010)
  .option("--members <count>", "members of its default tenant", number, 2000)
  .option("--seed <number>", "what its tenants are generated from", number, 1)
  .option("--emulator <url>", "use an emulator that already runs (npm run emulator)")
  .parse()
  .opts<{ emulatorPort: number; members: number; seed: number; emulator?: string }>();

const real = REAL_SERVICE_SETTINGS.filter((name) => process.env[name]);
if (real.length > 0 && options.emulator !== undefined) {
  fail(`--emulator and settings of real services (${real.join(", ")}) exclude each other.`);
}
await (real.length > 0 ? runForReal() : runDemo());

/** Against real services. What is missing or wrong is said before anything is built. */
async function runForReal(): Promise<void> {
  checkSettings(process.env);
  await runServer(process.env, () => undefined);
}

/** Server and emulator together; both end when either is told to. */
async function runDemo(): Promise<void> {
  const emulator = options.emulator === undefined ? await openEmulator() : undefined;
  const settings = emulator?.settings ?? (await settingsOf(options.emulator ?? ""));
  const env = { LOG_LEVEL: "warn", ...settings, ...process.env };
  checkSettings(env);
  await runServer(env, (origin) => {
    if (emulator !== undefined) {
      void greet(origin, emulator);
    }
  });
  await emulator?.close();
}

function checkSettings(env: NodeJS.ProcessEnv): void {
  try {
    readSettings(env);
  } catch (error) {
    fail(isAppError(error, "CONFIGURATION") ? error.message : "the settings cannot be read.");
  }
}

async function openEmulator(): Promise<Emulator> {
  try {
    return await startEmulator({
      port: options.emulatorPort,
      seed: options.seed,
      tenants: [
        { name: "Contoso", members: options.members },
        { name: "Fabrikam", members: 240 },
      ],
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      return fail(
        `port ${options.emulatorPort} is taken; choose another with npm start -- --emulator-port PORT.`,
      );
    }
    throw error;
  }
}

/** The settings under which a server reaches an emulator that runs elsewhere on this machine. */
async function settingsOf(url: string): Promise<Record<string, string>> {
  try {
    const answer = await fetch(`${url}/_emulator/settings`);
    return Object.fromEntries(
      Object.entries((await answer.json()) as object).map(([name, value]) => [name, String(value)]),
    );
  } catch {
    return fail(`no emulator answers at ${url}; start one with npm run emulator.`);
  }
}

async function runServer(
  env: NodeJS.ProcessEnv,
  onListening: (origin: string) => void,
): Promise<void> {
  if (!build()) {
    fail("the build failed; the lines above say why.");
  }
  const server = spawn(
    process.execPath,
    [
      ...SERVER_FLAGS,
      "--enable-source-maps",
      fileURLToPath(new URL("../dist/main.js", import.meta.url)),
    ],
    { env, stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  server.on("message", (message) => {
    if (typeof message === "object" && message !== null && "origin" in message) {
      onListening(String(message.origin));
    }
  });
  process.exitCode = await exitOf(server);
}

/** Waits for the server's end. Ctrl-C reaches it by the terminal; other signals are handed on. */
async function exitOf(server: ChildProcess): Promise<number> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => server.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  }
  return new Promise((resolve) => server.on("exit", (code) => resolve(code ?? 1)));
}

async function greet(origin: string, emulator: Emulator): Promise<void> {
  const persona = "global-admin";
  const tenant = "Contoso";
  const token = await emulator.mintAccessToken({ persona, tenant });
  const tenants = emulator.tenants.map(
    ({ name, generator }) => `${name} (${generator.memberCount} members)`,
  );
  const personas = emulator.personas.map(({ name, canDo }) => `${name.padEnd(16)} ${canDo}`);
  const body = JSON.stringify({
    query: `mutation { ask(input: { question: "${QUESTION}" }) { answer } }`,
  });
  process.stdout.write(`
GraphQL     ${origin}/graphql
Microsoft   ${emulator.origin} (an emulator: Entra ID, Graph, Azure OpenAI)
Tenants     ${tenants.join(", ")}
Personas    ${personas.join("\n            ")}
A token     npm run -s token -- --persona ${persona} --tenant ${tenant}

Ask         ${QUESTION}

curl -s ${origin}/graphql -H 'content-type: application/json' \\
  -H 'authorization: Bearer ${token}' \\
  -d '${body}'

Ctrl-C stops everything.
`);
}

function fail(sentence: string): never {
  process.stderr.write(`seatwise: ${sentence}\n`);
  process.exit(1);
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { build } from "../../scripts/build.ts";

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let emulator: Emulator;
let server: ChildProcess;
let origin: string;
let said = "";

beforeAll(async () => {
  expect(build()).toBe(true);
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
  server = spawn(
    process.execPath,
    ["--import", at("test/support/agent-stack-imports.mjs"), at("dist/main.js")],
    {
      env: { PATH: process.env["PATH"], ...emulator.settings, PORT: "0", LOG_LEVEL: "silent" },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  server.stderr?.on("data", (chunk) => (said += String(chunk)));
  const [message] = (await once(server, "message")) as [{ readonly origin: string }];
  ({ origin } = message);
}, 120_000);

afterAll(async () => {
  server.kill("SIGTERM");
  await once(server, "exit");
  await emulator.close();
});

async function send(query: string): Promise<unknown> {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await emulator.mintAccessToken({ persona: "global-admin" })}`,
    },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const loaded = (): readonly string[] => [...new Set(said.match(/(?<=agent stack: )\S+/g) ?? [])];

describe("the agent stack", () => {
  it("is not loaded by the start nor by plain GraphQL, but by the first question", async () => {
    expect(await send("{ tenant { licenses { paid } } }")).toMatchObject({
      data: { tenant: { licenses: { paid: expect.any(Number) } } },
    });
    expect(loaded()).toEqual([]);

    await send('mutation { ask(input: { question: "What do we pay?" }) { answer } }');
    expect(loaded()).toEqual(expect.arrayContaining(["langchain", "@langchain/openai", "openai"]));
  }, 120_000);
});

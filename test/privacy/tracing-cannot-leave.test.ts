import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const run = promisify(execFile);
const ASK_ONCE = fileURLToPath(new URL("../agent/support/ask-once.ts", import.meta.url));
/** Compiled once for all these processes. */
const NODE_COMPILE_CACHE = fileURLToPath(new URL("../../.cache/compiled", import.meta.url));

/** Asks one question in a process with these variables; tells what came of it and who was contacted. */
async function askWith(variables: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { stdout } = await run(
    process.execPath,
    ["--experimental-transform-types", "--disable-warning=ExperimentalWarning", ASK_ONCE, ...args],
    { env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE, ...variables } },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

const LOOPBACK_ONLY = ["127.0.0.1"];

describe("a process whose environment asks for tracing", () => {
  it("is refused, as the product prepares its environment", async () => {
    expect(await askWith({ LANGSMITH_TRACING: "true" }, "scrub")).toEqual({
      told: "CONFIGURATION: Tracing would send prompts to a third party; unset LANGSMITH_TRACING to start Seatwise.",
      hosts: [],
    });
  });

  it.each([
    { LANGSMITH_TRACING: "true", LANGSMITH_API_KEY: "key" },
    { LANGCHAIN_TRACING_V2: "true", LANGCHAIN_API_KEY: "key" },
  ])("gets an error instead of a leak even when nothing was prepared: %j", async (variables) => {
    const { told, hosts } = await askWith(variables);
    expect(told).not.toBe("answered");
    expect(hosts.filter((host: string) => !LOOPBACK_ONLY.includes(host))).toEqual([]);
  });
});

describe("a process whose environment would lead the model client elsewhere", () => {
  it.each([
    {},
    { LANGSMITH_GATEWAY: "true", LANGSMITH_API_KEY: "key" },
    { OPENAI_BASE_URL: "https://elsewhere.example/v1", OPENAI_API_KEY: "key" },
    { AZURE_OPENAI_BASE_PATH: "https://elsewhere.example/openai/deployments" },
  ])("answers and talks to the configured model only: %j", async (variables) => {
    expect(await askWith(variables, "scrub")).toEqual({ told: "answered", hosts: LOOPBACK_ONLY });
  });

  it("sends nothing when its environment was not prepared", async () => {
    const { told, hosts } = await askWith({
      AZURE_OPENAI_BASE_PATH: "https://elsewhere.example/openai/deployments",
    });
    expect({ told, hosts }).toEqual({ told: "EGRESS_BLOCKED: ", hosts: [] });
  });
});

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const root = fileURLToPath(new URL("../..", import.meta.url));
const CREDENTIALS =
  "ENTRA_CLIENT_SECRET, ENTRA_CLIENT_CERTIFICATE_FILE, ENTRA_CLIENT_ASSERTION_FILE";

/** Runs `npm start`'s script to its end: exit code and what it says. */
async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["scripts/start.ts", ...args], {
    cwd: root,
    env: { PATH, HOME, NODE_NO_WARNINGS: "1", ...env },
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { code, said };
}

describe("npm start", () => {
  it("lists what is missing when settings are half present, and starts nothing", async () => {
    expect(await start([], { ENTRA_CLIENT_ID: "22222222-2222-4222-8222-222222222222" })).toEqual({
      code: 1,
      said:
        "seatwise: Missing settings: ENTRA_TENANT_ID; SEATWISE_KEY; AZURE_OPENAI_ENDPOINT; " +
        `AZURE_OPENAI_DEPLOYMENT; one of ${CREDENTIALS}.\n`,
    });
  });

  it("names a setting that cannot be used", async () => {
    const { code, said } = await start(["--emulator-port", "0"], { PORT: "http" });
    expect(code).toBe(1);
    expect(said).toMatch(/^seatwise: Settings that cannot be used: PORT: .*\n$/);
  });

  it("says which port is taken and how to choose another", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const outcome = await start(["--emulator-port", port]);
    holder.close();
    expect(outcome).toEqual({
      code: 1,
      said: `seatwise: port ${port} is taken; choose another with npm start -- --emulator-port PORT.\n`,
    });
  });

  it("says in one sentence that the server's own port is taken, and stops the emulator with it", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const outcome = await start(["--emulator-port", "0", "--members", "20"], { PORT: port });
    holder.close();
    expect(outcome).toEqual({
      code: 1,
      said: `seatwise: Port ${port} is taken; stop what uses it or set PORT to another.\n`,
    });
  }, 120_000);

  it("says when no emulator answers where one was named", async () => {
    expect(await start(["--emulator", "http://127.0.0.1:9"])).toEqual({
      code: 1,
      said: "seatwise: no emulator answers at http://127.0.0.1:9; start one with npm run emulator.\n",
    });
  });

  it("does not mix an emulator with settings of real services", async () => {
    const { code, said } = await start(["--emulator", "http://127.0.0.1:9"], {
      AZURE_OPENAI_ENDPOINT: "https://example.openai.azure.com",
    });
    expect([code, said]).toEqual([
      1,
      "seatwise: --emulator and settings of real services (AZURE_OPENAI_ENDPOINT) exclude each other.\n",
    ]);
  });

  it("serves a question from the built product, and leaves nothing behind on Ctrl-C", async () => {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(
      process.execPath,
      ["scripts/start.ts", "--emulator-port", "0", "--members", "80"],
      { cwd: root, env: { PATH, HOME, PORT: "0", NODE_NO_WARNINGS: "1" } },
    );
    let said = "";
    const greeted = new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (chunk) => {
        said += String(chunk);
        if (said.includes("Ctrl-C stops everything.")) resolve();
      });
      child.on("exit", (code) => reject(new Error(`It ended with ${code} before it greeted.`)));
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    await greeted;
    const address = /^GraphQL\s+(\S+)$/m.exec(said)?.[1] ?? "";
    const authorization = /authorization: (Bearer \S+)'/.exec(said)?.[1] ?? "";
    const body = /-d '(.*)'$/m.exec(said)?.[1] ?? "";
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body,
    });
    const answer = (await response.json()) as { data: { ask: { answer: string } } };
    expect(answer.data.ask.answer).toMatch(/USD [\d,]+\.\d\d per year/);
    // The optimizer's thread has a file of its own, which the build has to bring along.
    const planned = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: JSON.stringify({ query: "{ tenant { licensePlan(input: {}) { outcome } } }" }),
    });
    expect(await planned.json()).toMatchObject({
      data: { tenant: { licensePlan: { outcome: "PLANNED" } } },
    });
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  }, 120_000);

  it("explains its options", async () => {
    expect((await start(["--members", "many"])).said).toContain("It must be a whole number.");
  });
});

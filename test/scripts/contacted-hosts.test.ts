import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { foreignHostsIn, notingHostsIn } from "../../scripts/contacted-hosts.ts";

const run = promisify(execFile);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "seatwise-hosts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Hosts noted while another process runs a piece of code. */
async function noted(code: string): Promise<{ all: string; foreign: readonly string[] }> {
  const file = join(folder, "hosts");
  const env = { PATH: process.env["PATH"], ...notingHostsIn(file) };
  await run(process.execPath, ["--disable-warning=ExperimentalWarning", "-e", code], { env });
  return { all: readFileSync(file, "utf8"), foreign: foreignHostsIn(file) };
}

describe("the ledger of hosts a test run contacts", () => {
  it("notes whom a program tries to reach, however it does and even if nobody is there", async () => {
    const { foreign } = await noted(`
      fetch("https://by-fetch.invalid/").catch(() => 0);
      require("node:http").get("http://by-http.invalid/").on("error", () => 0);
      require("node:net").connect(443, "by-socket.invalid").on("error", () => 0);
      require("node:tls").connect(443, "by-tls.invalid").on("error", () => 0);
      require("node:dns").resolveTxt("by-question.invalid", () => 0);
      const socket = require("node:dgram").createSocket("udp4").on("error", () => 0);
      socket.send("x", 53, "by-datagram.invalid", () => socket.close());
    `);
    expect(foreign).toEqual([
      "by-datagram.invalid",
      "by-fetch.invalid",
      "by-http.invalid",
      "by-question.invalid",
      "by-socket.invalid",
      "by-tls.invalid",
    ]);
  });

  it("notes what the programs it starts do", async () => {
    const inner = `fetch('http://by-child.invalid/').catch(() => 0)`;
    const { foreign } = await noted(
      `require("node:child_process").execFileSync(process.execPath, ["-e", "${inner}"])`,
    );
    expect(foreign).toEqual(["by-child.invalid"]);
  });

  it("notes what workers do, and programs started with an environment of their own", async () => {
    const reach = (host: string): string => `fetch('http://${host}.invalid/').catch(() => 0)`;
    const worker = join(folder, "worker.cjs");
    writeFileSync(worker, reach("by-worker"));
    const { foreign } = await noted(`
      new (require("node:worker_threads").Worker)("${worker}");
      require("node:child_process").spawn(process.execPath, ["-e", "${reach("by-clean-child")}"], { env: {} });
    `);
    expect(foreign).toEqual(["by-clean-child.invalid", "by-worker.invalid"]);
  });

  it("notes programs that are waited for, and by name those that are not Node", async () => {
    const { foreign } = await noted(`
      const { execFileSync, execSync, spawn, spawnSync } = require("node:child_process");
      const reach = (host) => ["-e", "fetch('http://" + host + ".invalid/').catch(() => 0)"];
      execFileSync(process.execPath, reach("by-file"), { env: {} });
      spawnSync(process.execPath, reach("by-waited"), { env: { A: "b" } });
      spawn("true");
      execFileSync("uname");
      execSync("true");
    `);
    expect(foreign).toEqual([
      "by-file.invalid",
      "by-waited.invalid",
      "program:sh",
      "program:true",
      "program:uname",
    ]);
  });

  it("takes no offence at this machine", async () => {
    const { all, foreign } = await noted(
      `require("node:net").connect(1, "127.0.0.1").on("error", () => 0)`,
    );
    expect(all).toBe("127.0.0.1\n");
    expect(foreign).toEqual([]);
  });
});

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { type Emulator, startEmulator } from "../../emulator/index.ts";

const file = (name: string) => fileURLToPath(new URL(`../../emulator/${name}`, import.meta.url));

function run(name: string, ...given: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [file(name), ...given], {
    env: { PATH: process.env["PATH"] ?? "" },
  });
}

async function finish(child: ChildProcessWithoutNullStreams) {
  let out = "";
  let error = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    error += String(chunk);
  });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  return { code, signal, out, error };
}

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 30 }] });
});

afterAll(() => emulator.close());

describe("npm run token", () => {
  it("prints the access token and nothing else", async () => {
    const { code, out } = await finish(
      run(
        "token.ts",
        "--persona",
        "license-admin",
        "--tenant",
        "contoso",
        "--emulator",
        emulator.origin,
      ),
    );

    expect(code).toBe(0);
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(decodeJwt(out.trim())).toMatchObject({
      oid: emulator.tenant("Contoso").personaId("license-admin"),
    });
  });

  it.each([
    [
      "an unknown persona",
      ["--persona", "king"],
      /^There is no persona "king"\. Choose one of: global-admin, .*\.\n$/,
    ],
    [
      "an unknown tenant",
      ["--tenant", "Atlantis"],
      /^There is no tenant "Atlantis"\. Choose one of: Contoso\.\n$/,
    ],
  ])("says for %s what there is to choose from", async (_what, given, sentence) => {
    const { code, out, error } = await finish(
      run("token.ts", ...given, "--emulator", emulator.origin),
    );

    expect([code, out]).toEqual([1, ""]);
    expect(error).toMatch(sentence);
  });

  it("says that no emulator runs", async () => {
    const { code, error } = await finish(run("token.ts", "--emulator", "http://127.0.0.1:1"));

    expect(code).toBe(1);
    expect(error).toBe(
      'No emulator answers at http://127.0.0.1:1: start one with "npm run emulator".\n',
    );
  });
});

describe("npm run emulator", () => {
  it("starts with a million members at once, says where it is, and stops when told to", async () => {
    const child = run(
      "main.ts",
      "--port",
      "0",
      "--tenant",
      "Huge",
      "--members",
      "1000000",
      "--seed",
      "9",
    );
    const ended = finish(child);
    const [first] = (await once(child.stdout, "data")) as [Buffer];
    const text = first.toString();
    const origin = /Graph, Azure OpenAI\s+(http:\S+)/.exec(text)?.[1] ?? "";
    const health = await fetch(`${origin}/_emulator/health`);
    child.kill("SIGINT");
    const { code, error } = await ended;

    expect(text).toMatch(/Huge\s+[0-9a-f-]{36}\s+1000000 members/);
    expect(text).toContain("reports-reader");
    expect(await health.json()).toEqual({ status: "ok" });
    expect([code, error]).toEqual([0, ""]);
  });

  it("says in one sentence that its port is taken", async () => {
    const { port } = new URL(emulator.origin);
    const { code, out, error } = await finish(run("main.ts", "--port", port));

    expect([code, out]).toEqual([1, ""]);
    expect(error).toMatch(new RegExp(`^Port ${port} .*taken.*\\.\\n$`));
  });

  it("says in one sentence what it does not understand", async () => {
    const { code, error } = await finish(run("main.ts", "--members", "many"));

    expect(code).toBe(1);
    expect(error).toMatch(/--members.*many/);
  });
});

describe("the switches from outside", () => {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${emulator.origin}/_emulator/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
  };

  it("change settings of a tenant", async () => {
    const { status } = await call("PATCH", "tenants/Contoso", {
      concealed: true,
      consentedScopes: ["User.Read"],
    });
    const { settings } = emulator.tenant("Contoso");

    expect(status).toBe(200);
    expect([settings.concealed, [...settings.consentedScopes]]).toEqual([true, ["User.Read"]]);
  });

  it("change a member and the roles it has", async () => {
    const contoso = emulator.tenant("Contoso");
    await call("PATCH", "tenants/Contoso/members/member", {
      enabled: false,
      roles: ["Reports Reader"],
    });
    const objectId = contoso.personaId("member") ?? "";

    expect(contoso.memberByObjectId(objectId)?.enabled).toBe(false);
    expect(contoso.rolesOf(objectId)).toEqual([{ role: "Reports Reader", scope: "/" }]);
  });

  it("plant and clear faults", async () => {
    const planted = await call("PUT", "faults", [
      { area: "graph", effect: { kind: "status", status: 503 } },
    ]);
    const count = emulator.faults.planted().length;
    const cleared = await call("DELETE", "faults");

    expect([planted.body, count]).toEqual([{ planted: 1 }, 1]);
    expect([cleared.status, emulator.faults.planted()]).toEqual([204, []]);
  });

  it("read and clear the journal, in which they themselves do not stand", async () => {
    await fetch(`${emulator.origin}/v1.0/me`);
    const { body } = await call("GET", "journal");
    await call("DELETE", "journal");

    expect(body).toMatchObject({ entries: [{ method: "GET", path: "/v1.0/me", status: 401 }] });
    expect(emulator.journal.entries()).toEqual([]);
  });

  it.each([
    ["PATCH", "tenants/Nowhere", {}, 'There is no tenant "Nowhere".'],
    ["PATCH", "tenants/Contoso/members/nobody", {}, 'Contoso has no member "nobody".'],
    ["PATCH", "tenants/Contoso", "{", "The body is not JSON."],
    ["PATCH", "tenants/Contoso", { colour: "red" }, expect.stringContaining("colour")],
    ["PUT", "faults", [{ effect: { kind: "earthquake" } }], expect.stringContaining("kind")],
  ])("refuse %s %s %j", async (method, path, body, error) => {
    expect(await call(method, path, body)).toEqual({ status: 400, body: { error } });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { graphTokenFor, type Json } from "./emulated.ts";

let emulator: Emulator;
let token: string;

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 60 }] });
  token = await graphTokenFor(emulator);
});

afterAll(() => emulator.close());
afterEach(() => emulator.faults.clear());

async function send(body: unknown) {
  const response = await fetch(`${emulator.origin}/v1.0/$batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as { responses?: Json[] };
  return { status: response.status, responses: answer.responses ?? [] };
}

const get = (id: string, url: string, rest: object = {}) => ({ id, method: "GET", url, ...rest });

const byId = (responses: readonly Json[], id: string) =>
  responses.find((part) => part["id"] === id);

describe("$batch", () => {
  it("answers every part by its id, in another order", async () => {
    const { status, responses } = await send({
      requests: [
        get("a", "/me?$select=id"),
        get("b", "/users/$count", { headers: { ConsistencyLevel: "eventual" } }),
        get("c", "/users/nobody"),
      ],
    });

    expect(status).toBe(200);
    expect(responses.map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(byId(responses, "a")).toMatchObject({
      status: 200,
      body: { id: emulator.tenant("Contoso").personaId("global-admin") },
    });
    expect(byId(responses, "b")).toMatchObject({ status: 200, body: "60" });
    expect(byId(responses, "c")).toMatchObject({
      status: 404,
      body: { error: { code: "Request_ResourceNotFound" } },
    });
  });

  it("gives a report as a redirect to be followed outside", async () => {
    const { responses } = await send({
      requests: [get("r", "/reports/getOffice365ActiveUserDetail(period='D7')")],
    });

    expect(byId(responses, "r")).toMatchObject({
      status: 302,
      headers: { location: expect.stringContaining(emulator.reportsOrigin) },
    });
  });

  it("throttles a part alone, with its own Retry-After", async () => {
    emulator.faults.plant({
      path: "/v1.0/domains",
      effect: { kind: "status", status: 429, retryAfter: 3 },
    });
    const { status, responses } = await send({ requests: [get("1", "/domains"), get("2", "/me")] });

    expect(status).toBe(200);
    expect(byId(responses, "1")).toMatchObject({ status: 429, headers: { "retry-after": "3" } });
    expect(byId(responses, "2")).toMatchObject({ status: 200 });
  });

  it("answers 424 for a part that depends on a failed one", async () => {
    const { responses } = await send({
      requests: [
        get("1", "/users/nobody"),
        get("2", "/me", { dependsOn: ["1"] }),
        get("3", "/me", { dependsOn: ["2"] }),
        get("4", "/me", { dependsOn: [] }),
      ],
    });

    expect(["1", "2", "3", "4"].map((id) => byId(responses, id)?.["status"])).toEqual([
      404, 424, 424, 200,
    ]);
  });

  it("gives a part whose connection would die up, not the whole", async () => {
    emulator.faults.plant({ path: "/v1.0/domains", effect: { kind: "hang" } });
    const { responses } = await send({ requests: [get("1", "/domains"), get("2", "/me")] });

    expect(byId(responses, "1")?.["status"]).toBe(504);
    expect(byId(responses, "2")?.["status"]).toBe(200);
  });

  it("takes twenty parts and no more", async () => {
    const requests = Array.from({ length: 21 }, (_, n) => get(String(n), "/me"));

    expect((await send({ requests: requests.slice(1) })).responses).toHaveLength(20);
    expect((await send({ requests })).status).toBe(400);
  });

  it.each([
    ["the same id twice", { requests: [get("1", "/me"), get("1", "/domains")] }],
    ["an absolute address", { requests: [get("1", "https://graph.microsoft.com/v1.0/me")] }],
    ["a batch in a batch", { requests: [get("1", "/$batch")] }],
    ["no requests", {}],
    ["no JSON", "{"],
  ])("refuses %s", async (_what, body) => {
    expect((await send(body)).status).toBe(400);
  });

  it("writes its parts into the journal one by one", async () => {
    emulator.journal.clear();
    await send({ requests: [get("1", "/me"), get("2", "/domains")] });

    expect(emulator.journal.entries().map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /v1.0/me",
      "GET /v1.0/domains",
      "POST /v1.0/$batch",
    ]);
  });
});

import { describe, expect, it } from "@jest/globals";
import { createEgressGuard } from "../../src/agent/egress-guard.ts";
import { OpenManifest } from "../../src/agent/egress-manifest.ts";
import { createModelTransport } from "../../src/agent/model-transport.ts";

const TOOLS = '[{"type":"function","function":{"name":"license_inventory","strict":true}}]';
const RESULT = '{"figures":[]}';

function aGuard() {
  const manifest = new OpenManifest("You are the advisor.", TOOLS);
  manifest.allowUserText("How many seats has Person-07?");
  manifest.allowUserText("Is anna.nowak@contoso.com licensed?");
  manifest.allowToolText(RESULT);
  const violations: string[] = [];
  const guard = createEgressGuard(manifest, (violation) => violations.push(violation));
  return { guard, violations };
}

const system = { role: "system", content: [{ type: "text", text: "You are the advisor." }] };
const user = { role: "user", content: "How many seats has Person-07?" };
const call = (name: string, args: string) => ({
  role: "assistant",
  content: "",
  name: "model",
  tool_calls: [{ id: "call_1", type: "function", function: { name, arguments: args } }],
});
const result = (content: string) => ({ role: "tool", tool_call_id: "call_1", content });
const body = (messages: readonly unknown[], more: object = {}) => ({
  model: "gpt-4.1",
  store: false,
  tools: JSON.parse(TOOLS),
  messages,
  ...more,
});
const PLAIN = [system, user, call("license_inventory", "{}"), result(RESULT)];

describe("the egress guard", () => {
  it("passes what this interaction may send", () => {
    const { guard, violations } = aGuard();
    expect(guard.inspect(JSON.stringify(body(PLAIN)))).toBe("passed");
    expect(violations).toEqual([]);
  });

  it.each([
    ["unknownForm", body(PLAIN, { store: true })],
    ["unknownForm", { ...body(PLAIN), store: undefined }],
    ["unknownForm", body(PLAIN, { user: "anna" })],
    ["unknownForm", body(PLAIN, { metadata: {} })],
    ["unknownForm", body([{ ...user, name: "anna" }])],
    ["unknownForm", body([{ role: "user", content: [{ type: "image_url", image_url: "x" }] }])],
    ["unknownForm", body([{ role: "function", name: "f", content: "x" }])],
    ["unknownForm", body([call("a name with blanks", "{}")])],
    ["unknownForm", "not JSON"],
    ["unknownSystemPrompt", body([{ ...system, content: "Do as you are told." }])],
    ["unknownTools", body(PLAIN, { tools: [] })],
    ["unknownTools", body(PLAIN, { tools: [{ type: "function", function: { name: "f" } }] })],
    ["unknownTools", JSON.stringify(body(PLAIN)).replace(/}$/, ',"tools":[{"type":"function"}]}')],
    ["unknownForm", body([{ ...user, tools: JSON.parse(TOOLS) }])],
    ["unknownResponseFormat", body(PLAIN, { response_format: { tools: JSON.parse(TOOLS) } })],
    ["unknownUserText", body([{ role: "user", content: "Something else" }])],
    [
      "unsealedToolResult",
      body([user, call("license_inventory", "{}"), result('{"figures":[1]}')]),
    ],
    ["personalData", body([{ role: "user", content: "Is anna.nowak@contoso.com licensed?" }])],
    ["personalData", body([call("f", '{"of":"anna.nowak@contoso.com"}')])],
    ["personalData", body([call("f", '{"of":"anna.nowak\\u0040contoso.com"}')])],
    [
      "personalData",
      body([{ role: "assistant", content: "8f3c1c1e-07aa-4000-8000-0000000000a1" }]),
    ],
  ])("refuses with %s", (violation, sent) => {
    const { guard, violations } = aGuard();
    expect(guard.inspect(typeof sent === "string" ? sent : JSON.stringify(sent))).toBe(violation);
    expect(violations).toEqual([violation]);
  });
});

describe("the model transport", () => {
  const endpoint = "https://resource.openai.azure.com";
  const allowed = JSON.stringify(body(PLAIN));

  /** Sends through a transport whose network only notes where it was asked to go. */
  async function send(address: string, text: string) {
    const { guard, violations } = aGuard();
    const reached: string[] = [];
    const transport = createModelTransport({
      endpoint,
      guard,
      newId: () => "said-1",
      onExchange: () => undefined,
      fetch: async (input) => {
        reached.push(new URL(input instanceof Request ? input.url : input).href);
        return Response.json({});
      },
    });
    const { status } = await transport(address, { method: "POST", body: text });
    return { status, reached, violations };
  }

  it("reaches the configured endpoint", async () => {
    const address = `${endpoint}/openai/deployments/d/chat/completions?api-version=2024-10-21`;
    expect(await send(address, allowed)).toEqual({
      status: 200,
      reached: [address],
      violations: [],
    });
  });

  it.each([
    "https://api.openai.com/v1/chat/completions",
    "https://resource.openai.azure.com.evil.example/openai/deployments/d/chat/completions",
    "https://resource.openai.azure.com@evil.example/openai/deployments/d/chat/completions",
    "http://resource.openai.azure.com/openai/deployments/d/chat/completions",
    "https://tiktoken.pages.dev/js/o200k_base.json",
  ])("sends nothing to %s", async (address) => {
    expect(await send(address, allowed)).toEqual({
      status: 400,
      reached: [],
      violations: ["unknownDestination"],
    });
  });

  it("sends nothing the guard refuses", async () => {
    const address = `${endpoint}/openai/deployments/d/chat/completions?api-version=2024-10-21`;
    expect(await send(address, JSON.stringify(body([system], { user: "anna" })))).toEqual({
      status: 400,
      reached: [],
      violations: ["unknownForm"],
    });
  });
});

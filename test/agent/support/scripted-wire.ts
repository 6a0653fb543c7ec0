import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import type { ModelSettings } from "../../../src/agent/index.ts";

/** What the wire answers to one request; the last of them to all further ones. */
export type WireReply = (response: ServerResponse, request: string) => void;

/** A server behind the Azure path that answers byte for byte what a test writes. */
export interface ScriptedWire {
  readonly requests: readonly string[];
  readonly settings: ModelSettings;
  readonly play: (...replies: readonly WireReply[]) => void;
  readonly close: () => Promise<void>;
}

export async function startScriptedWire(): Promise<ScriptedWire> {
  const requests: string[] = [];
  let script: readonly WireReply[] = [];
  let turn = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      requests.push(body);
      const reply = script[Math.min(turn, script.length - 1)];
      turn += 1;
      reply?.(response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    play: (...replies) => {
      script = replies;
      turn = 0;
      requests.length = 0;
    },
    settings: {
      kind: "azure-deployments",
      endpoint: `http://127.0.0.1:${port}`,
      apiVersion: "2024-10-21",
      deployment: "d",
      model: "gpt-4.1",
      boundary: { region: null, retentionDays: null },
      price: null,
      credential: { kind: "key", key: "key" },
      timeoutSeconds: 5,
      maxRetries: 0,
      maxOutputTokens: 1_000,
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A body as JSON in one piece. */
export const whole =
  (body: unknown, headers: Readonly<Record<string, string>> = {}): WireReply =>
  (response) => {
    response.writeHead(200, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

interface Completion {
  readonly [field: string]: unknown;
}

const completion = (choice: Completion, more: Completion = {}) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "gpt-4.1",
  choices: [{ index: 0, ...choice }],
  usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
  ...more,
});

/** An answer in words. */
export const says = (content: unknown, message: Completion = {}, more: Completion = {}) =>
  whole(
    completion(
      { finish_reason: "stop", message: { role: "assistant", content, ...message } },
      more,
    ),
  );

/** A call of tools, arguments as they are written. */
export const calls = (
  ...made: readonly (readonly [name: unknown, args: unknown, id?: unknown])[]
) =>
  whole(
    completion({
      finish_reason: "tool_calls",
      message: {
        role: "assistant",
        content: null,
        tool_calls: made.map(([name, args, id], at) => ({
          id: id ?? `call_${at}`,
          type: "function",
          function: { name, arguments: args },
        })),
      },
    }),
  );

import type { Reply } from "../../../emulator/http/reply.ts";
import { serve } from "../../../emulator/http/server.ts";
import type { ModelSettings } from "../../../src/agent/index.ts";

/** A model server that answers what a test says, in whatever form. */
export interface ScriptedServer {
  readonly settings: ModelSettings;
  /** Bodies of the requests since the last script. */
  readonly requests: readonly string[];
  readonly script: (reply: (body: string) => Partial<Reply>) => void;
  readonly close: () => Promise<void>;
}

export async function startScriptedServer(): Promise<ScriptedServer> {
  const requests: string[] = [];
  let reply: (body: string) => Partial<Reply> = () => ({ status: 404 });
  const server = await serve({
    port: 0,
    now: () => new Date("2026-11-21T10:00:00Z"),
    perform: async ({ body }) => {
      requests.push(body);
      return { status: 200, headers: { "content-type": "application/json" }, ...reply(body) };
    },
  });
  return {
    settings: {
      kind: "openai-compatible",
      endpoint: `${server.origin}/v1`,
      deployment: "llama",
      model: "llama",
      boundary: { region: null, retentionDays: null },
      price: null,
      credential: { kind: "none" },
      timeoutSeconds: 5,
      maxRetries: 0,
      maxOutputTokens: 1_000,
    },
    requests,
    script: (next) => {
      requests.length = 0;
      reply = next;
    },
    close: server.close,
  };
}

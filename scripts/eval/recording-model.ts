import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ModelSettings } from "../../src/agent/index.ts";
import { credentialHeaders } from "../real-model.ts";
import { type Numbered, numbered, type RecordedExchange } from "./recording.ts";

/** A model between the product and what answers. */
export interface RecordingModel {
  readonly origin: string;
  /** What was answered, each request once, the last answer to it. */
  readonly recorded: () => readonly RecordedExchange[];
  /** Requests that nobody could answer. */
  readonly unanswered: () => number;
  readonly close: () => Promise<void>;
}

interface Answered {
  readonly exchange: RecordedExchange;
  /** How long a service that throttles wants to be left alone: nobody waits for a recording. */
  readonly retryAfter?: string | null;
}
type Answer = (body: string, request: Numbered) => Promise<Answered | undefined>;

/** Hands every request on to a model and keeps what came back. */
export function recordModel(model: ModelSettings): Promise<RecordingModel> {
  const path =
    model.kind === "azure-deployments"
      ? `/openai/deployments/${model.deployment}/chat/completions?api-version=${model.apiVersion}`
      : "/chat/completions";
  return openModel(async (body, request) => {
    const given = await fetch(`${model.endpoint}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(await credentialHeaders(model)) },
      body,
      redirect: "error",
    });
    const exchange = {
      requestSha256: request.sha256,
      status: given.status,
      contentType: given.headers.get("content-type") ?? "application/json",
      body: request.number(await given.text()),
    };
    return { exchange, retryAfter: given.headers.get("retry-after") };
  });
}

/** Answers from what was recorded. */
export function replayModel(exchanges: readonly RecordedExchange[]): Promise<RecordingModel> {
  const known = new Map(exchanges.map((one) => [one.requestSha256, one]));
  return openModel(async (_body, { sha256 }) => {
    const exchange = known.get(sha256);
    return exchange && { exchange };
  });
}

async function openModel(answerTo: Answer): Promise<RecordingModel> {
  const recorded = new Map<string, RecordedExchange>();
  let unanswered = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray()).toString();
    const asked = numbered(body);
    const answered = await answerTo(body, asked);
    if (answered === undefined) {
      unanswered += 1;
      response.writeHead(404).end();
      return;
    }
    const { exchange, retryAfter = null } = answered;
    recorded.set(exchange.requestSha256, exchange);
    if (retryAfter !== null) response.setHeader("retry-after", retryAfter);
    response
      .writeHead(exchange.status, { "content-type": exchange.contentType })
      .end(asked.restore(exchange.body));
  };
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    recorded: () => [...recorded.values()],
    unanswered: () => unanswered,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

import { createHash } from "node:crypto";
import { parseJson } from "../core/parse-json.ts";
import type { EgressGuard } from "./egress-guard.ts";
import { eventStreamTap, MAX_ANSWER_BYTES } from "./event-stream-tap.ts";
import type { Fetch } from "./model-client.ts";
import { plainCompletion } from "./plain-completion.ts";
import { attackIn, type PromptAttack } from "./shields.ts";
import { emptyReading, readPayload, type WireReading } from "./wire-tap.ts";

/** One HTTP exchange with the model, as the wire showed it. */
export interface ModelExchange extends WireReading {
  /** What left, as it left. */
  readonly requestBody: string;
  /** SHA-256 of the request body, in hex. */
  readonly requestSha256: string;
  readonly requestBytes: number;
  /** Of what was answered, as far as it came. */
  answerBytes: number;
  status: number;
  /** The attempt was given up, by its own time limit or by the caller. */
  timedOut: boolean;
  requestId: string | null;
  region: string | null;
}

export interface TransportParts {
  /** The only address requests may go to, and below it. */
  readonly endpoint: string;
  readonly guard: EgressGuard;
  /** Called with each exchange before its body is read; the body goes on filling it in. */
  readonly onExchange: (exchange: ModelExchange) => void;
  /** Gives the next answer or tool call its id. */
  readonly newId: () => string;
  /** Called when the service's shields found an attack in what was sent; its answer is not given. */
  readonly onAttack?: (attack: PromptAttack) => void;
  readonly fetch: Fetch;
}

/**
 * Headers a request needs. The OpenAI client adds others, which tell about the machine it runs on or
 * come from its environment (organisation, project, whatever OPENAI_CUSTOM_HEADERS says).
 */
const NEEDED_HEADERS = ["accept", "content-type", "authorization", "api-key"] as const;

/**
 * A `fetch` that reaches the configured model endpoint and nothing else, sends nothing the guard has
 * not passed, says nothing about the machine, follows no redirect, and notes what the wire says.
 */
export function createModelTransport(parts: TransportParts): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { body = null, headers, signal } = init ?? {};
    if (!isBelow(url, parts.endpoint) || typeof body !== "string") {
      return refusal(parts.guard.refuse("unknownDestination"));
    }
    const verdict = parts.guard.inspect(body);
    if (verdict !== "passed") return refusal(verdict);
    const exchange = newExchange(body);
    parts.onExchange(exchange);
    const request = { ...init, headers: scrubbed(headers), redirect: "error" } as const;
    try {
      const response = await tapped(await parts.fetch(url, request), exchange, parts.newId);
      return withoutAttack(response, exchange, parts.onAttack);
    } catch (cause) {
      exchange.timedOut = signal?.aborted ?? false;
      throw cause;
    }
  };
}

/** The answer, unless the shields found an attack in what was sent. */
function withoutAttack(
  response: Response,
  exchange: ModelExchange,
  onAttack: TransportParts["onAttack"],
): Response {
  const attack = attackIn(exchange);
  if (attack === undefined) return response;
  onAttack?.(attack);
  return response.ok ? refusal(attack) : response;
}

function newExchange(body: string): ModelExchange {
  return {
    ...emptyReading(),
    requestBody: body,
    requestSha256: createHash("sha256").update(body).digest("hex"),
    requestBytes: Buffer.byteLength(body),
    answerBytes: 0,
    status: 0,
    timedOut: false,
    requestId: null,
    region: null,
  };
}

function isBelow(url: URL, endpoint: string): boolean {
  const allowed = new URL(endpoint);
  return (
    url.origin === allowed.origin && url.pathname.startsWith(allowed.pathname.replace(/\/?$/, "/"))
  );
}

function scrubbed(headers: RequestInit["headers"]): Headers {
  const given = new Headers(headers);
  const kept = new Headers({ "user-agent": "seatwise" });
  for (const name of NEEDED_HEADERS) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}

async function tapped(
  response: Response,
  exchange: ModelExchange,
  newId: () => string,
): Promise<Response> {
  exchange.status = response.status;
  exchange.requestId = headerOf(response, "apim-request-id", /^[\w-]{1,64}$/);
  exchange.region = headerOf(response, "x-ms-region", /^[\w .-]{1,40}$/);
  const { status } = response;
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  waitInSeconds(headers);
  if (headers.get("content-type")?.startsWith("text/event-stream") && response.body) {
    return new Response(response.body.pipeThrough(eventStreamTap(exchange)), { status, headers });
  }
  const text = await readAtMost(response, exchange);
  const said = parseJson(text);
  readPayload(said, exchange);
  const plain = response.ok ? plainCompletion(said, newId) : undefined;
  return new Response(plain ?? text, { status, headers });
}

/** Azure tells the time to wait in milliseconds too, which LangChain does not read. */
function waitInSeconds(headers: Headers): void {
  const milliseconds = headers.get("retry-after-ms") ?? "";
  if (/^\d+$/.test(milliseconds) && !headers.has("retry-after")) {
    headers.set("retry-after", String(Math.ceil(Number(milliseconds) / 1_000)));
  }
}

/** What a header says, as far as it has its form: receipts show no text of others. */
function headerOf({ headers }: Response, name: string, form: RegExp): string | null {
  const value = headers.get(name);
  return value !== null && form.test(value) ? value : null;
}

/** Of a body that does not end, the beginning: it fails by itself. */
async function readAtMost(response: Response, exchange: ModelExchange): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body ?? []) {
    exchange.answerBytes += chunk.length;
    if (exchange.answerBytes > MAX_ANSWER_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** An answer the client does not retry, in place of a request that was not sent. */
function refusal(reason: string): Response {
  return Response.json({ error: { code: "not_sent", message: reason } }, { status: 400 });
}

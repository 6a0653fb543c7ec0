import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Exchange } from "./exchange.ts";
import type { Reply, ReplyBody } from "./reply.ts";

export type Perform = (exchange: Exchange) => Promise<Reply>;

/** A listening HTTP server on loopback. */
export interface HttpServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const MAX_BODY_BYTES = 8 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new RangeError("request body too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

const isWhole = (body: Reply["body"]): body is string | Uint8Array =>
  typeof body === "string" || body instanceof Uint8Array;

/** Writes a whole answer with its length, which the usual case deserves. */
function sendWhole(response: ServerResponse, body: string | Uint8Array | undefined): void {
  if (body !== undefined) response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

/** Writes piece by piece. The socket outlives the stream: how it ends is decided by the reply. */
async function stream(response: ServerResponse, body: ReplyBody): Promise<void> {
  response.flushHeaders();
  await pipeline(Readable.from(isWhole(body) ? [body] : body), response, { end: false });
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const { body, ending = "complete" } = reply;
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (ending === "complete" && (body === undefined || isWhole(body))) {
    sendWhole(response, body);
    return;
  }
  if (body !== undefined) await stream(response, body);
  if (ending === "complete") response.end();
  // Lets what was written reach the client before the connection dies.
  if (ending === "cut") setImmediate(() => response.destroy());
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
): Promise<void> {
  const leaving = new AbortController();
  response.once("close", () => leaving.abort());
  const host = request.headers.host ?? "127.0.0.1";
  const exchange: Exchange = {
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", `http://${host}`),
    headers: request.headers,
    body: await readBody(request),
    params: {},
    receivedAt: options.now(),
    signal: leaving.signal,
  };
  await send(response, await options.perform(exchange));
}

export interface ServeOptions {
  readonly port: number;
  readonly now: () => Date;
  readonly perform: Perform;
}

/**
 * Serves on 127.0.0.1.
 * @throws the error of `listen`, with code EADDRINUSE for a taken port.
 */
export async function serve(options: ServeOptions): Promise<HttpServer> {
  const server: Server = createServer((request, response) => {
    handle(request, response, options).catch((cause: unknown) => {
      if (response.destroyed) return;
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(`emulator: ${String(cause)}`);
    });
  });
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}

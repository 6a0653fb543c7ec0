import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError } from "../../src/core/errors.ts";
import { tenantId } from "../../src/core/ids.ts";
import { Pii } from "../../src/core/pii.ts";
import {
  type GraphConnection,
  type GraphOperation,
  GraphReader,
  type GraphTokenSource,
} from "../../src/graph/index.ts";

/** What one request is answered with; the last answer of a script is repeated. */
export type ScriptedAnswer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | object;
      /** Ends the connection before the body is whole. */
      readonly cut?: boolean;
      /** Leaves the connection open and says nothing more before the body is whole. */
      readonly stalls?: boolean;
    }
  | "reset"
  | "silence";

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  /** Whether the client went away before it was answered. */
  abandoned: boolean;
}

/** A server that answers what it is told, where the emulator answers what Microsoft would. */
export async function scriptedServer(script: (origin: string) => readonly ScriptedAnswer[]) {
  const received: ReceivedRequest[] = [];
  let answers: readonly ScriptedAnswer[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    const entry: ReceivedRequest = { method, url, headers, abandoned: false };
    received.push(entry);
    response.once("close", () => {
      entry.abandoned = !response.writableEnded;
    });
    const answer = answers[Math.min(received.length, answers.length) - 1] ?? {};
    respond(answer, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  answers = script(origin);
  return {
    origin,
    received,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function respond(answer: ScriptedAnswer, request: IncomingMessage, response: ServerResponse): void {
  if (answer === "silence") {
    return;
  }
  if (answer === "reset") {
    request.socket.destroy();
    return;
  }
  const { status = 200, headers = {}, body = "", cut = false, stalls = false } = answer;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": typeof body === "string" ? "text/plain" : "application/json",
    ...headers,
    "content-length": Buffer.byteLength(text) + (cut || stalls ? 1 : 0),
  });
  response.write(text, () => {
    if (cut) {
      request.socket.destroy();
    } else if (!stalls) {
      response.end();
    }
  });
}

/** Hands out `token-1`, `token-2`, … and remembers what it was asked for. */
export function countedTokens(): GraphTokenSource & {
  readonly asked: { scopes: readonly string[]; claims: string | undefined }[];
} {
  const asked: { scopes: readonly string[]; claims: string | undefined }[] = [];
  return {
    asked,
    tenantId: tenantId.parse("00000000-0000-4000-8000-00000000000a"),
    acquire: async (scopes, { claims }) => {
      asked.push({ scopes, claims });
      return { token: new Pii(`token-${asked.length}`), grantedScopes: scopes };
    },
  };
}

/** A reader of a scripted Graph whose waits take no time and are written down, in milliseconds. */
export function readerOf(
  graphUrl: string,
  parts: Partial<GraphConnection & GraphOperation> = {},
): { readonly reader: GraphReader; readonly waits: number[] } {
  const waits: number[] = [];
  const connection: GraphConnection = {
    graphUrl,
    clock: { now: () => new Date("2026-11-21T10:00:00Z") },
    random: () => 0,
    wait: async (milliseconds, signal) => {
      waits.push(milliseconds);
      if (signal.aborted) {
        throw new AppError("ABORTED");
      }
    },
    ...parts,
  };
  const operation: GraphOperation = {
    tokens: countedTokens(),
    signal: new AbortController().signal,
    ...parts,
  };
  return { reader: new GraphReader(connection, operation), waits };
}

/** Everything a stream gives, in one list. */
export async function drain<T>(batches: AsyncIterable<Iterable<T>>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) {
    all.push(...batch);
  }
  return all;
}

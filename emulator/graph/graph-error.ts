import { randomUUID } from "node:crypto";
import { type Exchange, header } from "../http/exchange.ts";
import { json, type Reply } from "../http/reply.ts";

export interface GraphErrorOptions {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The ids Graph sends with every answer. */
export function requestIds(exchange: Exchange): Readonly<Record<string, string>> {
  const requestId = randomUUID();
  return {
    "request-id": requestId,
    "client-request-id": header(exchange, "client-request-id") ?? requestId,
  };
}

/** An error in Graph's shape (errors/graph-429.json). */
export function graphError(exchange: Exchange, options: GraphErrorOptions): Reply {
  const ids = requestIds(exchange);
  const date = exchange.receivedAt.toISOString().slice(0, 19);
  return json(
    options.status,
    {
      error: {
        code: options.code,
        message: options.message,
        innerError: { date, ...ids },
      },
    },
    { ...ids, ...options.headers },
  );
}

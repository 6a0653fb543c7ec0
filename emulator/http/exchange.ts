import type { IncomingHttpHeaders } from "node:http";

/** One request as the emulator's handlers see it. */
export interface Exchange {
  readonly method: string;
  /** Absolute, on the origin the request came to. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Values of the `:name` parts of the route's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/** Who is asking, as far as the request says: for the journal and for addressing faults. */
export interface CallerNote {
  readonly tenantId: string;
  readonly objectId: string;
  readonly scopes: readonly string[];
}

/** One value of a header that may be repeated. */
export function header(exchange: Exchange, name: string): string | undefined {
  const value = exchange.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

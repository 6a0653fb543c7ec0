/** What can be written as a JSON body. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

export type ReplyBody =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/** An HTTP answer, with the ways in which a real connection may end. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ReplyBody;
  /** `cut` destroys the socket after the body, `hang` never ends it. */
  readonly ending?: "complete" | "cut" | "hang";
}

/** A JSON answer. The media type is Graph's unless `headers` says otherwise. */
export function json(
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

/** A plain-text answer, such as `/users/$count`. */
export function text(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { "content-type": "text/plain", ...headers }, body };
}

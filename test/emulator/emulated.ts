import type { Emulator } from "../../emulator/index.ts";

export type Json = { readonly [name: string]: unknown };

const GRAPH = "https://graph.microsoft.com/";

/** Form of an on-behalf-of request as MSAL sends it, with fields to put in place of the usual ones. */
export async function oboForm(
  emulator: Emulator,
  assertion: string,
  fields: Readonly<Record<string, string | null>> = {},
): Promise<URLSearchParams> {
  const form = new URLSearchParams({
    client_id: emulator.apiClientId,
    client_secret: emulator.clientSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    requested_token_use: "on_behalf_of",
    assertion,
    scope: `${GRAPH}.default openid profile offline_access`,
    client_info: "1",
  });
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) form.delete(name);
    else form.set(name, value);
  }
  return form;
}

/** Asks the token endpoint of a tenant. */
export async function askForToken(emulator: Emulator, tenant: string, form: URLSearchParams) {
  const response = await fetch(`${emulator.origin}/${tenant}/oauth2/v2.0/token`, {
    method: "POST",
    body: form,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Json,
  };
}

export interface GraphTokenRequest {
  readonly persona?: string;
  readonly tenant?: string;
  /** All consented ones by default. */
  readonly scopes?: readonly string[];
  readonly fields?: Readonly<Record<string, string | null>>;
}

/** A Graph access token on behalf of a persona; by default of Contoso's global administrator. */
export async function graphTokenFor(
  emulator: Emulator,
  request: GraphTokenRequest = {},
): Promise<string> {
  const { persona = "global-admin", tenant = "Contoso", scopes = [".default"], fields } = request;
  const assertion = await emulator.mintAccessToken({ persona, tenant });
  const scope = [...scopes.map((name) => GRAPH + name), "openid"].join(" ");
  const form = await oboForm(emulator, assertion, { scope, ...fields });
  const { body } = await askForToken(emulator, emulator.tenant(tenant).id, form);
  return String(body["access_token"]);
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
}

/** Asks Graph; a redirect is not followed. A path may be a whole address. */
export async function ask(
  emulator: Emulator,
  token: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphAnswer> {
  const response = await fetch(path.startsWith("http") ? path : emulator.origin + path, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    redirect: "manual",
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as Json) : {},
  };
}

/** All items of a listing, page by page. */
export async function askAll(
  emulator: Emulator,
  token: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly Json[]> {
  const items: Json[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const { body }: GraphAnswer = await ask(emulator, token, next, headers);
    items.push(...((body["value"] ?? []) as Json[]));
    next = body["@odata.nextLink"] as string | undefined;
  }
  return items;
}

/** A report file: the redirect followed without credentials, parsed into rows by title. */
export async function download(
  emulator: Emulator,
  token: string,
  path: string,
): Promise<{
  readonly titles: readonly string[];
  readonly rows: readonly Record<string, string>[];
}> {
  const redirect = await ask(emulator, token, path);
  const response = await fetch(redirect.headers.get("location") ?? "");
  const [titles = [], ...lines] = parseCsv(Buffer.from(await response.arrayBuffer()).toString());
  return {
    titles,
    rows: lines.map((cells) =>
      Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? ""])),
    ),
  };
}

/** RFC 4180, written for the tests: quotes, commas and line breaks inside quotes. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/y;
  cell.lastIndex = text.startsWith("\uFEFF") ? 1 : 0;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error(`not CSV at ${cell.lastIndex}`);
    const [, raw = "", end] = match;
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === "\r\n" && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

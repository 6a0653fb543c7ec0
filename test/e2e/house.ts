import { Writable } from "node:stream";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/index.ts";
import { createApp } from "../../src/app.ts";
import { readSettings } from "../../src/core/config.ts";
import { createLogger } from "../../src/core/logger.ts";

/** An answer of the API as a client sees it. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    // Tests read what they asked for.
    readonly data?: any;
    readonly errors?: readonly { readonly message: string; readonly extensions: any }[];
    readonly extensions?: any;
  };
}

/** A running server, and how to talk to it. */
export interface House {
  readonly origin: string;
  readonly logged: () => string;
  /** Sends an operation as a persona of the emulator. */
  ask(
    query: string,
    as?: { persona?: string; tenant?: string; token?: string },
  ): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

/** The whole product on a free port, against an emulator that already runs. */
export async function openHouse(
  emulator: Emulator,
  overrides: Readonly<Record<string, string>> = {},
): Promise<House> {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const settings = readSettings({ ...emulator.settings, PORT: "0", ...overrides });
  const app = await createApp(settings, { logger: createLogger("debug", sink) });
  const origin = await app.listen();
  return {
    origin,
    logged: () => lines.join(""),
    ask: async (query, { persona = "global-admin", tenant, token } = {}) => {
      const accessToken =
        token ??
        (await emulator.mintAccessToken({ persona, ...(tenant === undefined ? {} : { tenant }) }));
      const response = await fetch(`${origin}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ query }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as GraphqlAnswer["body"],
      };
    },
    close: () => app.close(),
  };
}

/** An emulator with one small tenant, which is what most questions need. */
export function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return startEmulator({ tenants: [{ name: "Contoso", members: 300 }], ...options });
}

import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/index.ts";
import { createApp } from "../../src/app.ts";
import type { Clock } from "../../src/core/clock.ts";
import { readSettings } from "../../src/core/config.ts";
import { createLogger } from "../../src/core/logger.ts";
import { newPostgresDatabase } from "../support/databases.ts";

/** An answer of the API as a client sees it; `Data` is what the test asked for. */
export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data: Data;
    readonly errors?: readonly GraphqlError[];
    readonly extensions?: { readonly cost?: number; readonly cache?: unknown };
  };
}

export interface GraphqlError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly [detail: string]: unknown };
}

interface Persona {
  readonly persona?: string;
  readonly tenant?: string;
  readonly token?: string;
}

/** A running server, and how to talk to it. */
export interface House {
  readonly origin: string;
  readonly logged: () => string;
  /** Sends an operation as a persona of the emulator. */
  ask<Data = unknown>(query: string, as?: Persona): Promise<GraphqlAnswer<Data>>;
  close(): Promise<void>;
}

/**
 * The whole product on a free port, against an emulator that already runs. Surveys have no thread of
 * their own unless a suite wants it: starting one costs most of a second of CPU.
 */
export async function openHouse(
  emulator: Emulator,
  overrides: Readonly<Record<string, string>> = {},
  clock?: Clock,
  surveysApart = false,
): Promise<House> {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const database = await ownDatabase(overrides);
  const settings = readSettings({
    ...emulator.settings,
    PORT: "0",
    DATABASE_URL: database?.url,
    ...overrides,
  });
  const logger = createLogger("debug", sink);
  const means = { logger, isApart: surveysApart };
  const app = await createApp(settings, clock === undefined ? means : { ...means, clock });
  const origin = await app.listen();
  const house: House = {
    origin,
    logged: () => lines.join(""),
    ask: async <Data>(query: string, { persona = "global-admin", tenant, token }: Persona = {}) => {
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
        body: (await response.json()) as GraphqlAnswer<Data>["body"],
      };
    },
    close: async () => {
      await app.close();
      await database?.drop();
    },
  };
  // What opens the embedded database is imported late, and Jest refuses imports between two tests.
  if (settings.DATABASE_URL === undefined) {
    await house.ask(`{ interaction(id: "${randomUUID()}") { id } }`);
  }
  return house;
}

/**
 * A database of the house's own: tenants of the same name are the same tenant in every suite, and what
 * one house told of them is not told otherwise by another. An embedded one in every house would cost
 * each suite seconds.
 */
async function ownDatabase(overrides: Readonly<Record<string, string>>) {
  return process.env["TEST_DATABASE_URL"] === undefined || "DATABASE_URL" in overrides
    ? undefined
    : newPostgresDatabase();
}

/** An emulator with one small tenant, which is what most questions need. */
export function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return startEmulator({ tenants: [{ name: "Contoso", members: 300 }], ...options });
}

import { PassThrough } from "node:stream";
import { decodeJwt } from "jose";
import type { Emulator } from "../../emulator/index.ts";
import {
  AccessToken,
  AccessTokenVerifier,
  type Caller,
  createClientCredential,
  EntraClient,
  OnBehalfOfBroker,
} from "../../src/auth/index.ts";
import type { Clock } from "../../src/core/clock.ts";
import { readSettings, type Settings } from "../../src/core/config.ts";
import { createLogger } from "../../src/core/logger.ts";

/** A clock that stands still until the test moves it ahead. */
export class MovableClock implements Clock {
  #nowMs = Date.now();

  now(): Date {
    return new Date(this.#nowMs);
  }

  moveAhead(seconds: number): void {
    this.#nowMs += seconds * 1000;
  }
}

export const silent = createLogger("silent", new PassThrough());

/** Settings by which the product finds the emulator, all of its tenants allowed. */
export function settingsFor(
  emulator: Emulator,
  overrides: Readonly<Record<string, string | undefined>> = {},
): Settings {
  return readSettings({
    ENTRA_TENANT_ID: emulator.tenants[0]?.id,
    ENTRA_ALLOWED_TENANTS: emulator.tenants.map(({ id }) => id).join(" "),
    ENTRA_CLIENT_ID: emulator.apiClientId,
    ENTRA_CLIENT_SECRET: emulator.clientSecret,
    ENTRA_AUTHORITY: emulator.origin,
    GRAPH_URL: emulator.origin,
    AZURE_OPENAI_ENDPOINT: emulator.origin,
    AZURE_OPENAI_DEPLOYMENT: "gpt-4.1",
    SEATWISE_KEY: "5e".repeat(32),
    ...overrides,
  });
}

/** What the emulator's Graph tokens say of themselves; the product never looks. */
export function insideOf({ token }: { readonly token: AccessToken }) {
  const { tid, oid, scp } = decodeJwt(AccessToken.reveal(token));
  return { tid, oid, scp };
}

export interface LocalEntra {
  readonly verifier: AccessTokenVerifier;
  readonly client: EntraClient;
  readonly broker: OnBehalfOfBroker;
  /** Signs in as a persona, or as the member with an index, and verifies the access token. */
  readonly signIn: (request?: Parameters<Emulator["mintAccessToken"]>[0]) => Promise<Caller>;
}

/** The product's auth layer, pointed at the emulator. */
export async function localEntra(
  emulator: Emulator,
  {
    clock,
    capacity,
    timeoutMs,
    settings = settingsFor(emulator),
  }: {
    readonly clock: Clock;
    readonly capacity?: number;
    readonly timeoutMs?: number;
    readonly settings?: Settings;
  },
): Promise<LocalEntra> {
  const verifier = new AccessTokenVerifier(settings, clock, silent);
  const client = new EntraClient({
    application: { authority: settings.ENTRA_AUTHORITY, clientId: settings.ENTRA_CLIENT_ID },
    credential: await createClientCredential(settings, clock),
    clock,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const broker = new OnBehalfOfBroker({
    client,
    clock,
    graphUrl: settings.GRAPH_URL,
    ...(capacity === undefined ? {} : { capacity }),
  });
  return {
    verifier,
    client,
    broker,
    signIn: async (request) =>
      verifier.verify(new AccessToken(await emulator.mintAccessToken(request))),
  };
}

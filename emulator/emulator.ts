import { composeServices } from "./compose.ts";
import { type AccessTokenRequest, mintAccessToken } from "./entra/access-token.ts";
import { mintFederatedAssertion } from "./entra/client-credential.ts";
import type { ChallengeForm } from "./entra/graph-token.ts";
import type { FaultBoard } from "./faults/fault-board.ts";
import type { Journal } from "./http/journal.ts";
import { serve } from "./http/server.ts";
import type { EmulatorOptions } from "./options.ts";
import { type Persona, personas } from "./personas.ts";
import { serverSettings } from "./server-settings.ts";
import type { RelationshipBook } from "./tenant/relationships.ts";
import type { Tenant } from "./tenant/tenant.ts";

/** A local Microsoft, listening. */
export interface Emulator {
  /** Entra ID, Graph and Azure OpenAI, told apart by path. */
  readonly origin: string;
  /** The other origin, from which report files are downloaded. */
  readonly reportsOrigin: string;
  readonly apiClientId: string;
  readonly clientSecret: string;
  readonly openAiApiKey: string;
  /** Settings of a Seatwise server that works against this emulator. */
  readonly settings: Readonly<Record<string, string>>;
  readonly personas: readonly Persona[];
  readonly tenants: readonly Tenant[];
  /** A tenant by name. Throws when there is none. */
  readonly tenant: (name: string) => Tenant;
  readonly mintAccessToken: (request?: AccessTokenRequest) => Promise<string>;
  /** A token of the API's managed identity, to be used as a federated client assertion. */
  readonly mintFederatedAssertion: () => Promise<string>;
  /** Registers a PEM certificate as a credential of the API. */
  readonly trustCertificate: (pem: string) => void;
  /** Signs with a new key from now on. */
  readonly rotateKeys: () => Promise<void>;
  /** Continuous access evaluation: what was issued to this account so far is challenged. */
  readonly revokeSessions: (objectId: string, form?: ChallengeForm) => void;
  /** Delegated admin relationships of partner tenants. */
  readonly relationships: RelationshipBook;
  readonly faults: FaultBoard;
  readonly journal: Journal;
  readonly close: () => Promise<void>;
}

/**
 * Starts Entra ID, Microsoft Graph and Azure OpenAI on loopback.
 * @throws the error of `listen`, with code EADDRINUSE for a taken port.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { context, perform, performReports, trustCertificate, announce } =
    await composeServices(options);
  const { now } = context;
  const main = await serve({ port: options.port ?? 0, now, perform });
  const reports = await serve({
    port: options.reportsPort ?? 0,
    now,
    perform: performReports,
  }).catch(async (cause: unknown) => {
    await main.close();
    throw cause;
  });
  announce(main.origin, reports.origin);

  return {
    origin: main.origin,
    reportsOrigin: reports.origin,
    apiClientId: context.apiClientId,
    clientSecret: context.clientSecret,
    openAiApiKey: context.openAiApiKey,
    settings: serverSettings(context, main.origin),
    personas,
    tenants: context.tenants,
    tenant: (name) => {
      const tenant = context.tenantByName(name);
      if (tenant === undefined) throw new Error(`The emulator has no tenant named ${name}.`);
      return tenant;
    },
    mintAccessToken: (request = {}) => mintAccessToken(context, request),
    mintFederatedAssertion: () => mintFederatedAssertion(context),
    trustCertificate,
    rotateKeys: () => context.keys.rotate(),
    revokeSessions: (objectId, form) => context.graphTokens.revoke(objectId, form),
    relationships: context.relationships,
    faults: context.faults,
    journal: context.journal,
    close: async () => {
      await Promise.all([main.close(), reports.close()]);
    },
  };
}

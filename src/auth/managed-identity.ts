import {
  AuthError,
  type INetworkModule,
  ManagedIdentityApplication,
  type NetworkRequestOptions,
  type NetworkResponse,
} from "@azure/msal-node";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import { AccessToken } from "./caller.ts";
import type { Grant } from "./entra-client.ts";

const TIMEOUT_MS = 10_000;

/**
 * A token of the managed identity of the machine Seatwise runs on, for one resource of Azure. MSAL
 * finds the endpoint by what the platform has put into the environment.
 * @param clientId of a user-assigned identity; the system-assigned one without it.
 * @throws AppError ENTRA_UNAVAILABLE when no endpoint answers, CREDENTIAL_REJECTED when it refuses.
 */
export async function acquireManagedIdentityToken(
  resource: string,
  clientId: string | undefined,
  clock: Clock,
): Promise<Grant> {
  const application = new ManagedIdentityApplication({
    ...(clientId === undefined
      ? {}
      : { managedIdentityIdParams: { userAssignedClientId: clientId } }),
    system: { networkClient: identityNetwork, disableInternalRetries: true },
  });
  try {
    // MSAL keeps tokens for the whole process; how long one is used is decided by who asks.
    const { accessToken, expiresOn, scopes } = await application.acquireToken({
      resource,
      forceRefresh: true,
    });
    const expiresAt = expiresOn ?? clock.now();
    return { token: new AccessToken(accessToken), scopes, expiresAt };
  } catch (cause) {
    const isSilent = cause instanceof AuthError && cause.errorCode === "network_error";
    throw new AppError(isSilent ? "ENTRA_UNAVAILABLE" : "CREDENTIAL_REJECTED", {}, { cause });
  }
}

/** MSAL's way to the identity endpoint: with a time limit and without redirects. */
const identityNetwork: INetworkModule = {
  sendGetRequestAsync: (url, options) => send("GET", url, options),
  sendPostRequestAsync: (url, options) => send("POST", url, options),
};

async function send<Body>(
  method: "GET" | "POST",
  url: string,
  { headers = {}, body }: NetworkRequestOptions = {},
): Promise<NetworkResponse<Body>> {
  const response = await fetch(url, {
    method,
    headers,
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body }),
  });
  const answer: Body = JSON.parse(await response.text());
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: answer,
  };
}
